// Measures the e2e suite of it/ in turns, so that what the machine does besides hits all of them alike:
// without tests, with an unchanged cache, on 1 to 8 workers, and with plain Failsafe on one server.
//
//     node benchmarks/e2e.mjs [ROUNDS]        after mvn -pl it -am verify
//
// Prints medians, and ratios to one worker.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const rounds = Number(process.argv[2] ?? 3);
const stamp = [
  '-Dorg.slf4j.simpleLogger.showDateTime=true',
  '-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss,SSS',
];
const common = ['-B', '-o', '-ntp', '-Dspotless.check.skip', '-De2e.console=surefire', ...stamp];
const plainPort = 28999;

function maven(...args) {
  const begin = process.hrtime.bigint();
  const run = spawnSync('mvn', [...common, ...args], { cwd: 'it', encoding: 'utf8', maxBuffer: 1 << 26 });
  const wall = Number(process.hrtime.bigint() - begin) / 1e9;
  return { wall, log: run.stdout, ok: run.status === 0 };
}

function seconds(line) {
  const [, h, m, s, ms] = /^(\d\d):(\d\d):(\d\d),(\d{3})/.exec(line);
  return Number(h) * 3600 + Number(m) * 60 + Number(s) + Number(ms) / 1000;
}

function at(log, text) {
  const line = log.split('\n').find((candidate) => candidate.includes(text));
  return line === undefined ? Number.NaN : seconds(line);
}

function measure(name, run) {
  const begin = at(run.log, name === 'plain Failsafe' ? ':integration-test' : ':start');
  const end = name === 'plain Failsafe' ? at(run.log, 'BUILD') : at(run.log, ':verify');
  const tests = /Tests run: (\d+), Failures: (\d+), Errors: (\d+), Skipped: \d+\s*$/m.exec(run.log);
  const schedule = name.endsWith('workers') || name.endsWith('worker') ? ideal(Number(name.split(' ')[0])) : Number.NaN;
  return {
    wall: run.wall,
    phase: end - begin,
    first: at(run.log, 'Running ') - begin,
    ideal: schedule,
    stop: Number(/Stopped .* in ([\d.]+) s/.exec(run.log)?.[1] ?? Number.NaN),
    tests: tests === null ? 'none' : `${tests[1]} run, ${Number(tests[2]) + Number(tests[3])} failed`,
  };
}

/** The shortest that any order of these classes could take on so many workers: a lower bound. */
function ideal(workers) {
  const results = JSON.parse(readFileSync('it/target/smartscraper-e2e/results.json', 'utf8'));
  const durations = results.classes.map((result) => result.durationMillis / 1000);
  return Math.max(Math.max(...durations), durations.reduce((sum, one) => sum + one, 0) / workers);
}

async function plainFailsafe() {
  const data = mkdtempSync(join(tmpdir(), 'smartscraper-test-0-'));
  mkdirSync(join(data, 'logs'));
  writeFileSync(join(data, 'sites.jsonc'), '[]');
  writeFileSync(join(data, 'stats.json'), '{}');
  const server = spawn('npm', ['run', 'dev'], {
    cwd: 'it/app',
    detached: true,
    stdio: 'ignore',
    env: {
      ...process.env,
      PORT: String(plainPort),
      DATA_DIR: data,
      API_TOKEN: 'test-token-0',
      SCRAPE_TIMEOUT_MS: '4000',
      TRUST_PROXY: 'true',
    },
  });
  try {
    await healthy();
    const properties = [
      `-DTEST_BASE_URL=http://127.0.0.1:${plainPort}`,
      `-DDATA_DIR=${data}`,
      '-DAPI_TOKEN=test-token-0',
      '-DE2E_WORKER_ID=0',
    ];
    return maven('org.apache.maven.plugins:maven-failsafe-plugin:3.6.1:integration-test', ...properties);
  } finally {
    // The group that was made for it, and nothing else.
    process.kill(-server.pid, 'SIGTERM');
    rmSync(data, { recursive: true, force: true });
  }
}

async function healthy() {
  for (let attempt = 0; attempt < 300; attempt++) {
    try {
      if ((await fetch(`http://127.0.0.1:${plainPort}/health`)).ok) return;
    } catch {
      // Not yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the server for plain Failsafe did not become healthy');
}

const variants = {
  'no tests': () => maven('verify', '-DskipITs'),
  '1 worker': () => maven('verify', '-De2e.full=true', '-De2e.workers=1'),
  '2 workers': () => maven('verify', '-De2e.full=true', '-De2e.workers=2'),
  '4 workers': () => maven('verify', '-De2e.full=true', '-De2e.workers=4'),
  '8 workers': () => maven('verify', '-De2e.full=true', '-De2e.workers=8'),
  unchanged: () => maven('verify'),
  'plain Failsafe': plainFailsafe,
};

const samples = Object.fromEntries(Object.keys(variants).map((name) => [name, []]));
for (let round = 0; round < rounds; round++) {
  for (const [name, run] of Object.entries(variants)) {
    samples[name].push(measure(name, await run()));
    process.stderr.write(`round ${round + 1}: ${name} ${samples[name].at(-1).wall.toFixed(1)} s\n`);
  }
}

function median(name, figure) {
  const values = samples[name].map((sample) => sample[figure]).sort((a, b) => a - b);
  return values[Math.floor(values.length / 2)];
}

const show = (value) => (Number.isNaN(value) ? '' : value.toFixed(2));
console.log(`Medians of ${rounds} rounds, seconds\n`);
console.log('| run | mvn | ratio | e2e phase | first test after | tests alone, at best | stop | tests |');
console.log('|---|---|---|---|---|---|---|---|');
for (const name of Object.keys(variants)) {
  const figures = ['phase', 'first', 'ideal', 'stop'].map((figure) => show(median(name, figure)));
  const ratio = (median(name, 'wall') / median('1 worker', 'wall')).toFixed(2);
  console.log(`| ${name} | ${show(median(name, 'wall'))} | ${ratio} | ${figures.join(' | ')} | ${samples[name].at(-1).tests} |`);
}
