// Measures what kept workers (e2e.keepAlive) save: the time from the start of Maven, and from that of goal start, to the
// first test of it/, with workers that have to be started and with those of the build before, in turns.
//
//     node benchmarks/kept-workers.mjs [ROUNDS] [WORKERS]        after mvn -pl it -am verify
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const rounds = Number(process.argv[2] ?? 5);
const workers = Number(process.argv[3] ?? 2);
const common = ['-B', '-o', '-ntp', '-pl', 'it'];
const forks = 'it/target/smartscraper-e2e/forks';

/** Runs some of the classes, which leaves workers for the next build. */
function build() {
  const begin = Date.now();
  const goals = ['verify', '-Dspotless.check.skip', '-De2e.full=true', '-De2e.keepAlive=true'];
  const log = execFileSync('mvn', [...common, ...goals, `-De2e.workers=${workers}`, '-De2e.file=site'], { encoding: 'utf8' });
  const healthy = Math.min(...[...log.matchAll(/^\[INFO\] \d+ +http:\S+ +([\d.]+) s/gm)].map((row) => Number(row[1])));
  return { healthy, firstTest: (firstBegin() - begin) / 1000, wall: (Date.now() - begin) / 1000, taken: log.includes('Taking over') };
}

/** When the first test class began, as its fork has written down. */
function firstBegin() {
  const events = readdirSync(forks)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(`${forks}/${name}`, 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line));
  return Math.min(...events.filter((event) => event.event === 'begin').map((event) => event.at));
}

const end = () => execFileSync('mvn', [...common, 'smartscraper-e2e:stop'], { encoding: 'utf8' });
const samples = { cold: [], warm: [] };
end();
for (let round = 1; round <= rounds; round++) {
  for (const kind of ['cold', 'warm']) {
    const sample = build();
    if (sample.taken !== (kind === 'warm')) throw new Error(`the ${kind} build of round ${round} was none`);
    samples[kind].push(sample);
    process.stderr.write(`round ${round}: ${kind}: first test after ${sample.firstTest.toFixed(2)} s\n`);
  }
  end();
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const of = (kind, figure) => median(samples[kind].map((sample) => sample[figure]));
console.log(`${rounds} rounds, ${workers} workers, medians\n`);
console.log('| workers | first of them ready after | first test after the start of Maven | whole build |');
console.log('|---|---|---|---|');
for (const kind of ['cold', 'warm']) {
  console.log(`| ${kind} | ${of(kind, 'healthy').toFixed(2)} s | ${of(kind, 'firstTest').toFixed(2)} s | ${of(kind, 'wall').toFixed(2)} s |`);
}
const ratio = (figure) => (of('warm', figure) / of('cold', figure)).toFixed(2);
console.log(`| warm / cold | ${ratio('healthy')} | ${ratio('firstTest')} | ${ratio('wall')} |`);
