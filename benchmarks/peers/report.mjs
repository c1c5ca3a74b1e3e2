// Results as a JSON file that later measurements are added to, and as a table in a page of the documentation.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const names = {
  plugin: 'this plugin',
  tuned: 'tuned',
  before: 'before',
  failsafe: 'plain Failsafe',
  playwright: 'Playwright',
  none: '`-DskipITs`',
};
const [begin, end] = ['<!-- benchmarks/peers.mjs: begin -->', '<!-- benchmarks/peers.mjs: end -->'];

/** The machine and all versions that figures depend on. */
export function surroundings(context) {
  const firstLine = (command, ...args) => spawnSync(command, args, { encoding: 'utf8' }).stdout?.split('\n')[0].trim();
  const java = /Java version: ([^,]+)/.exec(spawnSync('mvn', ['-v'], { encoding: 'utf8' }).stdout)?.[1];
  const playwright = JSON.parse(readFileSync(join(here, 'playwright/package.json'), 'utf8'));
  const commits = Object.values(context.builds).map(({ name, checkout }) => {
    const changed = firstLine('git', '-C', checkout, 'status', '--porcelain', '--', 'smartscraper-e2e-maven-plugin', 'it') ? ' and changes' : '';
    return [name, `${firstLine('git', '-C', checkout, 'rev-parse', '--short', 'HEAD')}${changed}`];
  });
  return {
    cpu: cpus()[0].model.trim(),
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    kernel: `${process.platform} ${release()}`,
    java,
    options: process.env.MAVEN_OPTS ?? '',
    maven: /Apache Maven ([\d.a-z-]+)/.exec(firstLine('mvn', '-v') ?? '')?.[1],
    node: process.version,
    failsafe: context.failsafe,
    playwright: playwright.devDependencies['@playwright/test'],
    commits: Object.fromEntries(commits),
  };
}

/** Adds samples to the file; those of a row and a number of workers replace the ones it had. */
export function merge(file, samples, machine) {
  const old = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).samples : [];
  const key = ({ row, workers, contender }) => `${row} ${workers} ${contender}`;
  const fresh = new Set(samples.map(key));
  const result = { machine, samples: [...old.filter((sample) => !fresh.has(key(sample))), ...samples] };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  return result;
}

/** Median of a figure; of an even number of values the mean of the two in the middle. */
function median(samples, figure = 'wall') {
  const values = samples.map((sample) => sample[figure]).sort((a, b) => a - b);
  const middle = (values.length - 1) / 2;
  return (values[Math.floor(middle)] + values[Math.ceil(middle)]) / 2;
}

/** The table of all rows that there are samples of. */
export function markdown({ machine, samples }, table) {
  const contenders = Object.keys(names).filter((name) => samples.some(({ contender }) => contender === name));
  const head = ['', 'workers', ...contenders.map((name) => names[name]), 'no overhead', 'plugin / others', 'tuned / Playwright', 'plugin / best', 'rounds'];
  const lines = [head, head.map(() => '---')];
  for (const [row, { title, ideal, figure }] of Object.entries(table)) {
    const ofRow = samples.filter((sample) => sample.row === row);
    const own = (workers) => ofRow.filter((sample) => sample.contender === 'plugin' && sample.workers === workers);
    const numbers = [...new Set(ofRow.map(({ workers }) => workers))].sort((a, b) => a - b);
    const best = Math.min(...numbers.map((workers) => median(own(workers))));
    for (const workers of numbers) {
      const group = ofRow.filter((sample) => sample.workers === workers);
      const of = (name) => group.filter(({ contender }) => contender === name);
      const mine = own(workers);
      const others = contenders
        .filter((name) => !['plugin', 'tuned'].includes(name) && of(name).length > 0 && mine.length > 0)
        .map((name) => `${ratio(median(mine, figure), median(of(name), figure))} ${names[name]}`);
      lines.push([
        title,
        workers,
        ...contenders.map((name) => cell(of(name), figure)),
        ideal?.(workers) ?? '',
        others.join(', '),
        of('tuned').length > 0 && of('playwright').length > 0 ? ratio(median(of('tuned')), median(of('playwright'))) : '',
        numbers.length > 1 && mine.length > 0 ? ratio(median(mine), best) : '',
        Math.max(...contenders.map((name) => of(name).length)),
      ]);
    }
  }
  return `${about(machine, samples)}\n\n${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

const ratio = (value, other) => (value / other).toFixed(2);

function cell(samples, figure) {
  if (samples.length === 0) return '';
  if (figure !== undefined) return `${median(samples, figure).toFixed(2)}, at most ${Math.max(...samples.map((one) => one[figure])).toFixed(2)}`;
  return `${median(samples).toFixed(2)} (${median(samples, 'cpu').toFixed(1)})`;
}

function about(machine, samples) {
  const days = [...new Set(samples.map(({ at }) => at.slice(0, 10)))].sort();
  const counted = samples.every((sample) => sample.counted === 'all')
    ? 'of all processes, orphans included'
    : 'of processes whose end somebody waited for, since no control group could be made';
  const commits = Object.entries(machine.commits).map(([name, commit]) => `${names[name]} at ${commit}`);
  return [
    `Medians, seconds; in brackets CPU seconds ${counted}. ${machine.cores} cores (${machine.cpu}), ${machine.memoryGiB} GiB,`,
    `${machine.kernel}; JDK ${machine.java}, Maven ${machine.maven}${machine.options ? ` with ${machine.options}` : ''}, Node.js ${machine.node}, Failsafe ${machine.failsafe},`,
    `Playwright ${machine.playwright}; ${commits.join(', ')}; ${days.join(', ')}.`,
  ].join('\n');
}

/** Puts the table between its two markers in a page. */
export function writeInto(page, text) {
  const old = readFileSync(page, 'utf8');
  const [from, to] = [old.indexOf(begin), old.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${page} has no line "${begin}" with "${end}" below it`);
  writeFileSync(page, `${old.slice(0, from + begin.length)}\n${text}${old.slice(to)}`);
}
