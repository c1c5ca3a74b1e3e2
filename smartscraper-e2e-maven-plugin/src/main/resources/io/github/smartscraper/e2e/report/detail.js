/* One class: why it ran, where, what came of each of its methods, and what the server said meanwhile. */
(() => {
  'use strict';
  const { h } = preact;
  const { useEffect } = preactHooks;
  const { Log, Command } = report;

  function facts(model, one) {
    const worker = one.worker >= 0 ? (model.merged ? `${one.worker} of shard ${one.shard}` : String(one.worker)) : '';
    return [
      one.reason && [one.kind === 'cached' ? 'Did not have to run' : 'Ran because', one.reason],
      ['Duration', report.duration(one.durationMillis)],
      one.kind !== 'cached' && ['Tests', `${one.tests}${one.failures ? `, ${one.failures} failed` : ''}${one.skipped ? `, ${one.skipped} skipped` : ''}`],
      worker && ['Worker', worker],
      one.attempts > 1 && ['Rounds', String(one.attempts)],
      one.endedAt > 0 && [one.kind === 'cached' ? 'Ran last' : 'Ended', report.moment(one.endedAt)],
      one.source && ['Source', one.source],
    ].filter(Boolean);
  }

  function Method({ model, one, method, open }) {
    const failed = method.kind === 'failed';
    const own = report.rerun(model, one, method);
    return h(
      'li',
      { class: `method ${method.kind}`, id: `method-${one.methods.indexOf(method)}` },
      h(
        'details',
        { open: open || failed },
        h(
          'summary',
          null,
          report.badge(method.kind, method.label),
          h('bdi', { class: 'title' }, method.title),
          h('span', { class: 'quiet' }, method.durationMillis >= 0 ? report.duration(method.durationMillis) : ''),
        ),
        h(
          'div',
          { class: 'inside' },
          failed ? h(report.Failure, { model, one, method }) : own && h(Command, { text: own }),
          !failed && method.message && h('pre', { class: 'message', tabIndex: 0, role: 'group', 'aria-label': 'Message' }, method.message),
          method.stack && h('figure', { class: 'log' }, h('figcaption', null, h('span', null, 'Stack')), h('pre', { tabIndex: 0, role: 'group', 'aria-label': 'Stack' }, method.stack)),
        ),
      ),
    );
  }

  function Run({ model, one, run }) {
    const parts = [
      one.runs.length > 1 && `Round ${run.round}`,
      `worker ${run.worker}`,
      run.fork && `fork ${run.fork}`,
      run.waitedAt && `made ready in ${report.duration(run.beganAt - run.waitedAt)}`,
      run.endedAt && `ran ${report.duration(run.endedAt - run.beganAt)}`,
    ].filter(Boolean);
    return h(
      'li',
      null,
      h('p', null, parts.join(' · ')),
      h(Log, { log: run.log, title: `Server's log meanwhile`, lines: 40 }),
      run.keptData && h('p', { class: 'quiet' }, 'Data of the server: ', report.fileLink(run.keptData, run.keptDataLink)),
    );
  }

  report.Detail = function Detail({ model, one, methodName, back }) {
    useEffect(() => {
      const at = methodName ? one.methods.findIndex((method) => method.key === methodName) : -1;
      const target = at >= 0 ? document.getElementById(`method-${at}`) : null;
      document.getElementById('detail-title')?.focus({ preventScroll: true });
      if (target) {
        target.scrollIntoView({ block: 'start' });
      } else {
        scrollTo(0, 0);
      }
    }, [one, methodName]);
    const whole = one.methods.length === 0 && one.kind === 'failed' ? report.reasons(one) : [];
    const command = report.rerun(model, one);
    const past = report.past(one, true);
    return h(
      'div',
      { class: 'detail' },
      h('a', { class: 'back', href: back }, report.icon('back'), 'All classes'),
      h(
        'section',
        { 'aria-labelledby': 'detail-title' },
        h('h1', { id: 'detail-title', tabIndex: -1 }, h('bdi', null, one.simple)),
        h('p', { class: 'subtitle' }, report.badge(one.kind, one.label), h('bdi', { class: 'quiet' }, one.prefix.replace(/\.$/, ''))),
        h('dl', { class: 'facts wrap' }, facts(model, one).map(([name, value]) => h('div', null, h('dt', null, name), h('dd', null, h('bdi', null, value))))),
        one.faults.map((fault) => h('p', { class: 'fault' }, report.icon('lost'), h('bdi', null, fault))),
        command && h(Command, { text: command }),
        past.label && h('div', { class: 'past' }, h('h2', null, 'Durations of the last runs'), report.bars(past.bars, past.label, 'large')),
      ),
      whole.map((reason) => h(report.Failure, { model, one, method: reason, level: 'h2' })),
      one.methods.length > 0 &&
        h(
          'section',
          { 'aria-labelledby': 'methods-title' },
          h('h2', { id: 'methods-title' }, report.count(one.methods.length, 'method')),
          h('ul', { class: 'methods' }, one.methods.map((method) => h(Method, { model, one, method, open: method.key === methodName }))),
        ),
      one.runs.length > 0 &&
        h(
          'section',
          { 'aria-labelledby': 'runs-title' },
          h('h2', { id: 'runs-title' }, one.runs.length > 1 ? 'Rounds' : 'Where it ran'),
          h('ul', { class: 'runs' }, one.runs.map((run) => h(Run, { model, one, run }))),
        ),
    );
  };
})();
