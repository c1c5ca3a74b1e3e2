// Where the time of one run went: Maven's log with time stamps for the goals, the events of the forks for the workers.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const BAR = 50;

function clock(line) {
  const found = /^(\d\d):(\d\d):(\d\d),(\d{3}) /.exec(line);
  return found && Number(found[1]) * 3600 + Number(found[2]) * 60 + Number(found[3]) + Number(found[4]) / 1000;
}

const first = (lines, text) => clock(lines.find((line) => line.includes(text)) ?? '');

function events(directory) {
  const forks = join(directory, 'target/smartscraper-e2e/forks');
  const all = existsSync(forks) ? readdirSync(forks, { recursive: true }).filter((name) => name.endsWith('.events.jsonl')) : [];
  return all.flatMap((name) => readFileSync(join(forks, name), 'utf8').trim().split('\n').filter(Boolean).map((line) => JSON.parse(line)));
}

const line = (name, from, to, begin, whole) => {
  const before = Math.round(((from - begin) / whole) * BAR);
  const width = Math.max(0, Math.round(((to - from) / whole) * BAR));
  return `${name.padEnd(34)} ${(to - from).toFixed(2).padStart(7)} s  ${' '.repeat(before)}${'█'.repeat(width)}`;
};

/** The table of a run. */
export function profile({ wall, log }, directory) {
  const lines = log.split('\n').filter((text) => clock(text) !== null);
  const end = clock(lines.at(-1));
  const begin = end - wall;
  const goal = (name) => clock(lines.find((text) => text.includes('smartscraper-e2e') && text.includes(`:${name} (`)) ?? '');
  const [start, test, stop, verify] = ['start', 'integration-test', 'stop', 'verify'].map(goal);
  const launched = first(lines, ' Starting ') ?? start;
  const rows = [
    ['Maven until goal start', begin, start],
    ['selection', start, launched],
    ['servers, until the first is ready', launched, test],
    ['forks and tests', test, stop],
    ['results and teardown', stop, verify],
    ['rest of Maven', verify, end],
  ];
  const midnight = new Date().setHours(0, 0, 0, 0);
  const at = (event) => (event.at - midnight) / 1000;
  const workers = group(events(directory));
  for (const [worker, all] of [...workers].sort()) {
    const begins = all.filter((event) => event.event === 'begin').map(at);
    const ends = all.filter((event) => event.event === 'end').map(at);
    if (begins.length === 0) continue;
    const [from, to] = [Math.min(...begins), Math.max(...ends)];
    const busy = ends.reduce((sum, time) => sum + time, 0) - begins.slice(0, ends.length).reduce((sum, time) => sum + time, 0);
    rows.push([`worker ${worker}: fork starts, or waits`, test, from]);
    rows.push([`worker ${worker}: ${ends.length} classes, ${busy.toFixed(1)} s`, from, to]);
    rows.push([`worker ${worker}: idle`, to, stop]);
  }
  return rows.map(([name, from, to]) => line(name, from, to, begin, wall)).join('\n');
}

function group(all) {
  const groups = new Map();
  all.forEach((event) => groups.set(event.worker, [...(groups.get(event.worker) ?? []), event]));
  return groups;
}
