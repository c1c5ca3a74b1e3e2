// Where each second of one run went, for each worker, and which processes used the CPU.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { watchProcesses } from './processes.mjs';

const width = 72;
// Each phase with the letter of its bar.
const letters = {
  'Maven, before': 'm',
  selection: 's',
  'waits for its turn': '.',
  'server starts': 'S',
  'no fork yet': '_',
  'fork starts': 'F',
  reset: 'r',
  test: '#',
  'fork ends': 'e',
  idle: ' ',
  teardown: 'd',
  'Maven, after': 'M',
};

/** Runs once, with a look at its processes now and then, and puts down where the time went. */
export async function profile(row, workers, start) {
  const run = await start((group) => watchProcesses(group));
  const marks = milestones(run);
  const shown = timelines(run, marks);
  const head = `Row ${row}, ${workers} workers: ${run.wall.toFixed(1)} s, ${run.cpu.toFixed(1)} CPU seconds, ${run.tests} tests`;
  return [head, '', wholeRun(run, marks), '', ...perWorker(run, shown), '', cpuTable(run), ''].join('\n');
}

/** When the goals began, by the arrival of their lines. */
function milestones(run) {
  const at = (pattern) => run.lines.find(({ text }) => pattern.test(text))?.at;
  const goal = (name) => at(new RegExp(`^\\[INFO\\] -+ \\S*smartscraper-e2e\\S*:${name} |^\\[INFO\\] -+ smartscraper-e2e:\\S*:?${name} `));
  const start = goal('start') ?? run.end;
  const stop = goal('stop') ?? run.end;
  return {
    begin: run.begin,
    start,
    starting: at(/^\[INFO\] Starting (up to )?\d+ workers? /) ?? start,
    stop,
    stopped: at(/Stopped \d+ workers? in /) ?? stop,
    end: run.end,
  };
}

/** Each worker's phases, one after the other, from the start of Maven to its end. */
function timelines(run, marks) {
  const forks = forksOf(run);
  return workersOf(run, marks)
    .sort((a, b) => a.id - b.id)
    .map((worker) => {
      const own = forks.filter((fork) => fork.worker === worker.id);
      const phases = [];
      let now = marks.begin;
      const until = (name, end) => {
        if (end > now) phases.push({ name, from: now, to: end });
        now = Math.max(now, end);
      };
      until('Maven, before', marks.start);
      until('selection', marks.starting);
      until('waits for its turn', worker.launched);
      until('server starts', worker.ready);
      for (const fork of own) {
        until(phases.some(({ name }) => name === 'test') ? 'idle' : 'no fork yet', fork.began);
        fork.classes.forEach((one, index) => {
          until(index === 0 ? 'fork starts' : 'reset', one.begin);
          until('test', one.end);
        });
        until('fork ends', Math.min(fork.ended, marks.stop));
      }
      until('idle', marks.stop);
      until('teardown', marks.stopped);
      until('Maven, after', marks.end);
      return { id: worker.id, phases };
    });
}

/** Servers by their events in results.json, else by the table that the goal prints as they become ready. */
function workersOf(run) {
  const { workers = [] } = JSON.parse(readFileSync(join(run.directory, 'target/smartscraper-e2e/results.json'), 'utf8'));
  const first = ({ events }, wanted) => events?.find(({ state }) => state === wanted)?.at;
  const known = workers.map((worker) => ({ id: worker.id, launched: first(worker, 'LAUNCHED'), ready: first(worker, 'READY') }));
  if (known.length > 0 && known.every(({ launched, ready }) => launched !== undefined && ready !== undefined)) return known;
  return run.lines.flatMap(({ at, text }) => {
    const [, id, seconds] = /^\[INFO\] (\d+) +http:\S+ +([\d.]+) s/.exec(text) ?? [];
    return id === undefined ? [] : [{ id: Number(id), launched: at - Number(seconds) * 1000, ready: at }];
  });
}

/** What each fork has written down; its file of arguments is made just before it is launched. */
function forksOf(run) {
  const directory = join(run.directory, 'target/smartscraper-e2e/forks');
  const born = run.watched?.ends('fork') ?? new Map();
  return readdirSync(directory)
    .filter((name) => /^fork-\d+\.events\.jsonl$/.test(name))
    .map((name) => {
      const events = readFileSync(join(directory, name), 'utf8').trim().split('\n').filter(Boolean).map((line) => JSON.parse(line));
      const begins = events.filter(({ event }) => event === 'begin');
      const classes = begins.map(({ at, ...one }) => ({ begin: at, end: endOf(events, one.class, at) ?? at }));
      const last = classes.at(-1)?.end ?? 0;
      const began = statSync(join(directory, name.replace('.events.jsonl', '.args'))).mtimeMs;
      return { worker: Number(begins[0]?.worker), began, classes, ended: nextAfter(born, name, last) };
    })
    .filter(({ classes }) => classes.length > 0)
    .sort((a, b) => a.began - b.began);
}

const endOf = (events, name, from) => events.find((one) => one.event === 'end' && one.class === name && one.at >= from)?.at;

/** When the process that has this fork's arguments was last seen. */
const nextAfter = (ends, name, last) => Math.max(last, ends.get(name.replace('.events.jsonl', '.args')) ?? last);

function wholeRun(run, marks) {
  const rows = [
    ['Maven, until goal start', marks.begin, marks.start],
    ['goal start: selection', marks.start, marks.starting],
    ['servers, forks and tests', marks.starting, marks.stop],
    ['goal stop: teardown', marks.stop, marks.stopped],
    ['Maven, after that', marks.stopped, marks.end],
  ];
  const scale = (width / (marks.end - marks.begin)) * 1;
  return table(
    ['phase', 'seconds', 'CPU', ''],
    rows.map(([name, from, to]) => {
      const cpu = run.watched?.between(from, to);
      return [name, seconds(to - from), cpu?.toFixed(1) ?? '', '█'.repeat(Math.round((to - from) * scale))];
    }),
  );
}

function perWorker(run, workers) {
  const used = Object.keys(letters).filter((name) => workers.some(({ phases }) => phases.some((phase) => phase.name === name)));
  const sum = (phases, name) => phases.filter((phase) => phase.name === name).reduce((total, { from, to }) => total + to - from, 0);
  const rows = workers.map(({ id, phases }) => [id, ...used.map((name) => seconds(sum(phases, name)))]);
  const means = used.map((name) => seconds(workers.reduce((total, { phases }) => total + sum(phases, name), 0) / workers.length));
  const bars = workers.map(({ id, phases }) => `${String(id).padStart(2)} |${bar(run, phases)}|`);
  const legend = used.map((name) => `${letters[name] === ' ' ? 'blank' : letters[name]} ${name}`).join(', ');
  return [table(['worker', ...used], [...rows, ['mean', ...means]]), '', ...bars, '', `   ${legend}`];
}

function bar(run, phases) {
  const step = (run.end - run.begin) / width;
  const letter = (at) => letters[phases.find(({ from, to }) => from <= at && at < to)?.name ?? 'idle'];
  return Array.from({ length: width }, (_, column) => letter(run.begin + (column + 0.5) * step)).join('');
}

function cpuTable(run) {
  if (run.watched === undefined) return 'Which processes used the CPU can be told where there are control groups only.';
  const kinds = run.watched.kinds();
  const seen = kinds.reduce((sum, kind) => sum + kind.seconds, 0);
  const unseen = { kind: 'too short to be seen', count: '', seconds: Math.max(0, run.cpu - seen) };
  const all = [...kinds, unseen].sort((a, b) => b.seconds - a.seconds);
  return table(
    ['CPU of', 'processes', 'seconds', 'each', ''],
    all.map(({ kind, count, seconds: used }) => [
      kind,
      count,
      used.toFixed(2),
      count === '' ? '' : (used / count).toFixed(2),
      '█'.repeat(Math.round((used / run.cpu) * width)),
    ]),
  );
}

const seconds = (millis) => (millis / 1000).toFixed(2);

function table(head, rows) {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  return cells.map((row) => row.map((text, column) => (column === 0 || text.startsWith('█') ? text.padEnd(widths[column]) : text.padStart(widths[column]))).join('  ').trimEnd()).join('\n');
}
