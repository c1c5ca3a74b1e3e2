// Measures how long a server of it/app takes to start by the commands that people have for it: wall time from the launch to
// the first 200 of /health, and CPU time of all its processes until then, in turns.
//
//     npm --prefix it/app ci
//     node benchmarks/server-start.mjs [ROUNDS] [DIRECTORY OF ANOTHER NODE ...]
//
// Linux only. A directory is one that holds a program "node"; with none, the one that runs this is measured.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const TICKS_PER_SECOND = 100;
const LIMIT_MILLIS = 60_000;
const rounds = Number(process.argv[2] ?? 9);
const nodes = process.argv.length > 3 ? process.argv.slice(3).map((directory) => resolve(directory)) : [dirname(process.execPath)];
const source = resolve('it/app');
const work = mkdtempSync(join(tmpdir(), 'server-start-'));
const app = join(work, 'app');

/** A copy of the app, with what tsc and esbuild make of it; it/app itself stays as it is. */
function prepare() {
  mkdirSync(app);
  for (const name of ['src', 'package.json', 'tsconfig.json']) cpSync(join(source, name), join(app, name), { recursive: true });
  symlinkSync(join(source, 'node_modules'), join(app, 'node_modules'));
  const build = { extends: './tsconfig.json', include: ['src'] };
  build.compilerOptions = { noEmit: false, outDir: 'dist', rootDir: 'src', rewriteRelativeImportExtensions: true };
  writeFileSync(join(app, 'tsconfig.build.json'), JSON.stringify(build));
  const tool = (name, args) => execFileSync(join(app, 'node_modules/.bin', name), args, { cwd: app, stdio: ['ignore', 2, 2] });
  tool('tsc', ['-p', 'tsconfig.build.json']);
  const require = "import { createRequire as requireOf } from 'node:module'; globalThis.require = requireOf(import.meta.url);";
  const options = ['--bundle', '--platform=node', '--main-fields=module,main', '--format=esm', '--log-level=error', `--banner:js=${require}`];
  tool('esbuild', ['src/index.ts', ...options, '--outfile=bundle/index.mjs']);
}

/** Processes of a session: what was launched, and what that has started. */
function members(session) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return Number(fields[3]) === session && fields[0] !== 'Z' ? [{ pid: Number(pid), fields }] : [];
      } catch {
        return [];
      }
    });
}

/** User and system time of the members, and of what has ended under them. */
const cpu = (session) =>
  members(session).reduce((sum, { fields }) => sum + [11, 12, 13, 14].reduce((part, at) => part + Number(fields[at]), 0), 0) / TICKS_PER_SECOND;

const freePort = () =>
  new Promise((found) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });

async function isHealthy(port) {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health`);
    await answer.arrayBuffer();
    return answer.status === 200;
  } catch {
    return false;
  }
}

async function end(session) {
  for (const signal of ['SIGTERM', 'SIGKILL']) {
    for (const { pid } of members(session)) {
      try {
        process.kill(pid, signal);
      } catch {
        // It has ended by itself.
      }
    }
    for (let waited = 0; waited < 50 && members(session).length > 0; waited++) await sleep(100);
  }
}

/** One start, and its end. */
async function start(node, variant) {
  const port = await freePort();
  const data = mkdtempSync(join(work, 'data-'));
  for (const [name, text] of [['sites.jsonc', '[]'], ['stats.json', '{}']]) writeFileSync(join(data, name), text);
  const environment = { ...process.env, PATH: `${node}:${process.env.PATH}`, PORT: port, HOST: '127.0.0.1', DATA_DIR: data, API_TOKEN: 'test-token' };
  for (const name of ['NODE_COMPILE_CACHE', 'NODE_DISABLE_COMPILE_CACHE']) delete environment[name];
  if (variant.cache) environment.NODE_COMPILE_CACHE = join(work, `cache-${nodes.indexOf(node)}-${variant.name.replaceAll(/\W/g, '_')}`);
  const begin = process.hrtime.bigint();
  const child = spawn(variant.command[0], variant.command.slice(1), { cwd: app, env: environment, detached: true, stdio: 'ignore' });
  try {
    while (!(await isHealthy(port))) {
      if (child.exitCode !== null || process.hrtime.bigint() - begin > BigInt(LIMIT_MILLIS) * 1_000_000n) throw new Error(`${variant.command.join(' ')} gave no server`);
      await sleep(10);
    }
    return { wall: Number(process.hrtime.bigint() - begin) / 1e9, cpu: cpu(child.pid) };
  } finally {
    await end(child.pid);
    rmSync(data, { recursive: true, force: true });
  }
}

const commands = [
  ['npm run dev', 'npm', 'run', 'dev'],
  ['node --run dev', 'node', '--run', 'dev'],
  ['node --import tsx src/index.ts', 'node', '--import', 'tsx', 'src/index.ts'],
  ['compiled: node dist/index.js', 'node', 'dist/index.js'],
  ['bundled: node bundle/index.mjs', 'node', 'bundle/index.mjs'],
];

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function measure(node) {
  const version = execFileSync(join(node, 'node'), ['--version'], { encoding: 'utf8' }).trim();
  const [major, minor] = version.slice(1).split('.').map(Number);
  const possible = commands.filter(([name]) => name !== 'node --run dev' || major >= 22);
  const caches = major > 22 || (major === 22 && minor >= 1) ? [false, true] : [false];
  const variants = caches.flatMap((cache) => possible.map(([name, ...command]) => ({ name, command, cache, samples: [] })));
  for (let round = 0; round <= rounds; round++) {
    for (const variant of variants) {
      const sample = await start(node, variant);
      // The first start of each fills caches: of the disk, of tsx, of Node.js.
      if (round > 0) variant.samples.push(sample);
    }
    process.stderr.write(`${version}: round ${round} of ${rounds}\n`);
  }
  const first = variants[0];
  const of = (variant, figure) => median(variant.samples.map((sample) => sample[figure]));
  for (const variant of variants) {
    const ratio = (of(variant, 'cpu') / of(first, 'cpu')).toFixed(2);
    console.log(`| ${version} | \`${variant.name}\` | ${variant.cache ? 'yes' : 'no'} | ${of(variant, 'wall').toFixed(2)} s | ${of(variant, 'cpu').toFixed(2)} s | ${ratio} |`);
  }
}

try {
  prepare();
  console.log(`${rounds} rounds in turns, medians\n`);
  console.log('| Node.js | command | compile cache | until /health answers | CPU until then | CPU, ratio |');
  console.log('|---|---|---|---|---|---|');
  for (const node of nodes) await measure(node);
} finally {
  rmSync(work, { recursive: true, force: true });
}
