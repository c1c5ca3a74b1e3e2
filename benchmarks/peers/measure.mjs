// Runs a command and tells its wall time, its CPU time, and when each line was printed.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

// bash enters the group before the command starts, and tells at the end what those took whose end somebody waited for.
const wrapper = 'if [ -n "$0" ]; then echo $$ > "$0/cgroup.procs" || exit 97; fi; "$@"; status=$?; times >&3; exit $status';
const running = new Set();

/** The figures of a run; `cpu` counts all processes if there can be a control group, else what has been waited for. */
export async function measure(command, { directory, environment = {}, watch = () => () => undefined }) {
  const group = controlGroup();
  const begin = Date.now();
  const child = spawn('bash', ['-c', wrapper, group?.directory ?? '', ...command], {
    cwd: directory,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  running.add(child);
  const stopWatching = watch(group);
  const lines = [];
  let waited = '';
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (text) => lines.push({ at: Date.now(), text }));
  }
  child.stdio[3].on('data', (text) => (waited += text));
  let end = begin;
  child.on('exit', () => (end = Date.now()));
  const status = await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject));
  running.delete(child);
  const watched = stopWatching();
  const waitedFor = childrenSeconds(waited);
  const sample = { begin, end, wall: (end - begin) / 1000, cpu: group?.seconds() ?? waitedFor, waitedFor };
  group?.remove();
  return { ...sample, counted: group === undefined ? 'waited' : 'all', status, lines, watched };
}

/** Tells the commands that are running to end, which they do with all that is theirs. */
export function endAll() {
  for (const child of running) child.kill('SIGTERM');
}

function childrenSeconds(times) {
  const figures = [...(times.trim().split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  return figures.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
}

/** A control group of our own, where the system lets us make one: it counts what is orphaned as well. */
export function controlGroup() {
  for (const { root, file, toSeconds } of controllers()) {
    const directory = join(root, `peers-${process.pid}-${Date.now()}`);
    try {
      mkdirSync(directory);
    } catch {
      continue;
    }
    const seconds = () => toSeconds(readFileSync(join(directory, file), 'utf8'));
    const processes = () => readFileSync(join(directory, 'cgroup.procs'), 'utf8').split('\n').filter(Boolean);
    const group = { directory, seconds, processes, remove: () => removeGroup(directory) };
    if (isOf(seconds) && isOf(processes) && mayEnter(directory)) return group;
    group.remove();
  }
  return undefined;
}

function controllers() {
  const ours = readOrEmpty('/proc/self/cgroup').split('\n').map((line) => line.split(':'));
  const path = (find) => ours.find(find)?.[2] ?? '/';
  return readOrEmpty('/proc/self/mounts')
    .split('\n')
    .map((line) => line.split(' '))
    .flatMap(([, mount, type, options]) => {
      if (type === 'cgroup2') {
        const toSeconds = (text) => Number(/usage_usec (\d+)/.exec(text)[1]) / 1e6;
        return [{ root: join(mount, path(([id]) => id === '0')), file: 'cpu.stat', toSeconds }];
      }
      if (type !== 'cgroup' || !options.split(',').includes('cpuacct')) return [];
      const root = join(mount, path(([, names]) => names?.split(',').includes('cpuacct')));
      return [{ root, file: 'cpuacct.usage', toSeconds: (text) => Number(text) / 1e9 }];
    });
}

function isOf(read) {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}

function mayEnter(directory) {
  try {
    // An empty write changes nothing, and is refused to whoever may not write.
    writeFileSync(join(directory, 'cgroup.procs'), '', { flag: 'r+' });
    return true;
  } catch {
    return false;
  }
}

function readOrEmpty(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function removeGroup(directory) {
  try {
    rmdirSync(directory);
  } catch {
    process.stderr.write(`${directory} has processes in it that outlived their build; remove it when they have ended\n`);
  }
}
