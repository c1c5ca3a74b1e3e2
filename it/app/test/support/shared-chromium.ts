import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import chromium from '@sparticuz/chromium';
import puppeteer from 'puppeteer-core';
import type { Browser, CDPSession } from 'puppeteer-core';
import { vi } from 'vitest';

import { unpackedChromium } from '../../src/scrape/chromium.ts';

/** Port and path that Chromium has written down; its file is there before they are. */
async function address(profile: string): Promise<[string, string]> {
  const [port = '', path = ''] = (
    await readFile(join(profile, 'DevToolsActivePort'), 'utf8')
  ).split('\n');
  if (path === '') {
    throw new Error('the address is not written yet');
  }
  return [port, path];
}

/** A real Chromium that servers connect to, and somebody who looks into it from outside. */
export class SharedChromium {
  readonly endpoint: string;
  readonly #browser: Browser;
  readonly #session: CDPSession;
  readonly #profile: string;

  private constructor(endpoint: string, browser: Browser, session: CDPSession, profile: string) {
    this.endpoint = endpoint;
    this.#browser = browser;
    this.#session = session;
    this.#profile = profile;
  }

  static async launch(): Promise<SharedChromium> {
    const profile = await mkdtemp(join(tmpdir(), 'smartscraper-unit-'));
    const browser = await puppeteer.launch({
      executablePath: await unpackedChromium(new AbortController().signal),
      headless: 'shell',
      // Servers come by the port; on the pipe it ends with this process, however that ends.
      pipe: true,
      userDataDir: profile,
      args: [
        ...chromium.args.filter((argument) => argument !== '--single-process'),
        '--no-sandbox',
        '--disable-background-networking',
        '--remote-debugging-pipe',
        '--remote-debugging-port=0',
      ],
    });
    const [port, path] = await vi.waitFor(() => address(profile), { timeout: 10_000 });
    const session = await browser.target().createCDPSession();
    return new SharedChromium(`ws://127.0.0.1:${port}${path}`, browser, session, profile);
  }

  /** The ids of all browser contexts, whoever has created them. */
  async contexts(): Promise<readonly string[]> {
    const { browserContextIds } = await this.#session.send('Target.getBrowserContexts');
    return browserContextIds;
  }

  /** Whether it still lives and does what it is told. */
  async isAlive(): Promise<boolean> {
    return (await this.#browser.version()) !== '';
  }

  async kill(): Promise<void> {
    const child = this.#browser.process();
    const gone = new Promise((resolve) => child?.once('exit', resolve));
    if (child?.kill('SIGKILL') === true) {
      await gone;
    }
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  }
}
