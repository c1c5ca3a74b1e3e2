// Measures how long it takes until nothing is left of the eight workers of it/: by goal stop, after Ctrl-C, and when Maven
// is killed, in turns. Needs /proc.
//
//     node benchmarks/teardown.mjs [ROUNDS]        after mvn -pl it -am verify
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';

const rounds = Number(process.argv[2] ?? 10);
const workers = 8;
// Enough classes for eight workers, and no more than that: how they end does not depend on what they have served.
const classes = 'Scrape*IT,SharedSite*IT,StatsIT,HealthIT,ApiTokenIT';
const goals = ['-B', '-o', '-ntp', '-pl', 'it', 'verify', '-Dspotless.check.skip', '-De2e.full=true', `-De2e.workers=${workers}`, '-De2e.console=surefire', `-Dit.test=${classes}`];
const sleep = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

/** A build whose descendants are known by a variable of its own. */
function build() {
  const id = `TEARDOWN_BENCHMARK=${randomUUID()}`;
  const maven = spawn('setsid', ['env', '--default-signal', id, 'mvn', ...goals], { stdio: ['ignore', 'pipe', 'inherit'] });
  const run = { maven, id, log: '' };
  maven.stdout.on('data', (text) => (run.log += text));
  run.ended = new Promise((resolve) => maven.on('close', resolve));
  return run;
}

/** How many processes carry the variable. */
function processes(id) {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && environment(name).includes(`${id}\0`)).length;
}

function environment(pid) {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1');
  } catch {
    return '';
  }
}

const directories = () => readdirSync(tmpdir()).filter((name) => name.startsWith('smartscraper-test-')).length;

/** All workers are up, and tests run. */
async function isBusy(run) {
  const rows = () => run.log.match(/^\[INFO\] \d +http:/gm)?.length ?? 0;
  while (rows() < workers || !run.log.includes('Running ')) {
    if (run.maven.exitCode !== null) throw new Error(`Maven has ended:\n${run.log}`);
    await sleep(20);
  }
}

async function byGoal() {
  const run = build();
  await run.ended;
  const [, count, seconds] = /Stopped (\d+) workers in ([\d.]+) s; nothing is left/.exec(run.log) ?? [];
  if (Number(count) !== workers) throw new Error(`no ${workers} workers were stopped:\n${run.log}`);
  return { seconds: Number(seconds), processes: Number.NaN, left: processes(run.id) };
}

async function bySignal(signal, target) {
  const before = directories();
  const run = build();
  await isBusy(run);
  const alive = processes(run.id);
  const begin = process.hrtime.bigint();
  process.kill(target(run.maven.pid), signal);
  const seconds = () => Number(process.hrtime.bigint() - begin) / 1e9;
  while ((processes(run.id) > 0 || directories() > before) && seconds() < 20) await sleep(10);
  const took = seconds();
  return { seconds: took, processes: alive, left: processes(run.id) + directories() - before };
}

const ways = {
  'goal `stop`, after the tests': byGoal,
  'Ctrl-C while tests run': () => bySignal('SIGINT', (pid) => -pid),
  'SIGKILL of Maven while tests run': () => bySignal('SIGKILL', (pid) => pid),
  "SIGKILL of Maven's group while tests run": () => bySignal('SIGKILL', (pid) => -pid),
};

const samples = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
for (let round = 1; round <= rounds; round++) {
  for (const [name, run] of Object.entries(ways)) {
    samples[name].push(await run());
    process.stderr.write(`round ${round}: ${name}: ${samples[name].at(-1).seconds.toFixed(2)} s\n`);
  }
}

const sorted = (name, figure) => samples[name].map((sample) => sample[figure]).sort((a, b) => a - b);
const median = (values) => values[Math.floor(values.length / 2)];
console.log(`${rounds} rounds, ${workers} workers\n`);
console.log('| end | processes before, median | teardown, median | max | left |');
console.log('|---|---|---|---|---|');
for (const name of Object.keys(ways)) {
  const before = median(sorted(name, 'processes'));
  const seconds = sorted(name, 'seconds');
  const left = samples[name].reduce((sum, sample) => sum + sample.left, 0);
  const figures = [median(seconds), seconds.at(-1)].map((value) => `${value.toFixed(2)} s`);
  console.log(`| ${name} | ${Number.isNaN(before) ? '' : before} | ${figures.join(' | ')} | ${left} |`);
}
