// Looks at the processes of a run now and then: which of them use the CPU, and until when they live.
import { readFileSync } from 'node:fs';

const interval = 100;
// Linux counts in hundredths of a second for programs, whatever the kernel itself counts in.
const ticks = 100;

// The first that fits says what a process is.
const kinds = [
  ['Maven', (line) => line.includes('org.codehaus.plexus.classworlds')],
  ['fork', (line) => line.includes('surefire') && line.includes('java')],
  ['npm', (line) => /\bnpm\b/.test(line)],
  ['esbuild', (line) => line.includes('esbuild')],
  ['tsx, which watches', (line) => line.includes('tsx') && line.includes('watch')],
  ['server', (line) => line.startsWith('node') || /\/node /.test(line)],
  ['JVM, other', (line) => line.includes('java')],
  ['shell and small tools', () => true],
];

/** Begins to look, and gives back how to stop; nothing can be told without a control group. */
export function watchProcesses(group) {
  if (group === undefined) return () => undefined;
  const processes = new Map();
  const usage = [];
  const look = () => {
    usage.push({ at: Date.now(), seconds: group.seconds() });
    for (const pid of group.processes()) see(processes, pid);
  };
  const timer = setInterval(look, interval);
  return () => {
    clearInterval(timer);
    look();
    return { between: (from, to) => at(usage, to) - at(usage, from), kinds: () => sums(processes), ends: (kind) => ends(processes, kind) };
  };
}

function see(processes, pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const key = `${pid} ${fields[19]}`;
    const before = processes.get(key);
    // A process changes its command line when the shell or env in front of it makes way.
    const line = before?.isSettled ? before.line : readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ');
    const isSettled = before !== undefined && before.line === line;
    const seconds = (Number(fields[11]) + Number(fields[12])) / ticks;
    processes.set(key, { line: line === '' ? (before?.line ?? '') : line, isSettled, seconds, seen: Date.now() });
  } catch {
    // It has ended meanwhile.
  }
}

function at(usage, time) {
  const before = usage.findLast((one) => one.at <= time);
  const after = usage.find((one) => one.at > time);
  if (before === undefined) return 0;
  if (after === undefined) return before.seconds;
  return before.seconds + ((after.seconds - before.seconds) * (time - before.at)) / (after.at - before.at);
}

const kindOf = (line) => kinds.find(([, fits]) => fits(line))[0];

function sums(processes) {
  const all = new Map();
  for (const { line, seconds } of processes.values()) {
    const kind = kindOf(line);
    const sum = all.get(kind) ?? { kind, count: 0, seconds: 0 };
    all.set(kind, { kind, count: sum.count + 1, seconds: sum.seconds + seconds });
  }
  return [...all.values()];
}

/** When each fork was last seen, by the name of its file of arguments. */
function ends(processes, kind) {
  const found = [...processes.values()].filter(({ line }) => kindOf(line) === kind);
  return new Map(found.map(({ line, seen }) => [/fork-\d+\.args/.exec(line)?.[0], seen]));
}
