// A Chromium for looking at reports: the one in EXECUTABLE_PATH, else the one that the packages of it/app bring along.
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const app = resolve(dirname(fileURLToPath(import.meta.url)), '../../../it/app');
const require = createRequire(`${app}/package.json`);

/** Starts it. */
export async function launch() {
  const { default: puppeteer } = await import(require.resolve('puppeteer-core'));
  const named = process.env.EXECUTABLE_PATH;
  const { default: packed } = named ? { default: null } : await import(require.resolve('@sparticuz/chromium'));
  return puppeteer.launch({
    executablePath: named || (await packed.executablePath()),
    args: [...(packed?.args ?? []), '--no-sandbox', '--disable-background-networking'],
    headless: 'shell',
  });
}

/** Opens a report from its file; what the console says and what the page refuses is collected in errors. */
export async function open(browser, file, { width = 1280, height = 900, scheme = 'light', hash = '' } = {}) {
  const page = await browser.newPage();
  const errors = [];
  page.on('console', (message) => errors.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('requestfailed', (request) => errors.push(`not loaded: ${request.url()}`));
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(`file://${file}${hash}`);
  await page.waitForSelector('main');
  return { page, errors };
}
