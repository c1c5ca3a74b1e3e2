// Measures what one browser for all workers (e2e.browser=shared) costs and saves: scrapes of it/ and the memory of all
// processes, with a browser per worker and with a shared one, in turns. Needs /proc.
//
//     node benchmarks/browser.mjs [ROUNDS] [WORKERS] [MODES]        after mvn -pl it -am install -DskipTests
//
// MODES are values of e2e.browser, none,shared by default; none alone measures without comparing.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const rounds = Number(process.argv[2] ?? 5);
const workers = Number(process.argv[3] ?? 4);
const modes = (process.argv[4] ?? 'none,shared').split(',');
const scrapes = 25;
const goal = 'io.github.smartscraper:smartscraper-e2e-maven-plugin:run';
const page = `<!DOCTYPE html><title>Tea</title><style>p { margin: 1em }</style>
<article>${'<p>Boil the water, warm the pot, and wait for four minutes.</p>'.repeat(50)}</article>
<script>document.body.append('Ready.');</script>`;

/** Starts the workers. */
function start(mode) {
  const args = ['-B', '-o', '-ntp', '-pl', 'it', goal, `-De2e.workers=${workers}`, `-De2e.browser=${mode}`];
  // A group of its own, which Ctrl-C ends as in a terminal.
  const maven = spawn('env', ['--default-signal', 'mvn', ...args], { detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  const run = { mode, maven, begin: performance.now(), log: '', ended: once(maven, 'close') };
  maven.stdout.setEncoding('utf8').on('data', (text) => (run.log += text));
  return run;
}

/** Waits until all workers are there, and learns what there is to know of them. */
async function allAreThere(run) {
  while (!run.log.includes('until you press Ctrl-C')) {
    if (hasEnded(run)) throw new Error(`Maven has ended:\n${run.log}`);
    await sleep(20);
  }
  run.ready = (performance.now() - run.begin) / 1000;
  run.rows = [...run.log.matchAll(/^\[INFO\] (\d+) +(http:\S+) +[\d.]+ s +(\d+) +(\S+)/gm)].map(([, id, url, pid, data]) => {
    return { id, url, pid, data, token: /^API_TOKEN='?(\S*?)'?$/m.exec(readFileSync(handover(id), 'utf8'))[1] };
  });
  const environments = run.rows.map(({ pid }) => environment(pid));
  run.cookie = /(?:^|\0)(SMARTSCRAPER_E2E_SESSION=[^\0]+)/.exec(environments[0])[1];
  const sharing = environments.filter((text) => /(^|\0)BROWSER_WS_ENDPOINT=/.test(text)).length;
  if (run.rows.length !== workers || sharing !== (run.mode === 'none' ? 0 : workers)) {
    throw new Error(`with e2e.browser=${run.mode}, ${sharing} of ${run.rows.length} workers share a browser:\n${run.log}`);
  }
}

const hasEnded = ({ maven }) => maven.exitCode !== null || maven.signalCode !== null;
const handover = (id) => `it/target/smartscraper-e2e/worker-${id}.env`;

function read(file) {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}

const environment = (pid) => read(`/proc/${pid}/environ`);

/** The pids of all processes of the run. Chromium's own write over their environment, so that they are known by descent. */
function processes({ cookie }) {
  const pids = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid));
  const parents = new Map(pids.map((pid) => [pid, /^.*\) \S (\d+)/s.exec(read(`/proc/${pid}/stat`))?.[1]]));
  const found = new Set(pids.filter((pid) => `${environment(pid)}\0`.includes(`${cookie}\0`)));
  const isOfRun = (pid) => pid !== undefined && (found.has(pid) || isOfRun(parents.get(pid)));
  return pids.filter(isOfRun);
}

/** Memory in MiB, where a page that several processes map counts once in all. */
const pss = (pid) => Number(/^Pss: +(\d+) kB$/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024;

function memory(run) {
  const sum = { chromium: 0, others: 0, chromiums: 0, maven: pss(run.maven.pid) };
  for (const pid of processes(run)) {
    const isChromium = /[\0 ]--(type|user-data-dir)=/.test(read(`/proc/${pid}/cmdline`));
    sum[isChromium ? 'chromium' : 'others'] += pss(pid);
    sum.chromiums += isChromium ? 1 : 0;
  }
  return sum;
}

let clients = 0;
let timeouts = 0;

/** Scrapes the page, each time as another client, because clients may only do so many. */
async function scrape({ url, token }, target) {
  clients += 1;
  const client = `10.${(clients >> 16) & 255}.${(clients >> 8) & 255}.${clients & 255}`;
  const begin = performance.now();
  const response = await fetch(`${url}/api/scrape`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'X-Forwarded-For': client },
    body: JSON.stringify({ url: target }),
  });
  const text = await response.text();
  // On a busy machine a page may take too long; anything else is a mistake.
  if (response.status === 504) timeouts += 1;
  else if (response.status !== 200) throw new Error(`${url} answered with ${response.status}: ${text}`);
  return (performance.now() - begin) / 1000;
}

/** All workers at once, each one scrape after the other. */
async function measure(run, target) {
  timeouts = 0;
  const firsts = await Promise.all(run.rows.map((row) => scrape(row, target)));
  const further = [];
  const peak = { chromium: 0, chromiums: 0 };
  const begin = performance.now();
  const scraping = run.rows.map(async (row) => {
    for (let count = 0; count < scrapes; count += 1) further.push(await scrape(row, target));
  });
  const all = Promise.all(scraping);
  for (let busy = true; busy; ) {
    busy = await Promise.race([all.then(() => false), sleep(1000, true)]);
    const now = memory(run);
    if (busy && now.chromium > peak.chromium) Object.assign(peak, now);
  }
  const wall = (performance.now() - begin) / 1000;
  // The last pages are still being closed.
  await sleep(1500);
  const rest = memory(run);
  return {
    ready: run.ready,
    first: quantile(firsts, 0.5),
    slowest: Math.max(...firsts),
    median: quantile(further, 0.5),
    p95: quantile(further, 0.95),
    wall,
    timeouts,
    peak: peak.chromium,
    peakProcesses: peak.chromiums,
    rest: rest.chromium,
    restProcesses: rest.chromiums,
    others: rest.others,
    maven: rest.maven,
  };
}

/** Ctrl-C; nothing of the run may be left after it. */
async function stop(run) {
  interrupt(run);
  await run.ended;
  if (run.rows === undefined) return;
  const left = processes(run);
  const files = run.rows.flatMap(({ id, data }) => [data, handover(id)]).filter(existsSync);
  if (left.length > 0 || files.length > 0 || !run.log.includes('nothing is left')) {
    throw new Error(`left: processes [${left}], files [${files}]:\n${run.log}`);
  }
}

function interrupt(run) {
  if (!hasEnded(run)) process.kill(-run.maven.pid, 'SIGINT');
}

async function round(mode, target) {
  const run = start(mode);
  const interruptMaven = () => interrupt(run);
  process.once('exit', interruptMaven);
  try {
    await allAreThere(run);
    return await measure(run, target);
  } finally {
    await stop(run);
    process.off('exit', interruptMaven);
  }
}

function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
const site = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(page)).listen(0, '127.0.0.1');
await once(site, 'listening');
const target = `http://127.0.0.1:${site.address().port}/`;
const samples = Object.fromEntries(modes.map((mode) => [mode, []]));
for (let number = 1; number <= rounds; number += 1) {
  // Who comes first alternates as well.
  for (const mode of number % 2 === 1 ? modes : modes.toReversed()) {
    samples[mode].push(await round(mode, target));
    const { median, rest } = samples[mode].at(-1);
    process.stderr.write(`round ${number}: ${mode}: ${median.toFixed(2)} s per scrape, Chromium ${rest.toFixed(0)} MiB\n`);
  }
}
site.close();
site.closeAllConnections();

const of = (mode, figure) => quantile(samples[mode].map((sample) => sample[figure]), 0.5);
const figures = [
  ['Maven starts until all workers are there', 'ready', 's'],
  ['first scrape of a worker, all at once', 'first', 's'],
  ['the slowest of those', 'slowest', 's'],
  ['further scrapes, median', 'median', 's'],
  ['further scrapes, 95th percentile', 'p95', 's'],
  [`${workers * scrapes} further scrapes in all`, 'wall', 's'],
  ['scrapes that timed out', 'timeouts', ''],
  ['Chromium, after the scrapes', 'rest', 'MiB'],
  ['its processes then', 'restProcesses', ''],
  ['Chromium, at most during the scrapes', 'peak', 'MiB'],
  ['its processes then', 'peakProcesses', ''],
  ['all other processes of the workers, after the scrapes', 'others', 'MiB'],
  ['Maven, after the scrapes', 'maven', 'MiB'],
];
const compared = modes.includes('none') && modes.includes('shared');
const show = (value, unit) => (unit === 's' ? `${value.toFixed(2)} s` : `${value.toFixed(0)} ${unit}`.trim());
console.log(`Medians of ${rounds} rounds with ${workers} workers, nothing left after any of them\n`);
console.log(`| | ${modes.join(' | ')} |${compared ? ' shared / none |' : ''}`);
console.log(`|---|${'---|'.repeat(modes.length + (compared ? 1 : 0))}`);
for (const [name, figure, unit] of figures) {
  const ratio = compared ? ` ${of('none', figure) === 0 ? '' : (of('shared', figure) / of('none', figure)).toFixed(2)} |` : '';
  console.log(`| ${name} | ${modes.map((mode) => show(of(mode, figure), unit)).join(' | ')} |${ratio}`);
}
