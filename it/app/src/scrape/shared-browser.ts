import type { Browser, BrowserContext, Target } from 'puppeteer-core';

import type { BrowserSource } from './browser-host.ts';

/** As long as puppeteer gives a browser that it launches. A browser that died may be replaced. */
const limitMillis = 30_000;

/** A browser that belongs to someone else and that other servers use at the same time. */
export function sharedBrowser(endpoint: string, limit = limitMillis): BrowserSource {
  return {
    // Without the path: it lets whoever knows it into the browser.
    failure: `can't connect to the shared browser at ${new URL(endpoint).host}`,
    open: (closing) => connect(endpoint, limit, closing),
    // That is all: Chromium disposes of what a connection has created, and of nothing else.
    close: (browser) => browser.disconnect(),
  };
}

async function connect(endpoint: string, limit: number, closing: AbortSignal): Promise<Browser> {
  // Imported late: it takes longer than the rest of the server's start.
  const [{ default: puppeteer }, { SharedTransport }] = await Promise.all([
    import('puppeteer-core'),
    import('./shared-transport.ts'),
  ]);
  closing.throwIfAborted();
  const transport = new SharedTransport(endpoint);
  const giveUp = (): void => transport.abandon(`no answer within ${limit} ms`);
  const timer = setTimeout(giveUp, limit);
  closing.addEventListener('abort', giveUp);
  try {
    await Promise.race([transport.opened, transport.lost]);
    let others: readonly BrowserContext[] | undefined = undefined;
    // Contexts that others create later count as the default one, which is not this server's either.
    const isOwn = (target: Target): boolean =>
      others !== undefined && !others.includes(target.browserContext());
    const connecting = puppeteer.connect({ transport, protocolTimeout: 0, targetFilter: isOwn });
    const browser = await Promise.race([connecting, transport.lost]);
    others = browser.browserContexts();
    return browser;
  } catch (error) {
    transport.close();
    throw error;
  } finally {
    clearTimeout(timer);
    closing.removeEventListener('abort', giveUp);
  }
}
