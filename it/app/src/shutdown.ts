import type { Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

import type { BrowserHost } from './scrape/browser-host.ts';

const limitMillis = 2500;
const drainMillis = 500;

/** Ends the process in good order on SIGTERM or SIGINT, and in any case soon. */
export function shutDownOnSignal(server: Server, browserHost: BrowserHost): void {
  let stopping = false;
  const shutDown = (): void => {
    // The signal comes twice when it goes to the process group: from there, and through tsx.
    if (!stopping) {
      stopping = true;
      setTimeout(() => process.exit(0), limitMillis).unref();
      void close(server, browserHost).finally(() => process.exit(0));
    }
  };
  process.on('SIGTERM', shutDown);
  process.on('SIGINT', shutDown);
}

async function close(server: Server, browserHost: BrowserHost): Promise<void> {
  const drained = new Promise<void>((resolve) => server.close(() => resolve()));
  await browserHost.close();
  // Scrapes that were under way have failed by now; their clients still get the answer.
  await Promise.race([drained, delay(drainMillis)]);
}
