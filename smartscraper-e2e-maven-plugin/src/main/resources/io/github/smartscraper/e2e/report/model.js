/* The results as the page needs them: classes, lanes with segments, totals. Nothing here knows of the DOM. */
const report = {};

(() => {
  'use strict';
  const FAILED = new Set(['FAILED', 'INCOMPLETE', 'OVERLAPPED']);
  const LABELS = {
    PASSED: 'passed',
    FAILED: 'failed',
    FLAKY: 'flaky',
    SKIPPED: 'skipped',
    CACHED: 'cached',
    EMPTY: 'no tests',
    INCOMPLETE: 'incomplete',
    OVERLAPPED: 'overlapped',
    ERROR: 'error',
    ABORTED: 'aborted',
  };
  const STATES = {
    LAUNCHED: 'starting',
    READY: 'idle',
    RELEASED: 'idle',
    LEASED: 'leased',
    RESETTING: 'reset',
    DEAD: 'lost',
    RESTARTING: 'restart',
    STOPPING: 'teardown',
  };

  const list = (value) => (Array.isArray(value) ? value : []);
  const laneKey = (shard, worker) => `${shard}/${worker}`;

  /** How an outcome is coloured and filtered. */
  function kindOf(outcome) {
    if (FAILED.has(outcome) || outcome === 'ERROR') {
      return 'failed';
    }
    return { PASSED: 'passed', FLAKY: 'flaky', CACHED: 'cached' }[outcome] ?? 'skipped';
  }

  function simpleName(name) {
    const plain = /^[\p{L}\p{N}_$.]+$/u.test(name);
    const dot = plain ? name.lastIndexOf('.') : -1;
    return { simple: name.slice(dot + 1), prefix: name.slice(0, dot + 1) };
  }

  /** Where the time of a run begins: that of each shard at its own start, as clocks and queues of machines differ. */
  function origins(data, classes) {
    const runs = Array.isArray(data.runs) ? data.runs : [{ ...data.run, shard: 1 }];
    const found = new Map();
    for (const run of runs) {
      if (run.beganAt) {
        found.set(run.shard ?? 1, { began: run.beganAt, ended: run.endedAt });
      }
    }
    if (found.size === 0) {
      const ran = classes.filter((one) => one.endedAt > 0 && one.attempts > 0);
      const began = Math.min(...ran.map((one) => one.endedAt - one.durationMillis));
      found.set(1, { began: Number.isFinite(began) ? began : 0, ended: undefined });
    }
    return { runs, found };
  }

  /** Methods of nested classes, and of the classes of a suite, may be called alike: the class is part of what they are. */
  function readMethod(one, method) {
    const testClass = String(method.testClass ?? one.name);
    const nested = testClass.startsWith(`${one.name}$`);
    const inner = nested ? testClass.slice(one.name.length + 1).replaceAll('$', ' › ') : testClass === one.name ? '' : simpleName(testClass).simple;
    const called = method.displayName ?? method.name;
    return {
      ...method,
      kind: kindOf(method.outcome),
      label: LABELS[method.outcome],
      key: inner ? `${inner}.${method.name}` : method.name,
      title: inner ? `${inner} › ${called}` : called,
    };
  }

  function readClass(one, index) {
    const { simple, prefix } = simpleName(String(one.name));
    const shard = one.shard ?? 1;
    let runs = list(one.runs);
    if (runs.length === 0 && one.attempts > 0 && one.worker >= 0 && one.endedAt > 0) {
      runs = [{ round: 1, worker: one.worker, beganAt: one.endedAt - one.durationMillis, endedAt: one.endedAt }];
    }
    return {
      ...one,
      index,
      shard,
      simple,
      prefix,
      kind: kindOf(one.outcome),
      label: LABELS[one.outcome] ?? String(one.outcome).toLowerCase(),
      runs,
      methods: list(one.methods).map((method) => readMethod(one, method)),
      history: list(one.history),
      faults: list(one.faults),
      searched: [one.name, ...list(one.methods).map((m) => `${m.testClass ?? ''} ${m.name} ${m.displayName ?? ''}`)].join(' ').toLowerCase(),
    };
  }

  /** The segments that a worker's own events make: each state lasts until the next. */
  function lifeOf(worker, origin, end) {
    const events = list(worker.events);
    const segments = [];
    const marks = [];
    events.forEach((event, n) => {
      const kind = STATES[event.state];
      const from = event.at - origin;
      const to = (events[n + 1]?.at ?? end + origin) - origin;
      if (event.state === 'DEAD') {
        marks.push({ kind: 'lost', at: from, detail: event.detail ?? 'the server was lost' });
      }
      if (kind && kind !== 'leased' && to > from) {
        segments.push({ kind, from, to, detail: event.detail });
      }
    });
    return { segments, marks };
  }

  function laneOf(key, worker, shard, origin, end) {
    const { segments, marks } = lifeOf(worker, origin, end);
    return { key, worker, shard, segments, marks, classes: [], busy: 0, origin };
  }

  function addRuns(lanes, classes, found, end) {
    for (const one of classes) {
      one.runs.forEach((run, n) => {
        const origin = found.get(one.shard)?.began ?? found.get(1)?.began ?? 0;
        const key = laneKey(one.shard, run.worker);
        if (!lanes.has(key)) {
          lanes.set(key, laneOf(key, { id: run.worker }, one.shard, origin, end));
        }
        const lane = lanes.get(key);
        const from = run.beganAt - origin;
        const to = (run.endedAt ?? run.beganAt + (one.durationMillis || 0)) - origin;
        if (!Number.isFinite(from) || !Number.isFinite(to)) {
          return;
        }
        if (run.waitedAt && run.waitedAt < run.beganAt && !Array.isArray(lane.worker.events)) {
          lane.segments.push({ kind: 'reset', from: run.waitedAt - origin, to: from });
        }
        const last = n === one.runs.length - 1;
        const kind = last ? (one.kind === 'flaky' ? 'passed' : one.kind) : 'failed';
        const waited = run.waitedAt ? run.beganAt - run.waitedAt : 0;
        lane.classes.push({ kind, from, to, test: one, run, waited });
        lane.busy += to - from;
      });
    }
    for (const lane of lanes.values()) {
      lane.classes.sort((a, b) => a.from - b.from);
      lane.share = end > 0 ? lane.busy / end : 0;
    }
  }

  function lastMoment(data, classes, found) {
    let end = 1;
    for (const { began, ended } of found.values()) {
      end = Math.max(end, ended ? ended - began : 0);
    }
    const at = (shard, moment) => moment - (found.get(shard)?.began ?? found.get(1)?.began ?? moment);
    for (const one of classes) {
      for (const run of one.runs) {
        end = Math.max(end, at(one.shard, run.endedAt ?? 0));
      }
    }
    for (const worker of list(data.workers)) {
      for (const event of list(worker.events)) {
        end = Math.max(end, at(worker.shard ?? 1, event.at ?? 0));
      }
    }
    return end;
  }

  /** Reads the data of the page. */
  report.read = function read(data) {
    const classes = list(data.classes).map(readClass);
    const { runs, found } = origins(data, classes);
    const end = lastMoment(data, classes, found);
    const lanes = new Map();
    for (const worker of list(data.workers)) {
      const shard = worker.shard ?? 1;
      const origin = found.get(shard)?.began ?? found.get(1)?.began ?? 0;
      const key = laneKey(shard, worker.id);
      lanes.set(key, laneOf(key, worker, shard, origin, end));
    }
    addRuns(lanes, classes, found, end);
    const counts = { passed: 0, failed: 0, flaky: 0, cached: 0, skipped: 0 };
    let sum = 0;
    for (const one of classes) {
      counts[one.kind]++;
      sum += one.kind === 'cached' ? 0 : one.durationMillis || 0;
    }
    const ran = classes.filter((one) => one.kind !== 'cached' && one.durationMillis > 0);
    const durations = ran.map((one) => one.durationMillis).sort((a, b) => a - b);
    return {
      classes,
      byName: new Map(classes.map((one) => [one.name, one])),
      runs,
      merged: Array.isArray(data.runs),
      shard: data.shard,
      shards: data.shards ?? 1,
      lanes: [...lanes.values()].sort((a, b) => a.shard - b.shard || a.worker.id - b.worker.id),
      counts,
      totals: data.totals ?? {},
      wall: end > 1 ? end : 0,
      sum,
      longest: durations.at(-1) ?? 0,
      slowFrom: durations[Math.floor(durations.length * 0.9)] ?? Infinity,
      failed: classes.filter((one) => one.kind === 'failed'),
      flaky: classes.filter((one) => one.kind === 'flaky'),
      windows: /windows/i.test(runs[0]?.versions?.os ?? ''),
    };
  };

  /** What re-runs a class, or one method of it; names that no shell would take are left to the class. */
  report.rerun = function rerun(model, one, method) {
    const isName = (name) => /^[\p{L}\p{N}_$.]+$/u.test(name);
    const testClass = method?.testClass ?? one.name;
    if (!isName(testClass)) {
      return undefined;
    }
    const own = method ? method.name.replace(/\(.*$/s, '') : '';
    const test = own && isName(own) ? `${testClass}#${own}` : testClass;
    const quote = model.windows ? '"' : /[$#]/.test(test) ? "'" : '';
    const run = model.runs.find((each) => (each.shard ?? 1) === one.shard) ?? model.runs[0];
    return `${run?.command ?? 'mvn verify'} -Dit.test=${quote}${test}${quote}`;
  };
})();
