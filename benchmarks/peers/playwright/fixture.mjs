// A server for each worker, as Playwright's documentation has it for whatever several tests share.
import { test as base } from '@playwright/test';

import { freePort, startServer } from './server.mjs';

export { expect } from '@playwright/test';

export const test = base.extend({
  server: [
    // Playwright wants the pattern, even if it is empty.
    async ({}, use, { parallelIndex }) => {
      const server = await startServer({
        command: process.env.PEERS_COMMAND,
        directory: process.env.PEERS_APP,
        port: await freePort(),
        token: `test-token-${parallelIndex}`,
      });
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
});
