// What is compared with what.
import { join } from 'node:path';

import { failsafe, ownSuite, playwright, plugin, withoutTests } from './contenders.mjs';
import { plainApp } from './prepare.mjs';

const tests = 20;
const emptyClasses = 2_000;
const kept = 8;

/** All rows: their title, the numbers of workers, and their contenders by name, made on demand. */
export function rows(context) {
  const wait = { template: 'WaitIT', classes: tests };
  const plain = { ...wait, row: 'plain', command: 'node server.mjs' };
  const app = { ...wait, row: 'app', command: 'npm run dev', app: join(context.builds.plugin.copy, 'it/app') };
  return {
    plain: {
      title: `${tests} tests of 3 s, \`node server.mjs\``,
      workers: [1, 2, 4, 8],
      ideal: (workers) => Math.ceil(tests / workers) * 3,
      contenders: () => everybody(context, { ...plain, app: plainApp() }),
    },
    app: {
      title: `${tests} tests of 3 s, \`it/app\` by \`npm run dev\``,
      workers: [1, 2, 4, 8],
      ideal: (workers) => Math.ceil(tests / workers) * 3,
      contenders: () => everybody(context, app),
    },
    it: {
      title: 'own suite of `it`',
      workers: [1, 2, 4, 8],
      contenders: () => plugins(context, (build) => ownSuite(context, build)),
    },
    unchanged: {
      title: '`it`, nothing changed',
      workers: [2],
      // The warm-up runs what the cache does not know yet; after that nothing is left to do.
      contenders: () => ({
        ...plugins(context, (build) => unchanged(ownSuite(context, build))),
        none: withoutTests(context, context.builds.plugin),
      }),
    },
    empty: {
      title: `${emptyClasses.toLocaleString('en')} empty classes`,
      workers: [4],
      contenders: () => {
        const shape = { row: 'empty', command: 'node server.mjs', template: 'EmptyIT', classes: emptyClasses };
        return {
          ...plugins(context, (build) => plugin(context, build, { ...shape, app: plainApp() })),
          // Empty tests ask no server.
          failsafe: failsafe(context, shape),
        };
      },
    },
    teardown: {
      title: `teardown of ${kept}, \`it/app\` by \`npm run dev\``,
      workers: [kept],
      figure: 'teardown',
      contenders: () => plugins(context, (build) => teardown(plugin(context, build, { ...app, row: 'teardown' }))),
    },
  };
}

/** Names of the rows, for those who ask before anything is built. */
export const rowNames = ['plain', 'app', 'it', 'unchanged', 'empty', 'teardown'];

function plugins(context, make) {
  return Object.fromEntries(Object.entries(context.builds).map(([name, build]) => [name, make(build)]));
}

const everybody = (context, shape) => ({
  ...plugins(context, (build) => plugin(context, build, shape)),
  tuned: plugin(context, context.builds.plugin, { ...shape, tuned: true }),
  failsafe: failsafe(context, shape),
  playwright: playwright(context, shape),
});

const unchanged = (run) => (workers, how = {}) =>
  run(workers, { ...how, full: false, expected: how.isWarmUp ? undefined : 0 });

/** Goal stop's own figure, with all workers started even if fewer would pay. */
const teardown = (run) => async (workers, how = {}) => {
  const sample = await run(workers, { ...how, millis: '1500', extra: ['-De2e.adaptive=false'] });
  if (sample.stopped?.workers !== workers) throw new Error(`${sample.stopped?.workers ?? 'no'} workers were stopped, not ${workers}`);
  return { ...sample, teardown: sample.stopped.seconds };
};
