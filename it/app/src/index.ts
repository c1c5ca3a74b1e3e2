import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { getRequestListener } from '@hono/node-server';

import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import type { Config } from './config.ts';
import { readManifest } from './manifest.ts';
import { BrowserHost } from './scrape/browser-host.ts';
import { ChromiumPageReader } from './scrape/chromium-page-reader.ts';
import { ownBrowser } from './scrape/own-browser.ts';
import { removeAbandonedProfiles } from './scrape/profile.ts';
import { sharedBrowser } from './scrape/shared-browser.ts';
import { shutDownOnSignal } from './shutdown.ts';

const config = configOrExit();
const manifest = readManifest(new URL('../package.json', import.meta.url));
const browserHost = new BrowserHost(
  config.browserEndpoint === undefined
    ? ownBrowser(config.executablePath)
    : sharedBrowser(config.browserEndpoint),
);
const reader = new ChromiumPageReader(browserHost, config.scrapeTimeoutMillis);
const app = createApp({ config, manifest, reader, clock: () => new Date() });
const listener = getRequestListener(app.fetch);
const server = createServer((request, response) => void listener(request, response));

server.once('error', (error: NodeJS.ErrnoException) => {
  exitWith(
    error.code === 'EADDRINUSE'
      ? `port ${config.port} of ${config.host} is taken; choose another one with PORT=<number>`
      : `can't listen on port ${config.port} of ${config.host}: ${error.message}`,
  );
});
server.listen(config.port, config.host, () => {
  const { port } = server.address() as AddressInfo;
  console.log(
    `SmartScraper ${manifest.version} listening on http://${config.host}:${port}, data in ${config.dataDirectory}`,
  );
});
shutDownOnSignal(server, browserHost);
// Nobody waits for this, and a server whose temporary directory can't be read works all the same.
void removeAbandonedProfiles().catch(() => undefined);

function configOrExit(): Config {
  try {
    const fromEnvironment = readConfig(process.env);
    mkdirSync(fromEnvironment.dataDirectory, { recursive: true });
    return fromEnvironment;
  } catch (error) {
    return exitWith(error instanceof Error ? error.message : String(error));
  }
}

function exitWith(message: string): never {
  console.error(`SmartScraper: ${message}`);
  process.exit(1);
}
