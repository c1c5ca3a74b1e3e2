// How each contender runs the tests of a row, and whether it really did.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { measure } from './measure.mjs';
import { maven, mavenProject, playwrightProject, work } from './prepare.mjs';
import { freePort, startServer } from './server.mjs';

const skip = ['-Dspotless.check.skip', '-Denforcer.skip'];

/** Contender that runs a Maven project of ours with a build of the plugin. */
export function plugin(context, build, { row, app, command, template, classes }) {
  const values = { app, command, plugin: build.version, failsafe: build.failsafe, junit: build.junit };
  const directory = mavenProject(`${row}-${build.name}`, { contender: 'plugin', template, classes, values });
  return (workers, how) => pluginRun(context, { directory, row: `${row}-${build.name}`, classes }, workers, how);
}

/** Contender that runs the e2e suite of a copy of the checkout. */
export const ownSuite = (context, build) => (workers, how) =>
  pluginRun(context, { directory: join(build.copy, 'it'), row: `it-${build.name}` }, workers, how);

async function pluginRun(context, { directory, row, classes }, workers, how = {}) {
  const { extra = [], millis = context.millis, expected = classes, cold = false, watch, full = true } = how;
  const goals = ['verify', ...skip, `-De2e.full=${full}`, `-De2e.workers=${workers}`, ...(cold ? [] : ['-o']), ...extra];
  const run = await measure(maven(context.mavenRepository, ...goals), { directory, environment: { PEERS_MILLIS: millis }, watch });
  const tests = judge(run, `${row}-${workers}`, expected);
  const stopped = lineWith(run, /Stopped (\d+) workers? in ([\d.]+) s/);
  return { ...run, directory, tests, stopped: stopped && { workers: Number(stopped[1]), seconds: Number(stopped[2]) } };
}

/** Contender that runs the project without the plugin's tests: what Maven itself takes. */
export const withoutTests = (context, build) => (workers, how = {}) =>
  ownSuite(context, build)(workers, { ...how, full: false, expected: 0, extra: ['-DskipITs'] });

/** Contender plain Failsafe; each fork has a server, started before and ended after what is measured. */
export function failsafe(context, { row, app, command, template, classes }) {
  const values = { failsafe: context.failsafe, junit: context.junit };
  const directory = mavenProject(`${row}-failsafe`, { contender: 'failsafe', template, classes, values });
  return async (workers, { millis = context.millis, cold = false } = {}) => {
    const ports = await freeRow(workers);
    const servers = [];
    try {
      if (app !== undefined) {
        for (let fork = 1; fork <= workers; fork++) {
          servers.push(await startServer({ command, directory: app, port: ports * 10 + fork, token: `test-token-${fork}` }));
        }
      }
      const goals = ['verify', `-Dpeers.workers=${workers}`, `-Dpeers.ports=${ports}`, ...(cold ? [] : ['-o'])];
      const environment = { PEERS_MILLIS: millis };
      const run = await measure(maven(context.mavenRepository, ...goals), { directory, environment });
      return { ...run, tests: judge(run, `${row}-failsafe-${workers}`, classes) };
    } finally {
      await Promise.all(servers.map((server) => server.stop()));
    }
  };
}

/** Ten ports that differ in their last digit, of which as many are free as there are forks. */
async function freeRow(workers) {
  for (let ports = 2410; ports < 2900; ports++) {
    const wanted = Array.from({ length: workers }, (_, fork) => ports * 10 + fork + 1);
    const results = await Promise.allSettled(wanted.map((port) => freePort(port)));
    if (results.every((result) => result.status === 'fulfilled')) return ports;
  }
  throw new Error('there are no free ports from 24100 to 28999');
}

/** Contender Playwright Test; each of its workers has a server by a fixture. */
export function playwright(context, { row, app, command, classes }) {
  const directory = playwrightProject(classes);
  return async (workers, { millis = context.millis } = {}) => {
    const environment = {
      PEERS_WORKERS: String(workers),
      PEERS_COMMAND: command,
      PEERS_APP: app,
      PEERS_MILLIS: millis,
    };
    const run = await measure(['node_modules/.bin/playwright', 'test'], { directory, environment });
    const passed = Number(lineWith(run, /^\s*(\d+) passed/)?.[1] ?? 0);
    if (run.status !== 0 || passed !== classes) throw new Error(`Playwright failed; see ${keep(run, `${row}-playwright-${workers}`)}`);
    return { ...run, tests: passed };
  };
}

/** How many tests ran; a run with a failed test is no measurement. */
function judge(run, name, expected) {
  const tests = Number(lineWith(run, /Tests run: (\d+), Failures: 0, Errors: 0, Skipped: \d+\s*$/)?.[1] ?? 0);
  if (run.status !== 0 || (expected !== undefined && tests !== expected)) {
    const wanted = expected === undefined ? '' : ` of ${expected}`;
    throw new Error(`Maven ended with ${run.status} after ${tests}${wanted} tests; see ${keep(run, name)}`);
  }
  return tests;
}

const lineWith = (run, pattern) => run.lines.map(({ text }) => pattern.exec(text)).findLast((match) => match !== null);

function keep(run, name) {
  const file = join(work, `${name}.log`);
  writeFileSync(file, run.lines.map(({ text }) => `${text}\n`).join(''));
  return file;
}
