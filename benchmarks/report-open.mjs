// Measures how long the report takes to open in Chromium, from its file: from the navigation to the frame in which summary,
// timeline and the first classes are drawn, and until all classes are listed; besides, the time that Chromium worked for it.
//
//     npm --prefix it/app ci
//     node whole-build/src/report/fixtures.mjs large DIRECTORY
//     (cd DIRECTORY && mvn io.github.smartscraper:smartscraper-e2e-maven-plugin:report)
//     node benchmarks/report-open.mjs DIRECTORY/target/smartscraper-e2e/report/index.html [ROUNDS]
//
// EXECUTABLE_PATH names another Chromium. The first round, in which the browser itself warms up, does not count.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { launch } from '../whole-build/src/report/browser.mjs';

const file = resolve(process.argv[2]);
const rounds = Number(process.argv[3] ?? 5);
const classes = JSON.parse(/<script [^>]*id="data"[^>]*>(.*?)<\/script>/s.exec(readFileSync(file, 'utf8'))[1]).classes.length;
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Milliseconds since the navigation, by the page's own clock. */
async function measure(browser) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(`file://${file}`, { waitUntil: 'domcontentloaded' });
  const [painted, drawn] = await page.evaluate(
    () =>
      new Promise((done) => {
        const frame = () => {
          const [paint] = performance.getEntriesByName('first-contentful-paint');
          if (paint && document.querySelector('main')) {
            done([paint.startTime, performance.now()]);
          } else {
            requestAnimationFrame(frame);
          }
        };
        requestAnimationFrame(frame);
      }),
  );
  await page.waitForFunction((wanted) => document.querySelectorAll('.row').length === wanted, { polling: 'raf' }, classes);
  const listed = await page.evaluate(() => performance.now());
  const { TaskDuration } = await page.metrics();
  await page.close();
  return { painted, drawn, listed, worked: TaskDuration * 1000 };
}

const browser = await launch();
await measure(browser);
const measured = [];
for (let round = 0; round < rounds; round++) {
  measured.push(await measure(browser));
}
console.log(`${await browser.version()}, ${classes} classes, ${Math.round(readFileSync(file).length / 1024)} KiB, median of ${rounds}:`);
for (const [name, what] of Object.entries({ painted: 'first paint', drawn: 'drawn', listed: 'all classes listed', worked: 'time worked' })) {
  const values = measured.map((one) => one[name]);
  console.log(`  ${what.padEnd(20)} ${median(values).toFixed(0).padStart(5)} ms  (${values.map((one) => one.toFixed(0)).join(', ')})`);
}
await browser.close();
