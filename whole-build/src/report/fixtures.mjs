// Writes results.json and logs of a made-up run, to the contract of docs/results.schema.json:
//   node fixtures.mjs sample|passing|large|hostile|merged DIRECTORY
// The same name gives the same run each time. The tests of the report and the pictures in docs/images use them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const WORK = 'target/smartscraper-e2e';
const BEGAN = Date.UTC(2026, 10, 26, 20, 13, 7);
const PACKAGES = {
  api: ['ApiTokenIT', 'HealthIT', 'RateLimitIT', 'ScrapeValidationIT'],
  dashboard: ['DashboardPagesIT', 'EscapingIT', 'SiteEditingIT'],
  isolation: ['SeedStateIT', 'SharedSiteFirstIT', 'SharedSiteSecondIT', 'WorkerIsolationIT'],
  login: ['CsrfIT', 'LoginIT', 'RedirectIT', 'SessionIT'],
  scrape: [
    'FailureCounterIT',
    'KilledBrowserIT',
    'ScrapeFailureIT',
    'ScrapeLogIT',
    'ScrapeOutputIT',
    'ScrapeXpathIT',
    'StatsIT',
    'UnknownSiteIT',
  ],
  storage: ['CommentedSitesIT', 'CorruptFilesIT', 'MissingFilesIT', 'StorageFaultIT', 'WrittenFilesIT'],
  vitest: ['VitestFaultsIT', 'VitestIT', 'VitestSuiteIT'],
};
const VERBS = ['answers', 'refuses', 'keeps', 'counts', 'writes', 'forgets', 'escapes', 'repeats'];
const NOUNS = ['a bad URL', 'an unknown site', 'the token', 'a second request', 'an empty page', 'the log', 'a long title'];
const REASONS = [
  'changed: it/app/src/scrape/extract.ts',
  'changed: it/app/src/api/scrape-route.ts',
  'its last run failed',
  'it has never run',
  'a class that it uses has changed: it.ApiClient',
];

/** Numbers that look random and are the same in each run. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const camel = (text) =>
  text
    .toLowerCase()
    .replace(/ (.)/g, (_, letter) => letter.toUpperCase())
    .replace(/\W/g, '');

class Logs {
  files = new Map();

  append(worker, text) {
    const file = `${WORK}/logs/worker-${worker}.log`;
    const before = this.files.get(file) ?? '';
    this.files.set(file, before + text);
    const from = Buffer.byteLength(before);
    return { file, from, to: from + Buffer.byteLength(text) };
  }

  writeTo(directory) {
    mkdirSync(join(directory, WORK, 'logs'), { recursive: true });
    for (const [file, text] of this.files) {
      writeFileSync(join(directory, file), text);
    }
  }
}

const STACK = (type, message, name, line) =>
  `${type}: ${message}
\tat io.github.smartscraper.it.AnswerAssert.hasStatus(AnswerAssert.java:41)
\tat ${name}.countsFailures(${name.split('.').pop()}.java:${line})
\tat java.base/java.lang.reflect.Method.invoke(Method.java:568)
\tat java.base/java.util.ArrayList.forEach(ArrayList.java:1511)`;

const MESSAGE = `Expecting the answer to have status
  200
but it had
  502 Bad Gateway
with the body
  {"error":"no XPath of site 'shop' matches","attempts":3}`;

/** A run of these classes on so many workers: each class goes to the worker that is free first. */
function run({ names, workers, seed, plan = () => ({}), shard, began = BEGAN }) {
  const random = numbers(seed);
  const logs = new Logs();
  const lanes = Array.from({ length: workers }, (_, id) => {
    const launched = began + 900 + (id % 2) * 40 + Math.floor(id / 2) * 600;
    const ready = launched + 700 + Math.floor(random() * 500);
    logs.append(id, `> smartscraper@1.0.0 dev\n> tsx watch src/index.ts\n\nlistening on http://127.0.0.1:${9000 + id}\n`);
    return {
      id,
      free: ready,
      busy: 0,
      restarts: 0,
      startMillis: ready - launched,
      events: [
        { at: launched, state: 'LAUNCHED' },
        { at: ready, state: 'READY', detail: `/health answers after ${ready - launched} ms` },
      ],
    };
  });
  const classes = names.map((name, index) => {
    const wish = plan(name, index) ?? {};
    const millis = wish.millis ?? 300 + Math.floor(random() ** 3 * 5200);
    const history = Array.from({ length: Math.floor(4 + random() * 12) }, (_, n) => ({
      at: began - (16 - n) * 3_600_000,
      durationMillis: Math.floor(millis * (0.8 + random() * 0.4)),
      outcome: random() < 0.04 ? 'FAILED' : 'PASSED',
    }));
    const tests = 2 + Math.floor(random() * 9);
    if (wish.cached) {
      return {
        name,
        outcome: 'CACHED',
        tests: 0,
        failures: 0,
        skipped: 0,
        disabled: 0,
        durationMillis: millis,
        worker: -1,
        attempts: 0,
        infrastructureFault: false,
        endedAt: began - 3_600_000,
        faults: [],
        reason: 'passed before, and nothing that it depends on has changed since',
        source: `src/test/java/${name.replaceAll('.', '/')}.java`,
        history,
      };
    }
    const methods = Array.from({ length: tests }, (_, n) => {
      const title = `${VERBS[(n + index) % VERBS.length]} ${NOUNS[(n * 3 + index) % NOUNS.length]}`;
      return { name: `${camel(title)}()`, displayName: title, outcome: 'PASSED', round: 1 };
    });
    const runs = [];
    for (let round = 1; round <= (wish.rounds ?? 1); round++) {
      const lane = lanes.reduce((best, other) => (other.free < best.free ? other : best));
      const waitedAt = lane.free + 10;
      const reset = 40 + Math.floor(random() * 90);
      lane.events.push({ at: waitedAt, state: 'LEASED' }, { at: waitedAt + 2, state: 'RESETTING' }, { at: waitedAt + reset, state: 'READY' });
      const beganAt = waitedAt + reset;
      const lost = wish.lost && round === 1;
      const endedAt = beganAt + (lost ? Math.floor(millis / 2) : millis);
      const lines = methods
        .map((method, n) => `${new Date(beganAt + n * 30).toISOString()} POST /api/scrape ${n % 3 ? 200 : 422} ${(random() * 80).toFixed(1)} ms\n`)
        .join('');
      const log = logs.append(lane.id, (wish.log ?? '') + lines + (wish.tail ?? ''));
      runs.push({ round, worker: lane.id, fork: lane.id + 1, waitedAt, beganAt, endedAt, log });
      lane.free = endedAt + 15;
      lane.busy += endedAt - beganAt;
      lane.events.push({ at: endedAt + 5, state: 'RELEASED' });
      if (lost) {
        lane.restarts++;
        lane.events.pop();
        lane.events.push(
          { at: endedAt - 300, state: 'DEAD', detail: 'exited with code 137 (SIGKILL)' },
          { at: endedAt, state: 'RESTARTING', detail: 'restart 1 of 3' },
          { at: endedAt + 1100, state: 'READY' },
        );
        lane.free = endedAt + 1150;
      }
    }
    const last = runs.at(-1);
    methods.forEach((method, n) => {
      method.round = last.round;
      method.durationMillis = Math.max(1, Math.floor(((last.endedAt - last.beganAt) / tests) * (0.5 + random())));
      method.beganAt = last.beganAt + Math.floor(((last.endedAt - last.beganAt) / tests) * n);
    });
    const failed = wish.failures ?? 0;
    for (let n = 0; n < failed; n++) {
      Object.assign(methods[n], {
        outcome: wish.error ? 'ERROR' : 'FAILED',
        type: wish.type ?? 'org.opentest4j.AssertionFailedError',
        message: wish.message ?? MESSAGE,
        stack: STACK(wish.type ?? 'org.opentest4j.AssertionFailedError', wish.message ?? MESSAGE, name, 57 + n * 14),
        line: 57 + n * 14,
        log: last.log,
      });
      if (wish.keep !== false) {
        last.keptData = `${WORK}/data/${name.split('.').pop().replace(/\W.*/s, '')}`;
      }
    }
    const skipped = wish.skipped ?? 0;
    for (let n = 0; n < skipped; n++) {
      Object.assign(methods[tests - 1 - n], { outcome: 'SKIPPED', message: 'needs a key of OpenRouter' });
    }
    const outcome = failed ? 'FAILED' : runs.length > 1 ? 'FLAKY' : skipped === tests ? 'SKIPPED' : 'PASSED';
    return {
      name,
      outcome: wish.outcome ?? outcome,
      tests,
      failures: failed,
      skipped,
      disabled: 0,
      durationMillis: runs.reduce((sum, one) => sum + one.endedAt - one.beganAt, 0),
      worker: last.worker,
      attempts: runs.length,
      infrastructureFault: !!wish.lost,
      endedAt: last.endedAt,
      faults: wish.lost ? [`worker ${runs[0].worker} exited with code 137 (SIGKILL)`] : [],
      reason: wish.reason ?? REASONS[Math.floor(random() * REASONS.length)],
      source: `src/test/java/${name.replaceAll('.', '/')}.java`,
      runs,
      methods,
      history,
    };
  });
  const testsEnd = Math.max(...lanes.map((lane) => lane.free));
  const endedAt = testsEnd + 400;
  return {
    logs,
    results: {
      schemaVersion: 2,
      shard: shard?.index ?? 1,
      shards: shard?.total ?? 1,
      known: names.length,
      totals: totals(classes),
      run: {
        project: 'io.github.smartscraper:smartscraper-it',
        execution: 'default',
        directory: '/home/ada/smartscraper/it',
        command: 'mvn verify -pl :smartscraper-it -am',
        beganAt: began,
        endedAt,
        versions: {
          plugin: '0.1.0',
          maven: '3.9.11',
          java: '17.0.13',
          node: 'v20.20.0',
          failsafe: '3.6.1',
          os: 'Linux 6.12 amd64',
        },
        parameters: { workers: String(workers), reset: 'files', keepData: 'on-failure' },
        allowedWorkers: workers,
        cores: workers,
        events: [
          { at: began, what: 'goal start begins' },
          { at: Math.min(...lanes.map((lane) => lane.events[1].at)), what: 'first worker ready' },
          { at: testsEnd, what: 'goal stop begins' },
          { at: endedAt, what: 'all has ended' },
        ],
      },
      classes,
      workers: lanes.map((lane) => ({
        id: lane.id,
        port: 9000 + lane.id,
        url: `http://127.0.0.1:${9000 + lane.id}`,
        log: `${WORK}/logs/worker-${lane.id}.log`,
        events: [
          ...lane.events,
          { at: testsEnd + 20, state: 'STOPPING' },
          { at: testsEnd + 180 + lane.id * 40, state: 'GONE' },
        ],
        startMillis: lane.startMillis,
        restarts: lane.restarts,
        cpuMillis: Math.floor(1900 + lane.busy * 0.4),
        peakMemoryBytes: 118_000_000 + Math.floor(random() * 40_000_000),
      })),
    },
  };
}

function totals(classes) {
  const sum = (part) => classes.reduce((all, one) => all + one[part], 0);
  return {
    classes: classes.length,
    cached: classes.filter((one) => one.outcome === 'CACHED').length,
    tests: sum('tests'),
    failures: sum('failures'),
    skipped: sum('skipped'),
  };
}

const suite = () =>
  Object.entries(PACKAGES).flatMap(([name, classes]) => classes.map((one) => `io.github.smartscraper.it.${name}.${one}`));

const CACHED = ['HealthIT', 'RedirectIT', 'CsrfIT', 'EscapingIT', 'SeedStateIT', 'MissingFilesIT'];

function sample() {
  return run({
    names: suite(),
    workers: 4,
    seed: 7,
    plan(name) {
      const simple = name.split('.').pop();
      return {
        FailureCounterIT: {
          failures: 2,
          millis: 3900,
          reason: 'changed: it/app/src/scrape/extract.ts',
          log: `warn scrape: site 'shop' XPath //main matches nothing, attempt 1 of 3\nwarn scrape: site 'shop' XPath //main matches nothing, attempt 2 of 3\n`,
          tail: `error scrape: giving up on site 'shop' after 3 attempts\n    at extract (src/scrape/extract.ts:88:11)\n    at scrapeRoute (src/api/scrape-route.ts:41:20)\n`,
        },
        RateLimitIT: {
          failures: 1,
          millis: 2100,
          error: true,
          type: 'java.net.http.HttpTimeoutException',
          message: 'request timed out',
          reason: 'its last run failed',
          tail: 'warn rate-limit: 61 requests within 60 s from 127.0.0.1, the next in 12 s\n',
        },
        KilledBrowserIT: { rounds: 2, lost: true, millis: 4800 },
        VitestIT: { millis: 7400 },
        VitestSuiteIT: { millis: 6100 },
        ScrapeXpathIT: { millis: 4400 },
        VitestFaultsIT: { skipped: 1, millis: 2600 },
        ...Object.fromEntries(CACHED.map((one) => [one, { cached: true }])),
      }[simple];
    },
  });
}

function passing() {
  return run({ names: suite(), workers: 4, seed: 11, plan: (name) => ({ cached: CACHED.includes(name.split('.').pop()) }) });
}

function largeNames(from, to) {
  const areas = ['cart', 'search', 'login', 'orders', 'stock', 'mail', 'export', 'admin'];
  return Array.from({ length: to - from }, (_, n) => {
    const number = String(from + n).padStart(4, '0');
    const area = areas[(from + n) % areas.length];
    return `com.acme.shop.${area}.${area[0].toUpperCase()}${area.slice(1)}${number}IT`;
  });
}

function large() {
  return run({
    names: largeNames(0, 2000),
    workers: 16,
    seed: 3,
    plan: (name, index) => ({
      cached: index % 5 === 4,
      failures: index % 97 === 13 ? 1 : 0,
      rounds: index % 211 === 50 ? 2 : 1,
      lost: index % 211 === 50,
      skipped: index % 41 === 7 ? 1 : 0,
    }),
  });
}

function hostile() {
  const evil = `</script><script>window.hacked=1</script><img src=x onerror="window.hacked=1">\u2028\u2029\u202Egnp.exe\u001B[31mred\u001B[0m\u0000&lt;b&gt;`;
  const made = run({
    names: ['com.acme.PlainIT', `com.acme.${evil}`, 'com.acme.LongIT', 'com.acme.__proto__', 'com.acme.constructor'],
    workers: 2,
    seed: 5,
    plan: (name, index) => ({
      failures: index < 3 ? 1 : 0,
      message: index === 2 ? 'x'.repeat(1_000_000) : evil,
      type: evil,
      reason: evil,
      log: index === 2 ? `${'y'.repeat(1_000_000)}\n${evil}\n` : `${evil}\n\u001B]0;title\u0007after the title\n`,
      tail: 'the last line of the log\n',
    }),
  });
  made.results.run.project = evil;
  made.results.run.parameters = { [evil]: evil };
  for (const one of made.results.classes) {
    one.methods[0].displayName = evil;
    one.faults = [evil];
  }
  made.results.workers[0].log = '../../../../../../etc/passwd';
  made.results.classes[0].runs[0].log = { file: '/etc/passwd', from: 0, to: 4096 };
  made.results.classes[0].runs[0].keptData = 'javascript:window.hacked=1';
  made.results.workers[0].url = 'javascript:window.hacked=1';
  return made;
}

function merged() {
  const shards = [1, 2, 3].map((index) =>
    run({
      names: largeNames(index * 20, index * 20 + 14),
      workers: 2,
      seed: 20 + index,
      shard: { index, total: 3 },
      began: BEGAN + index * 41_000,
      plan: (name, n) => ({ failures: index === 2 && n === 5 ? 1 : 0, cached: n % 5 === 4, keep: false }),
    }),
  );
  const tag = (part) => shards.flatMap((one, n) => one.results[part].map((item) => ({ ...item, shard: n + 1 })));
  const classes = tag('classes');
  return {
    logs: new Logs(),
    results: {
      schemaVersion: 2,
      shard: 1,
      shards: 3,
      known: classes.length,
      totals: totals(classes),
      runs: shards.map((one, n) => ({ ...one.results.run, shard: n + 1 })),
      classes,
      workers: tag('workers'),
    },
  };
}

/** As an earlier version of the plugin wrote it. */
function first() {
  const { results, logs } = sample();
  const { schemaVersion, run: _run, workers: _workers, ...rest } = results;
  const old = ({ reason: _r, source: _s, runs: _u, methods: _m, history: _h, ...one }) => one;
  return { logs, results: { schemaVersion: 1, ...rest, classes: rest.classes.map(old) } };
}

const MADE = { sample, passing, large, hostile, merged, first };
const [, , kind, directory] = process.argv;
const { results, logs } = MADE[kind]();
logs.writeTo(directory);
writeFileSync(join(directory, WORK, 'results.json'), JSON.stringify(results));
for (const one of results.classes) {
  const kept = one.runs?.at(-1).keptData;
  if (kept?.startsWith(WORK)) {
    mkdirSync(join(directory, kept), { recursive: true });
  }
}
