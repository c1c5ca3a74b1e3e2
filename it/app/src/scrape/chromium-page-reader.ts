import { setTimeout as delay } from 'node:timers/promises';

import type { Browser, BrowserContext } from 'puppeteer-core';

import { BrowserUnavailableError } from './browser-host.ts';
import type { BrowserHost } from './browser-host.ts';
import { extract } from './in-page.ts';
import type { Extract, PageReader, Visit } from './page-reader.ts';
import { ScrapeFailure } from './scrape-failure.ts';

/** Reads pages with the host's browser, each in a browser context of its own. */
export class ChromiumPageReader implements PageReader {
  readonly #host: BrowserHost;
  readonly #timeoutMillis: number;

  constructor(host: BrowserHost, timeoutMillis: number) {
    this.#host = host;
    this.#timeoutMillis = timeoutMillis;
  }

  async read(visit: Visit): Promise<Extract> {
    for (let retries = 1; ; retries -= 1) {
      const browser = await this.#host.browser();
      try {
        return await this.#readWith(browser, visit);
      } catch (error) {
        if (this.#host.closed) {
          throw new BrowserUnavailableError('the server is shutting down', { cause: error });
        }
        // A browser that died did so not necessarily because of this page: once more, with another.
        if (browser.connected || retries === 0) {
          throw asFailure(error);
        }
      }
    }
  }

  async #readWith(browser: Browser, visit: Visit): Promise<Extract> {
    const opening = browser.createBrowserContext();
    try {
      const reading = opening.then((context) => readPage(context, visit));
      return await within(this.#timeoutMillis, reading);
    } finally {
      // Nobody waits for this: the answer is known, and closing a page that hangs may take a while.
      opening.then((context) => context.close()).catch(() => undefined);
    }
  }
}

async function readPage(context: BrowserContext, visit: Visit): Promise<Extract> {
  const page = await context.newPage();
  // An open dialog would hold up the page for ever.
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
  const response = await page.goto(visit.url, { waitUntil: 'load', timeout: 0 });
  const status = response?.status() ?? 0;
  if (status >= 400) {
    throw new ScrapeFailure('http_status', `the page answered with status ${status}`);
  }
  const finding = await page.evaluate(extract, visit.xpaths, visit.outputType);
  switch (finding.kind) {
    case 'match':
      return { xpath: finding.xpath, data: finding.data };
    case 'none':
      throw new ScrapeFailure(
        'xpath_not_found',
        `nothing on the page matches ${visit.xpaths.join(' or ')}`,
      );
    case 'invalid':
      throw new ScrapeFailure(
        'xpath_invalid',
        `${finding.xpath} selects no nodes: ${finding.reason}`,
      );
  }
}

async function within<T>(millis: number, work: Promise<T>): Promise<T> {
  const timer = new AbortController();
  const deadline = delay(millis, undefined, { signal: timer.signal }).then(() => {
    throw new ScrapeFailure('timeout', `the page took longer than ${millis} ms`);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    timer.abort();
  }
}

function asFailure(error: unknown): ScrapeFailure {
  return error instanceof ScrapeFailure
    ? error
    : new ScrapeFailure('navigation', error instanceof Error ? error.message : String(error));
}
