/* What there is to know within ten seconds: the verdict, the numbers, and each failure with what to do about it. */
(() => {
  'use strict';
  const { h } = preact;
  const { useState } = preactHooks;
  const { Command, Log } = report;
  const FIRST = 40;
  const OPEN = 4;
  const KINDS = ['failed', 'flaky', 'passed', 'cached', 'skipped'];

  function verdict(model) {
    const { failed, flaky, passed, cached } = model.counts;
    const all = report.count(model.classes.length, 'class', 'classes');
    if (failed) {
      return `${failed.toLocaleString('en')} of ${all} failed`;
    }
    if (flaky) {
      return `No class failed, ${flaky} needed a second round`;
    }
    if (passed === 0 && cached > 0) {
      return `Nothing had to run: ${cached === model.classes.length ? 'all' : cached} ${all} unchanged`.replace(/all (\d)/, 'all $1');
    }
    return model.classes.length === 0 ? 'No test classes' : `All ${all} passed`;
  }

  function facts(model) {
    const workers = model.lanes.length;
    const speedUp = model.wall > 0 && model.sum > 0 ? model.sum / model.wall : 0;
    return [
      model.wall > 0 && ['Wall time', report.duration(model.wall)],
      model.sum > 0 && ['Sum of classes', report.duration(model.sum)],
      speedUp > 0 && ['Speed-up', `${speedUp.toFixed(1)}×`],
      workers > 0 && [model.merged ? `Workers of ${model.runs.length} shards` : 'Workers', String(workers)],
      model.totals.tests > 0 && ['Tests', model.totals.tests.toLocaleString('en')],
      model.totals.failures > 0 && ['Failed tests', model.totals.failures.toLocaleString('en')],
      model.totals.skipped > 0 && ['Skipped tests', model.totals.skipped.toLocaleString('en')],
    ].filter(Boolean);
  }

  report.Summary = function Summary({ model }) {
    const state = model.counts.failed ? 'failed' : model.counts.flaky ? 'flaky' : 'passed';
    return h(
      'section',
      { class: `summary ${state}`, 'aria-labelledby': 'verdict' },
      h('h1', { id: 'verdict' }, h('span', { class: 'seal' }, report.icon(state)), verdict(model)),
      h(
        'div',
        { class: 'bar', 'aria-hidden': 'true' },
        KINDS.filter((kind) => model.counts[kind]).map((kind) => h('i', { class: kind, style: { flexGrow: model.counts[kind] } })),
      ),
      h(
        'ul',
        { class: 'counts' },
        KINDS.map((kind) =>
          h(
            'li',
            { class: model.counts[kind] ? kind : `${kind} none` },
            h('a', { href: `#/?show=${kind}` }, report.icon(kind), h('b', null, model.counts[kind].toLocaleString('en')), ` ${kind}`),
          ),
        ),
      ),
      h('dl', { class: 'facts' }, facts(model).map(([name, value]) => h('div', null, h('dt', null, name), h('dd', null, value)))),
    );
  };

  /** Where it failed: the file, and the line if it is known. */
  report.location = function location(one, method) {
    const ofSuite = method?.testClass && method.testClass.split('$')[0] !== one.name;
    const file = ofSuite ? '' : (one.source ?? '');
    const type = (ofSuite ? method.testClass.split('.').pop() : one.simple).split('$')[0];
    const name = file ? file.split('/').pop() : `${type}.java`;
    return method?.line ? `${name}:${method.line}` : file ? name : '';
  };

  report.reasons = function reasons(one) {
    const failed = one.methods.filter((method) => method.kind === 'failed');
    if (failed.length > 0) {
      return failed;
    }
    const words = {
      INCOMPLETE: 'The class never came to its end: its fork crashed, was ended, or never began it.',
      OVERLAPPED: 'The class ran at the same time as another one of its fork, so that nothing was reset for one of them.',
    };
    return [{ name: '', message: words[one.outcome] ?? 'A test of this class failed. What it said is in the reports of Failsafe.' }];
  };

  /** The part of a type that a reader needs. */
  const shortType = (type) => (/^[\w.$]+$/.test(type ?? '') ? type.split('.').pop() : type);

  report.Failure = function Failure({ model, one, method, level = 'h3' }) {
    const run = one.runs.find((each) => each.round === method.round) ?? one.runs.at(-1);
    const log = method.log?.text ? method.log : run?.log;
    const command = report.rerun(model, one, method.name ? method : undefined);
    const worker = run ? (model.merged ? `shard ${one.shard}, worker ${run.worker}` : `worker ${run.worker}`) : '';
    return h(
      'article',
      { class: 'failure' },
      h(
        level,
        null,
        h('a', { href: report.classHref(one, method.name ? method : undefined) }, h('bdi', null, one.simple)),
        method.name && [h('span', { class: 'quiet' }, ' › '), h('bdi', null, method.title)],
      ),
      h(
        'p',
        { class: 'where quiet' },
        [report.location(one, method), worker, method.durationMillis >= 0 && report.duration(method.durationMillis), one.reason && `ran because: ${one.reason}`]
          .filter(Boolean)
          .map((part, n) => [n > 0 && h('span', { 'aria-hidden': 'true' }, ' · '), h('bdi', null, part)]),
      ),
      h('pre', { class: 'message', tabIndex: 0, role: 'group', 'aria-label': 'Message' }, method.type && h('b', null, `${shortType(method.type)}\n`), (method.message ?? '').replace(/^\s*\n/, '')),
      one.faults.length > 0 && h('p', { class: 'fault' }, report.icon('lost'), one.faults.map((fault) => h('bdi', null, fault))),
      h(Log, { log, title: `Server's log meanwhile`, lines: 8 }),
      command && h(Command, { text: command }),
      run?.keptData && h('p', { class: 'quiet' }, 'Data of the server: ', report.fileLink(run.keptData, run.keptDataLink)),
    );
  };

  /** One of many: a line, until somebody wants to know. */
  function Further({ model, one, method }) {
    const [open, setOpen] = useState(false);
    const brief = String(method.message ?? '').trimStart().split('\n', 1)[0].slice(0, 160);
    return h(
      'details',
      { class: 'further', onToggle: (event) => setOpen(event.currentTarget.open) },
      h('summary', null, h('bdi', null, h('b', null, one.simple), method.name && ` › ${method.title}`), h('bdi', { class: 'quiet' }, brief)),
      open && h(report.Failure, { model, one, method }),
    );
  }

  report.Failures = function Failures({ model }) {
    const [most, setMost] = useState(FIRST);
    const all = model.failed.flatMap((one) => report.reasons(one).map((method) => ({ one, method })));
    if (all.length === 0) {
      return null;
    }
    return h(
      'section',
      { class: 'failures', 'aria-labelledby': 'failures-title' },
      h('header', null, h('h2', { id: 'failures-title' }, 'What failed')),
      all.slice(0, OPEN).map(({ one, method }) => h(report.Failure, { model, one, method })),
      all.slice(OPEN, most).map(({ one, method }) => h(Further, { key: `${one.name} ${method.key} ${method.round}`, model, one, method })),
      all.length > most && h('button', { type: 'button', onClick: () => setMost(all.length) }, `Show ${report.count(all.length - most, 'more failure')}`),
    );
  };
})();
