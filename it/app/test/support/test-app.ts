import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { createApp } from '../../src/app.ts';
import type { Config } from '../../src/config.ts';
import type { PageReader } from '../../src/scrape/page-reader.ts';
import { temporaryDirectory } from './temporary-directory.ts';

export const apiToken = 'secret-token';

export interface TestAppOptions {
  readonly config?: Partial<Config>;
  readonly read?: PageReader['read'];
  readonly now?: () => Date;
}

/** The whole app over a real DATA_DIR; only the page reader and the time are the test's. */
export class TestApp {
  readonly dataDirectory = temporaryDirectory();
  readonly #app: ReturnType<typeof createApp>;

  constructor({ config, read = readNothing, now = () => new Date() }: TestAppOptions = {}) {
    this.#app = createApp({
      config: {
        host: '127.0.0.1',
        port: 0,
        dataDirectory: this.dataDirectory,
        apiToken,
        executablePath: undefined,
        browserEndpoint: undefined,
        rateLimitPerMinute: 60,
        scrapeTimeoutMillis: 1000,
        trustProxy: false,
        ...config,
      },
      manifest: { name: 'smartscraper', version: '1.2.3' },
      reader: { read },
      clock: now,
    });
  }

  /** Sends a request the way it arrives from a connection of `client`. */
  async request(path: string, init: RequestInit = {}, client = '192.0.2.1'): Promise<Response> {
    const connection = { incoming: { socket: { remoteAddress: client } } };
    return this.#app.request(path, init, connection);
  }

  async scrape(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return this.request('/api/scrape', {
      method: 'POST',
      headers: { Authorization: `Bearer ${apiToken}`, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.dataDirectory, file), text);
  }

  /** A data file's text, or undefined if it was never written. */
  read(file: string): string | undefined {
    const path = join(this.dataDirectory, file);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  }
}

function readNothing(): Promise<never> {
  return Promise.reject(new Error('this test visits no page'));
}
