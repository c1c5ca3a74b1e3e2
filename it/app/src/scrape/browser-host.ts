import { rmSync } from 'node:fs';

import type { Browser } from 'puppeteer-core';

import { unpackedChromium } from './chromium.ts';
import { newProfile } from './profile.ts';

/** There is no browser to scrape with, which says nothing about the page. */
export class BrowserUnavailableError extends Error {
  override readonly name = 'BrowserUnavailableError';
}

/** The server's one browser: launched when first needed, and again after it died. */
export class BrowserHost {
  readonly #executablePath: string | undefined;
  readonly #closing = new AbortController();
  #current: Promise<Browser> | undefined;

  constructor(executablePath: string | undefined) {
    this.#executablePath = executablePath;
  }

  get closed(): boolean {
    return this.#closing.signal.aborted;
  }

  async browser(): Promise<Browser> {
    if (this.closed) {
      throw new BrowserUnavailableError('the server is shutting down');
    }
    this.#current ??= this.#launch();
    try {
      return await this.#current;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new BrowserUnavailableError(`the browser does not start: ${reason}`, { cause: error });
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
    const browser = await this.#current?.catch(() => undefined);
    await browser?.close();
  }

  #launch(): Promise<Browser> {
    const launched = launch(this.#executablePath, this.#closing.signal);
    const forget = (): void => {
      if (this.#current === launched) {
        this.#current = undefined;
      }
    };
    launched.then((browser) => browser.once('disconnected', forget), forget);
    return launched;
  }
}

async function launch(executablePath: string | undefined, signal: AbortSignal): Promise<Browser> {
  // Imported late: it takes longer than the rest of the server's start.
  const [{ default: puppeteer }, { default: chromium }] = await Promise.all([
    import('puppeteer-core'),
    import('@sparticuz/chromium'),
  ]);
  const path = executablePath ?? (await unpackedChromium(signal));
  const profile = await newProfile();
  const removeProfile = (): void => {
    process.off('exit', removeProfile);
    // Chromium's children may still be writing for a moment.
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  };
  try {
    const browser = await puppeteer.launch({
      executablePath: path,
      headless: 'shell',
      // A Chromium on a pipe ends by itself when the server dies, even by SIGKILL.
      pipe: true,
      // Every scrape has a time limit of its own.
      protocolTimeout: 0,
      userDataDir: profile,
      args: [
        // Meant for AWS Lambda; in one process, a second browser context brings Chromium down.
        ...chromium.args.filter((argument) => argument !== '--single-process'),
        '--no-sandbox',
        '--disable-background-networking',
      ],
      // The server closes the browser in its own shutdown.
      handleSIGHUP: false,
      handleSIGINT: false,
      handleSIGTERM: false,
    });
    browser.process()?.once('exit', removeProfile);
    // However the server ends, short of SIGKILL, after which the next server does it; puppeteer's
    // own listener has killed Chromium then.
    process.once('exit', removeProfile);
    return browser;
  } catch (error) {
    removeProfile();
    throw error;
  }
}
