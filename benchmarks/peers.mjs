// Measures this plugin against plain Failsafe, Playwright Test and the ideal schedule, in turns. Linux only (/proc).
//
//     node benchmarks/peers.mjs [--rows plain,app,it,unchanged,empty] [--workers 1,2,4,8] [--rounds 5]
//                               [--only plugin,failsafe,playwright] [--json FILE] [--profile ROW]
//
// after mvn -pl it -am install, which puts the plugin where Maven finds it. Prints medians as a Markdown table, with the CPU
// time that the whole machine spent meanwhile: let nothing else run. --profile runs one row once, and says where its time went.
//
// plain      20 classes that wait 3 s each, on a server of 10 lines (node server.mjs)
// app        the same on it/app by npm run dev
// it         the suite of it/
// unchanged  it/ when nothing has changed, against -DskipITs
// empty      2,000 classes with an empty test, on 4 workers and in 4 forks
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { profile } from './peers/profile.mjs';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: 'plain,app,it,unchanged,empty' },
    workers: { type: 'string', default: '1,2,4,8' },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', default: 'plugin,failsafe,playwright' },
    json: { type: 'string' },
    profile: { type: 'string' },
  },
});
const here = dirname(fileURLToPath(import.meta.url));
const repository = resolve(here, '..');
const app = join(repository, 'it/app');
const counts = options.workers.split(',').map(Number);
const only = options.only.split(',');
const work = mkdtempSync(join(tmpdir(), 'peers-'));
const version = /<revision>(.*?)<|<version>(.*?)<\/version>/.exec(readFileSync(join(repository, 'pom.xml'), 'utf8').replace(/<parent>.*?<\/parent>/s, ''));
const pluginVersion = version[1] ?? version[2];
const junit = /<junit.version>(.*?)</.exec(readFileSync(join(repository, 'pom.xml'), 'utf8'))[1];
const failsafe = /<surefire.version>(.*?)</.exec(readFileSync(join(repository, 'pom.xml'), 'utf8'))?.[1] ?? '3.6.1';
const sleep = (millis) => new Promise((done) => setTimeout(done, millis));
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

// ---- measuring

/** CPU seconds that the machine has spent since it was started. */
function cpuSeconds() {
  const [user, nice, system, , , irq, softirq] = readFileSync('/proc/stat', 'utf8').split('\n')[0].trim().split(/\s+/).slice(1).map(Number);
  return (user + nice + system + irq + softirq) / 100;
}

function measured(command, args, settings = {}) {
  const cpu = cpuSeconds();
  const begin = process.hrtime.bigint();
  const run = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28, ...settings, env: { ...process.env, ...settings.env } });
  const wall = Number(process.hrtime.bigint() - begin) / 1e9;
  if (run.status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${run.stdout?.slice(-4000)}${run.stderr?.slice(-2000)}`);
  return { wall, cpu: cpuSeconds() - cpu, log: run.stdout };
}

const maven = (directory, ...args) => measured('mvn', ['-B', '-ntp', ...args], { cwd: directory });

// ---- what is run

const plugin = (name, version, rest = '') => `<plugin><groupId>org.apache.maven.plugins</groupId><artifactId>maven-${name}-plugin</artifactId><version>${version}</version>${rest}</plugin>`;
const goals = (...names) => `<executions><execution><goals>${names.map((name) => `<goal>${name}</goal>`).join('')}</goals></execution></executions>`;

function pom(plugins) {
  return `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>benchmark</groupId><artifactId>peers</artifactId><version>1</version>
<properties><project.build.sourceEncoding>UTF-8</project.build.sourceEncoding><maven.compiler.release>17</maven.compiler.release></properties>
<dependencies><dependency><groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId><version>${junit}</version><scope>test</scope></dependency></dependencies>
<build><plugins>${plugin('resources', '3.5.0')}${plugin('compiler', '3.16.0')}${plugin('surefire', failsafe)}${plugin('jar', '3.5.1', '<configuration><skipIfEmpty>true</skipIfEmpty></configuration>')}${plugins}</plugins></build></project>`;
}

const ofPlugin = (directory, command) => pom(`<plugin><groupId>io.github.smartscraper</groupId><artifactId>smartscraper-e2e-maven-plugin</artifactId><version>${pluginVersion}</version><configuration><appDirectory>${directory}</appDirectory><command>${command}</command><install>never</install><basePort>25000</basePort></configuration>${goals('start', 'integration-test', 'stop', 'verify')}</plugin>`);
const ofFailsafe = () => pom(plugin('failsafe', failsafe, `<configuration><reuseForks>true</reuseForks></configuration>${goals('integration-test', 'verify')}`));

const waiting = (number) => `package waits;
import java.net.URI;
import java.net.http.*;
import org.junit.jupiter.api.*;
class Wait${number}IT {
    @Test void waits() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest health = HttpRequest.newBuilder(URI.create(System.getProperty("TEST_BASE_URL") + "/health")).build();
        Assertions.assertEquals(200, client.send(health, HttpResponse.BodyHandlers.ofString()).statusCode());
        Thread.sleep(3000);
        Assertions.assertEquals(200, client.send(health, HttpResponse.BodyHandlers.ofString()).statusCode());
    }
}
`;
const empty = (number) => `package waits;
class Empty${number}IT {
    @org.junit.jupiter.api.Test void isEmpty() {}
}
`;

function project(name, xml, classes, source) {
  const directory = join(work, name);
  if (!existsSync(directory)) {
    const sources = join(directory, 'src/test/java/waits');
    mkdirSync(sources, { recursive: true });
    mkdirSync(join(directory, 'server'));
    cpSync(join(here, 'peers/server.mjs'), join(directory, 'server/server.mjs'));
    for (let number = 1; number <= classes; number++) {
      writeFileSync(join(sources, `${source === empty ? 'Empty' : 'Wait'}${number}IT.java`), source(number));
    }
    writeFileSync(join(directory, 'pom.xml'), xml);
    maven(directory, '-q', 'verify', '-DskipITs');
  }
  return directory;
}

/** A server for tests that have none of their own; what it costs is counted, its start is not. */
async function withServer(task) {
  const port = 26_000;
  const server = spawn(process.execPath, [join(here, 'peers/server.mjs')], { env: { ...process.env, PORT: String(port) }, stdio: 'ignore' });
  try {
    while (!(await fetch(`http://127.0.0.1:${port}/health`).then((answer) => answer.ok, () => false))) await sleep(50);
    return task(`http://127.0.0.1:${port}`);
  } finally {
    server.kill('SIGKILL');
  }
}

const waits = {
  plugin: (row) => (workers) => maven(project(`${row}-plugin`, row === 'app' ? ofPlugin(app, 'npm run dev') : ofPlugin('${project.basedir}/server', 'node server.mjs'), 20, waiting), 'verify', '-De2e.full=true', `-De2e.workers=${workers}`),
  failsafe: () => (workers) => withServer((url) => maven(project('plain-failsafe', ofFailsafe(), 20, waiting), 'verify', `-DforkCount=${workers}`, `-DTEST_BASE_URL=${url}`)),
  playwright: (row) => (workers) => measured(process.execPath, ['node_modules/@playwright/test/cli.js', 'test', `--workers=${workers}`], {
    cwd: join(here, 'peers'),
    env: {
      PEERS_APP: row === 'app' ? app : join(here, 'peers'),
      PEERS_COMMAND: JSON.stringify(row === 'app' ? ['npm', 'run', 'dev'] : [process.execPath, 'server.mjs']),
      PEERS_OUTPUT: join(work, 'playwright'),
    },
  }),
};

const itSuite = (...args) => maven(repository, '-o', '-pl', 'it', 'verify', '-Dspotless.check.skip', '-DskipTests=false', ...args);

const rows = {
  plain: { workers: counts, contenders: { plugin: waits.plugin('plain'), failsafe: waits.failsafe(), playwright: waits.playwright('plain') }, ideal: (workers) => Math.ceil(20 / workers) * 3 },
  app: { workers: counts, contenders: { plugin: waits.plugin('app'), playwright: waits.playwright('app') }, ideal: (workers) => Math.ceil(20 / workers) * 3 },
  it: { workers: counts, contenders: { plugin: (workers) => itSuite('-De2e.full=true', `-De2e.workers=${workers}`) } },
  unchanged: { workers: [2], contenders: { plugin: () => itSuite(), skipITs: () => itSuite('-DskipITs') } },
  empty: {
    workers: [4],
    contenders: {
      plugin: (workers) => maven(project('empty-plugin', ofPlugin('${project.basedir}/server', 'node server.mjs'), 2000, empty), 'verify', '-De2e.full=true', `-De2e.workers=${workers}`),
      failsafe: (workers) => maven(project('empty-failsafe', ofFailsafe(), 2000, empty), 'verify', `-DforkCount=${workers}`),
    },
  },
};

// ---- in turns

function require(condition, sentence) {
  if (!condition) {
    console.error(sentence);
    process.exitCode = 1;
  }
  return condition;
}

function prepared(wanted) {
  const unknown = wanted.filter((row) => !rows[row]);
  return (
    require(unknown.length === 0, `--rows has ${unknown.join(', ')}; there are ${Object.keys(rows).join(', ')}.`) &&
    require(counts.every((count) => count >= 1 && count <= 64), `--workers ${options.workers}: numbers from 1 to 64, such as --workers 4,8.`) &&
    require(Number(options.rounds) >= 1, `--rounds ${options.rounds}: a number of rounds, such as --rounds 5.`) &&
    require(existsSync(join(app, 'node_modules')), 'it/app has no packages: type mvn -pl it -am install first.') &&
    require(only.every((name) => name !== 'playwright') || existsSync(join(here, 'peers/node_modules')) || installed(), 'The packages of benchmarks/peers could not be installed: see above.')
  );
}

function installed() {
  return spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: join(here, 'peers'), stdio: 'inherit', env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' } }).status === 0;
}

async function measureAll(wanted) {
  const turns = wanted.flatMap((row) => rows[row].workers.flatMap((workers) =>
    Object.entries(rows[row].contenders)
      .filter(([name]) => only.includes(name) || name === 'skipITs')
      .map(([name, run]) => ({ row, workers, name, run, wall: [], cpu: [] }))));
  if (wanted.includes('unchanged')) itSuite();
  for (let round = 0; round < Number(options.rounds); round++) {
    for (let at = 0; at < turns.length; at++) {
      const turn = turns[(at + round) % turns.length];
      const { wall, cpu } = await turn.run(turn.workers);
      turn.wall.push(wall);
      turn.cpu.push(cpu);
      console.error(`round ${round + 1}: ${turn.row}, ${turn.workers} workers, ${turn.name}: ${wall.toFixed(1)} s (${cpu.toFixed(1)} CPU s)`);
    }
  }
  return turns.map(({ row, workers, name, wall, cpu }) => ({ row, workers, name, wall, cpu, medianWall: median(wall), medianCpu: median(cpu) }));
}

function table(results) {
  const names = ['plugin', 'failsafe', 'playwright', 'skipITs'].filter((name) => results.some((result) => result.name === name));
  const lines = [`| row | workers | ${names.join(' | ')} | ideal | ratios |`, `|---|---|${names.map(() => '---').join('|')}|---|---|`];
  for (const row of new Set(results.map((result) => result.row))) {
    for (const workers of rows[row].workers) {
      const of = (name) => results.find((result) => result.row === row && result.workers === workers && result.name === name);
      const cell = (name) => (of(name) ? `${of(name).medianWall.toFixed(1)} (${of(name).medianCpu.toFixed(0)})` : '');
      const ratios = names.slice(1).filter((name) => of(name) && of('plugin')).map((name) => `${(of('plugin').medianWall / of(name).medianWall).toFixed(2)} of ${name}`);
      lines.push(`| ${row} | ${workers} | ${names.map(cell).join(' | ')} | ${rows[row].ideal?.(workers) ?? ''} | ${ratios.join(', ')} |`);
    }
  }
  return lines.join('\n');
}

function machine() {
  const said = (command, ...args) => spawnSync(command, args, { encoding: 'utf8' }).stdout.split('\n')[0].replace(/\u001b\[\d*m/g, '');
  const playwright = JSON.parse(readFileSync(join(here, 'peers/package.json'), 'utf8')).devDependencies['@playwright/test'];
  return `${cpus().length} cores (${cpus()[0].model}), ${Math.round(totalmem() / 2 ** 30)} GiB; ${said('mvn', '-v')}, JDK ${said('java', '--version')}, Node.js ${process.version}, Failsafe ${failsafe}, Playwright ${playwright}`;
}

const wanted = (options.profile ?? options.rows).split(',');
if (prepared(wanted)) {
  try {
    if (options.profile) {
      const stamps = ['-Dorg.slf4j.simpleLogger.showDateTime=true', '-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss,SSS'];
      const directory = options.profile === 'it' ? join(repository, 'it') : join(work, `${options.profile}-plugin`);
      process.env.MAVEN_OPTS = `${process.env.MAVEN_OPTS ?? ''} ${stamps.join(' ')}`;
      const run = await rows[options.profile].contenders.plugin(counts[0]);
      console.log(profile(run, directory));
    } else {
      const results = await measureAll(wanted);
      console.log(`${machine()}\n\nMedians of ${options.rounds} rounds in turns: seconds (CPU seconds of the whole machine).\n\n${table(results)}`);
      if (options.json) writeFileSync(options.json, JSON.stringify({ machine: machine(), rounds: Number(options.rounds), results }, null, 2));
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
