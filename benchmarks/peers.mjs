// Compares this plugin with plain Failsafe, with Playwright Test and a server for each of its workers, and with what there
// would be without any overhead, in turns, so that what the machine does besides hits all of them alike.
//
//     node benchmarks/peers.mjs [--rows plain,app,it,unchanged,empty,teardown] [--workers 1,2,4,8] [--rounds 5]
//                               [--only plugin,tuned,before,failsafe,playwright] [--repo DIR] [--before DIR] [--cold]
//                               [--json FILE] [--markdown docs/performance.md] [--maven-repo DIR] [--profile]
//
// --repo       the checkout whose plugin is measured, instead of this one
// --before     another checkout, as one more contender
// --cold       without the run of each contender before those that count
// --json       results, to which each measurement is added; target/peers/results.json if nothing is said
// --markdown   a page with two markers, between which the table of all results goes
// --maven-repo a local repository that may be written to, instead of target/peers/m2
// --profile    one run of each row and number of workers, and where each second of it went
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { endAll } from './peers/measure.mjs';
import { buildPlugin, checkTools, Refusal, removeProjects, repository, work } from './peers/prepare.mjs';
import { profile } from './peers/profile.mjs';
import { markdown, merge, surroundings, writeInto } from './peers/report.mjs';
import { rowNames, rows } from './peers/rows.mjs';

const contenderNames = ['plugin', 'tuned', 'before', 'failsafe', 'playwright', 'none'];
let isInterrupted = false;

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    isInterrupted = true;
    endAll();
  });
}

try {
  await main(options());
} catch (problem) {
  process.stderr.write(`${problem instanceof Refusal ? problem.message : problem.stack}\n`);
  process.exitCode = 1;
} finally {
  removeProjects();
}

function options() {
  const text = { type: 'string' };
  const flag = { type: 'boolean', default: false };
  const known = { rows: text, workers: text, rounds: text, only: text, repo: text, before: text, json: text, markdown: text };
  let values;
  try {
    ({ values } = parseArgs({ options: { ...known, 'maven-repo': text, cold: flag, profile: flag } }));
  } catch (problem) {
    throw new Refusal(problem.message);
  }
  return {
    rows: list('rows', values.rows, rowNames),
    workers: values.workers?.split(',').map((number) => count('workers', number)),
    rounds: count('rounds', values.rounds ?? '5'),
    only: list('only', values.only, contenderNames),
    repo: resolve(values.repo ?? repository),
    before: values.before && resolve(values.before),
    json: resolve(values.json ?? join(work, 'results.json')),
    markdown: values.markdown && resolve(values.markdown),
    mavenRepository: resolve(values['maven-repo'] ?? join(work, 'm2')),
    cold: values.cold,
    profile: values.profile,
  };
}

function list(option, value, allowed) {
  const names = value?.split(',') ?? allowed;
  const unknown = names.find((name) => !allowed.includes(name));
  if (unknown !== undefined) throw new Refusal(`--${option} can't be "${unknown}"; it is a list of ${allowed.join(', ')}`);
  return names;
}

function count(option, value) {
  if (!/^[1-9]\d?$/.test(value)) throw new Refusal(`--${option} can't be "${value}"; it is a number from 1 to 99`);
  // Ports of plain Failsafe's servers differ in their last digit.
  if (option === 'workers' && Number(value) > 9) throw new Refusal(`--workers can't be ${value}; at most 9 are compared`);
  return Number(value);
}

async function main(asked) {
  checkTools();
  removeProjects();
  const { mavenRepository } = asked;
  const builds = { plugin: buildPlugin('plugin', asked.repo, mavenRepository) };
  if (asked.before !== undefined) builds.before = buildPlugin('before', asked.before, mavenRepository);
  const { failsafe, junit } = builds.plugin;
  const context = { mavenRepository, builds, failsafe, junit, millis: '3000' };
  const table = rows(context);
  const groups = asked.rows.map((row) => group(row, table[row], asked));
  for (const { row, contenders, workers } of groups) {
    if (!asked.cold) await warmUp(row, contenders, Math.max(...workers));
  }
  if (asked.profile) return profiles(groups, asked);
  const samples = [];
  for (let round = 0; round < asked.rounds; round++) {
    for (const one of groups) samples.push(...(await turns(one, round, asked)));
  }
  const results = merge(asked.json, samples, surroundings(context));
  if (asked.markdown !== undefined) writeInto(asked.markdown, markdown(results, table));
  const measured = results.samples.filter((sample) => asked.rows.includes(sample.row));
  console.log(markdown({ ...results, samples: measured }, table));
}

function group(row, { workers, contenders }, { only, workers: wanted, profile: isProfile }) {
  const made = Object.entries(contenders()).filter(([name]) => (isProfile ? name === 'plugin' : only.includes(name)));
  if (made.length === 0) throw new Refusal(`row ${row} has none of ${only.join(', ')}; leave out --only, or name others`);
  // Some rows are only about one number of workers.
  const numbers = wanted === undefined || workers.length === 1 ? workers : wanted;
  return { row, contenders: Object.fromEntries(made), workers: numbers };
}

/** What a machine that has built this before has already: downloads, compiled tests, durations, archives. */
async function warmUp(row, contenders, workers) {
  for (const [name, run] of Object.entries(contenders)) {
    if (isInterrupted) throw new Refusal('interrupted');
    const { wall, cpu } = await run(workers, { cold: true, isWarmUp: true });
    tell(`before it counts: ${row}, ${name}, ${workers} workers: ${wall.toFixed(1)} s (${cpu.toFixed(1)} of CPU)`);
  }
}

/** Each contender once, another one first in each round. */
async function turns({ row, contenders, workers }, round, { cold }) {
  const samples = [];
  for (const number of workers) {
    const names = Object.keys(contenders);
    const first = round % names.length;
    for (const contender of [...names.slice(first), ...names.slice(0, first)]) {
      if (isInterrupted) throw new Refusal('interrupted');
      const run = await contenders[contender](number, { cold });
      const { wall, cpu, waitedFor, counted, tests, teardown } = run;
      const at = new Date(run.begin).toISOString();
      samples.push({ row, workers: number, contender, round: round + 1, at, wall, cpu, waitedFor, counted, tests, teardown });
      tell(`round ${round + 1}: ${row}, ${contender}, ${number} workers: ${wall.toFixed(1)} s (${cpu.toFixed(1)} of CPU)`);
    }
  }
  return samples;
}

async function profiles(groups, { cold }) {
  for (const { row, contenders, workers } of groups) {
    for (const number of workers) console.log(await profile(row, number, (watch) => contenders.plugin(number, { cold, watch })));
  }
}

function tell(text) {
  process.stderr.write(`${text}\n`);
}
