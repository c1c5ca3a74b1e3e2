// Takes the pictures of the report: node docs/images/take.mjs DIRECTORY
// where DIRECTORY has a report in sample/, passing/ and large/ (made by whole-build/src/report/fixtures.mjs and goal report).
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch, open } from '../../whole-build/src/report/browser.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const report = (name) => join(resolve(process.argv[2]), name, 'target/smartscraper-e2e/report/index.html');
const PICTURES = [
  { to: 'report.png', of: 'passing', height: 860 },
  { to: 'report-failing.png', of: 'sample', height: 1000 },
  { to: 'report-timeline.png', of: 'sample', height: 720, at: '.timeline' },
  { to: 'report-dark.png', of: 'sample', height: 760, scheme: 'dark', at: '.timeline' },
  { to: 'report-2000.png', of: 'large', height: 900, at: '.timeline' },
  { to: 'report-400.png', of: 'sample', width: 400, height: 860 },
  { to: 'report-print.png', of: 'sample', width: 794, height: 1123, print: true },
];

const browser = await launch();
for (const { to, of, at, print, ...options } of PICTURES) {
  const { page } = await open(browser, report(of), options);
  if (print) {
    await page.emulateMediaType('print');
  }
  await new Promise((done) => setTimeout(done, 500));
  if (at) {
    await page.$eval(at, (part) => part.scrollIntoView());
    await new Promise((done) => setTimeout(done, 300));
  }
  await page.screenshot({ path: join(here, to) });
  await page.close();
}
await browser.close();
