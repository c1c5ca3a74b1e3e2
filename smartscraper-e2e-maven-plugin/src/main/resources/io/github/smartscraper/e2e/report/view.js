/* Small parts that all views use. */
(() => {
  'use strict';
  const { h } = preact;
  const { useState } = preactHooks;
  const NARROW = '\u202f';

  /** A duration as a person says it. */
  report.duration = function duration(millis) {
    if (!Number.isFinite(millis) || millis < 0) {
      return '–';
    }
    if (millis < 1000) {
      return `${Math.round(millis)}${NARROW}ms`;
    }
    if (millis < 9950) {
      return `${(millis / 1000).toFixed(1)}${NARROW}s`;
    }
    if (millis < 59_500) {
      return `${Math.round(millis / 1000)}${NARROW}s`;
    }
    const seconds = Math.round(millis / 1000);
    const minutes = Math.floor(seconds / 60);
    const rest = (number) => String(number).padStart(2, '0');
    return minutes < 60
      ? `${minutes}${NARROW}min ${rest(seconds % 60)}${NARROW}s`
      : `${Math.floor(minutes / 60)}${NARROW}h ${rest(minutes % 60)}${NARROW}min`;
  };

  report.count = (number, one, many = `${one}s`) => `${number.toLocaleString('en')} ${number === 1 ? one : many}`;

  report.bytes = (bytes) => (bytes >= 1e6 ? `${Math.round(bytes / 1e6)}${NARROW}MB` : `${Math.ceil(bytes / 1e3)}${NARROW}KB`);

  report.moment = (millis) =>
    new Date(millis).toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' });

  const PATHS = {
    passed: 'M3.5 8.5l3 3 6-7',
    failed: 'M4 4l8 8M12 4l-8 8',
    flaky: 'M2 10c2-6 4-6 6-2s4 4 6-2',
    cached: 'M3 5h10M3 8h10M3 11h10',
    skipped: 'M4 8h8',
    copy: 'M6 6h7v7H6zM10 6V3H3v7h3',
    done: 'M3.5 8.5l3 3 6-7',
    back: 'M10 3L5 8l5 5',
    file: 'M4 2h5l3 3v9H4zM9 2v3h3',
    light: 'M8 5a3 3 0 100 6 3 3 0 000-6zM8 1v2M8 13v2M1 8h2M13 8h2M3 3l1.4 1.4M11.600 11.600L13 13M3 13l1.400-1.400M11.600 4.400L13 3',
    dark: 'M13 9.500A5.500 5.500 0 016.500 3 5.500 5.500 0 1013 9.500z',
    auto: 'M8 2a6 6 0 100 12zM8 2a6 6 0 010 12',
    lost: 'M9 1L4 9h4l-1 6 5-8H8z',
  };

  /** A picture of a word that stands beside it, or that its button is labelled with. */
  report.icon = function icon(name) {
    return h('svg', { class: `icon icon-${name}`, viewBox: '0 0 16 16', 'aria-hidden': 'true' }, h('path', { d: PATHS[name] }));
  };

  report.badge = (kind, label) => h('span', { class: `badge ${kind}` }, report.icon(kind), label);

  /** A command with a button that copies it. */
  report.Command = function Command({ text }) {
    const [state, setState] = useState('');
    const copy = async () => {
      setState((await report.copy(text)) ? 'done' : 'failed');
      setTimeout(() => setState(''), 2000);
    };
    return h(
      'div',
      { class: 'command' },
      h('code', { tabIndex: 0, role: 'group', 'aria-label': 'Command that runs it again' }, text.split(' ').map((word, n) => [n > 0 && ' ', h('span', null, word)])),
      h(
        'button',
        { type: 'button', class: 'copy', onClick: copy, 'aria-label': `Copy the command ${text}` },
        report.icon(state === 'done' ? 'done' : 'copy'),
        h('span', { 'aria-live': 'polite' }, { done: 'Copied', failed: 'Select and copy' }[state] ?? 'Copy'),
      ),
    );
  };

  /** Whether a browser that opens a file may write to the clipboard differs; the older way works in all. */
  report.copy = async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = document.createElement('textarea');
      area.value = text;
      area.className = 'offscreen';
      document.body.append(area);
      area.select();
      const copied = document.execCommand('copy');
      area.remove();
      return copied;
    }
  };

  /** Text of a log, with what was left out before it and where all of it is. */
  report.Log = function Log({ log, title, lines }) {
    if (!log?.text) {
      return log?.file ? h('p', { class: 'quiet' }, title, ': ', report.fileLink(log.file, log.fileLink)) : null;
    }
    const all = log.text.replace(/\n$/, '').split('\n');
    const [whole, setWhole] = useState(!lines || all.length <= lines);
    const shown = whole ? all : all.slice(-lines);
    return h(
      'figure',
      { class: 'log' },
      h(
        'figcaption',
        null,
        h('span', null, title),
        !whole &&
          h('button', { type: 'button', class: 'link', onClick: () => setWhole(true) }, `${report.count(all.length - lines, 'line')} before`),
        report.fileLink(log.file, log.fileLink),
      ),
      h(
        'pre',
        { tabIndex: 0, role: 'group', 'aria-label': title },
        whole && log.leftOut > 0 && h('span', { class: 'quiet' }, `… ${report.bytes(log.leftOut)} before, in the file\n`),
        shown.join('\n'),
      ),
    );
  };

  report.fileLink = function fileLink(file, link) {
    return link
      ? h('a', { class: 'file', href: link }, report.icon('file'), h('span', null, file))
      : h('span', { class: 'file' }, report.icon('file'), h('span', null, file));
  };

  /** A class's name: its package is there, but does not shout. */
  report.className = (one) => h('bdi', { class: 'name' }, h('span', { class: 'prefix' }, one.prefix), h('span', { class: 'simple' }, one.simple));

  report.classHref = (one, method) =>
    `#/class/${encodeURIComponent(one.name)}${method ? `/${encodeURIComponent(method.key)}` : ''}`;

  /** Durations of the last runs as bars, the newest at the right: a path for each kind, and what it says. Empty for a single run. */
  report.past = function past(one, large) {
    const known = one.kind === 'cached' || one.history.at(-1)?.at >= (one.runs[0]?.beganAt ?? Infinity);
    const now = known ? [] : [{ durationMillis: one.durationMillis, outcome: one.outcome }];
    const runs = [...one.history, ...now].slice(-16);
    if (runs.length < 2) {
      return {};
    }
    const top = Math.max(1, ...runs.map((run) => run.durationMillis || 0));
    const bars = {};
    runs.forEach((run, n) => {
      const height = Math.max(1.5, (15 * (run.durationMillis || 0)) / top).toFixed(1);
      const kind = ['FAILED', 'INCOMPLETE', 'OVERLAPPED'].includes(run.outcome) ? 'failed' : run.outcome === 'FLAKY' ? 'flaky' : 'plain';
      bars[kind] = `${bars[kind] ?? ''}M${large ? n * 4 : 64 - (runs.length - n) * 4} 16v-${height}h3v${height}z`;
    });
    return { bars, label: `Last ${runs.length} runs: ${runs.map((run) => report.duration(run.durationMillis)).join(', ')}` };
  };

  report.bars = (bars, label, size = '') =>
    h(
      'svg',
      { class: `sparkline ${size}`, viewBox: '0 0 64 16', role: 'img', 'aria-label': label },
      Object.entries(bars).map(([kind, d]) => h('path', { class: kind, d })),
    );
})();
