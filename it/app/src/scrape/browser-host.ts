import type { Browser } from 'puppeteer-core';

/** There is no browser to scrape with, which says nothing about the page. */
export class BrowserUnavailableError extends Error {
  override readonly name = 'BrowserUnavailableError';
}

/** Where the server's browser comes from. */
export interface BrowserSource {
  /** What it means that `open` rejects; the reason follows it. */
  readonly failure: string;
  /** Rejects soon after `closing` has been aborted. */
  open(closing: AbortSignal): Promise<Browser>;
  /** Ends everything in the browser that is this server's, and nothing else. */
  close(browser: Browser): Promise<void>;
}

/** The server's one browser: opened when first needed, and again after it was lost. */
export class BrowserHost {
  readonly #source: BrowserSource;
  readonly #closing = new AbortController();
  #current: Promise<Browser> | undefined;

  constructor(source: BrowserSource) {
    this.#source = source;
  }

  get closed(): boolean {
    return this.#closing.signal.aborted;
  }

  async browser(): Promise<Browser> {
    if (this.closed) {
      throw new BrowserUnavailableError('the server is shutting down');
    }
    this.#current ??= this.#open();
    try {
      return await this.#current;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new BrowserUnavailableError(`${this.#source.failure}: ${reason}`, { cause: error });
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
    const browser = await this.#current?.catch(() => undefined);
    if (browser !== undefined) {
      await this.#source.close(browser);
    }
  }

  #open(): Promise<Browser> {
    const opened = this.#source.open(this.#closing.signal);
    const forget = (): void => {
      if (this.#current === opened) {
        this.#current = undefined;
      }
    };
    opened.then((browser) => {
      browser.once('disconnected', forget);
      // Nobody heard of it if it was lost before that.
      if (!browser.connected) {
        forget();
      }
    }, forget);
    return opened;
  }
}
