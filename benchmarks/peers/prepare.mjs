// Makes what is measured: the plugin from a copy of its sources, a Maven repository of its own, projects, Playwright.
// All of it is below target/peers; neither ~/.m2 nor a checkout is written to.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
export const repository = join(here, '../..');
export const work = join(repository, 'target/peers');
const projects = join(work, 'projects');
const copied = ['pom.xml', '.mvn', 'smartscraper-e2e-maven-plugin', 'it', 'whole-build/pom.xml'];
const generated = new Set(['target', 'node_modules', 'dist', 'coverage']);

/** Sentence for the person at the keyboard, instead of a stack. */
export class Refusal extends Error {}

/** Runs a step of the preparation, and shows the end of what it printed if it fails. */
export function step(what, command, directory, environment = {}) {
  process.stderr.write(`${what}\n`);
  const run = spawnSync(command[0], command.slice(1), {
    cwd: directory,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, ...environment },
  });
  if (run.error?.code === 'ENOENT') throw new Refusal(`there is no ${command[0]} on the PATH; install it and try again`);
  if (run.status !== 0) {
    const end = `${run.stdout}${run.stderr}`.trim().split('\n').slice(-40).join('\n');
    throw new Refusal(`"${command.join(' ')}" failed in ${directory}:\n${end}`);
  }
  return run.stdout;
}

/** Refuses at once if a program is missing. */
export function checkTools() {
  for (const tool of ['bash', 'mvn', 'npm', 'java']) {
    const found = spawnSync('bash', ['-c', 'command -v "$0"', tool]);
    if (found.status !== 0) throw new Refusal(`${tool} is not on the PATH; this benchmark needs bash, a JDK, Maven and npm`);
  }
}

/** The plugin of a checkout, built from a copy under a version of its own, so that two can be compared. */
export function buildPlugin(name, checkout, mavenRepository) {
  if (!existsSync(join(checkout, 'smartscraper-e2e-maven-plugin/pom.xml'))) {
    throw new Refusal(`${checkout} is no checkout of the plugin: there is no smartscraper-e2e-maven-plugin/pom.xml in it`);
  }
  const root = readFileSync(join(checkout, 'pom.xml'), 'utf8');
  const written = /<artifactId>smartscraper-e2e-parent<\/artifactId>\s*<version>([^<]+)</.exec(root)[1];
  const version = `${written.replace('-SNAPSHOT', '')}-peers-${name}`;
  const copy = join(work, name);
  const built = join(work, `${name}.built`);
  const key = `${mavenRepository} ${version} ${digest(checkout)}`;
  if (!existsSync(built) || readFileSync(built, 'utf8') !== key || !existsSync(join(copy, 'it/app/node_modules'))) {
    rmSync(built, { force: true });
    rmSync(copy, { recursive: true, force: true });
    copySources(checkout, copy, [written, version]);
    const goals = ['-q', '-DskipTests', '-Dspotless.check.skip', '-pl', 'smartscraper-e2e-maven-plugin', '-am', 'install'];
    step(`Building the plugin of ${checkout} as ${version}`, maven(mavenRepository, ...goals), copy);
    step("Installing the app's packages", ['npm', 'ci', '--no-audit', '--no-fund', '--prefer-offline'], join(copy, 'it/app'));
    // The app's own checks are not what is measured, and antrun takes them for done.
    mkdirSync(join(copy, 'it/target'), { recursive: true });
    writeFileSync(join(copy, 'it/target/app-checked'), '');
    writeFileSync(built, key);
  }
  const property = (tag) => new RegExp(`<${tag}>([^<]+)<`).exec(root)[1];
  return { name, checkout, copy, version, failsafe: property('surefire.version'), junit: property('junit.version') };
}

/** Maven with a repository of its own. */
export const maven = (mavenRepository, ...goals) => ['mvn', '-B', '-ntp', `-Dmaven.repo.local=${mavenRepository}`, ...goals];

function copySources(checkout, copy, [from, to]) {
  for (const path of copied) {
    const filter = (source) => !generated.has(basename(source));
    cpSync(join(checkout, path), join(copy, path), { recursive: true, filter });
  }
  for (const pom of ['pom.xml', 'smartscraper-e2e-maven-plugin/pom.xml', 'it/pom.xml', 'whole-build/pom.xml']) {
    const file = join(copy, pom);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(`<version>${from}</version>`, `<version>${to}</version>`));
  }
  asRepository(copy);
}

/** Git's list of files is what the plugin takes for the application's, as in a user's project. */
function asRepository(directory) {
  writeFileSync(join(directory, '.gitignore'), 'target/\nnode_modules/\n');
  spawnSync('git', ['init', '-q', directory]);
  spawnSync('git', ['-C', directory, 'add', '.']);
}

function digest(checkout) {
  const hash = createHash('sha256');
  const add = (path) => {
    const files = existsSync(path) ? readdirSync(path, { withFileTypes: true }) : [];
    for (const file of files.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (generated.has(file.name)) continue;
      if (file.isDirectory()) add(join(path, file.name));
      else if (file.isFile()) hash.update(file.name).update(readFileSync(join(path, file.name)));
    }
  };
  hash.update(readFileSync(join(checkout, 'pom.xml')));
  ['smartscraper-e2e-maven-plugin', 'it', '.mvn'].forEach((path) => add(join(checkout, path)));
  return hash.digest('hex');
}

/**
 * A Maven project with so many classes of a template, for the plugin or for Failsafe; tuned with goal prewarm and an option for
 * Maven's JVM.
 */
export function mavenProject(name, { contender, template, classes, values, tuned = false }) {
  const directory = join(projects, name);
  const sources = join(directory, 'src/test/java/peers');
  mkdirSync(sources, { recursive: true });
  const fill = (text) => Object.entries(values).reduce((sum, [key, value]) => sum.replaceAll(`@${key}@`, value), text);
  const pom = readFileSync(join(here, 'maven/pom.xml'), 'utf8');
  const plugin = readFileSync(join(here, `maven/${contender}.xml`), 'utf8').trim();
  const goals = plugin.replace('<!-- @prewarm@ -->', tuned ? '<goal>prewarm</goal>' : '');
  writeFileSync(join(directory, 'pom.xml'), fill(pom.replace('<!-- @contender@ -->', goals)));
  // Of its own, even if empty: Maven would take the one of the checkout that this directory is in.
  mkdirSync(join(directory, '.mvn'), { recursive: true });
  if (tuned) writeFileSync(join(directory, '.mvn/jvm.config'), '-XX:TieredStopAtLevel=1\n');
  const source = readFileSync(join(here, `maven/${template}.java`), 'utf8');
  for (let number = 1; number <= classes; number++) {
    const simpleName = template.replace('IT', `${String(number).padStart(4, '0')}IT`);
    writeFileSync(join(sources, `${simpleName}.java`), source.replaceAll('@name@', simpleName));
  }
  asRepository(directory);
  return directory;
}

/** A directory with the plain server. */
export function plainApp() {
  const directory = join(projects, 'plain');
  if (existsSync(directory)) return directory;
  cpSync(join(here, 'plain'), directory, { recursive: true });
  asRepository(directory);
  return directory;
}

/** Playwright Test with so many spec files; no browser is downloaded, since no test opens one. */
export function playwrightProject(specs) {
  const directory = join(work, 'playwright');
  const lock = join(directory, 'package-lock.json');
  const wanted = readFileSync(join(here, 'playwright/package-lock.json'), 'utf8');
  const isInstalled = existsSync(join(directory, 'node_modules')) && readFileSync(lock, 'utf8') === wanted;
  cpSync(join(here, 'playwright'), directory, { recursive: true, filter: (source) => !generated.has(basename(source)) });
  cpSync(join(here, 'server.mjs'), join(directory, 'server.mjs'));
  if (!isInstalled) {
    const ci = ['npm', 'ci', '--no-audit', '--no-fund', '--prefer-offline'];
    step('Installing Playwright Test', ci, directory, { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' });
  }
  rmSync(join(directory, 'tests'), { recursive: true, force: true });
  mkdirSync(join(directory, 'tests'));
  for (let number = 1; number <= specs; number++) {
    cpSync(join(here, 'playwright/wait.spec.mjs'), join(directory, `tests/wait-${String(number).padStart(2, '0')}.spec.mjs`));
  }
  return directory;
}

/** Removes the generated projects; the built plugin, the repository and npm's packages stay for the next time. */
export const removeProjects = () => rmSync(projects, { recursive: true, force: true });
