import { setTimeout as delay } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { ServerProcess } from './support/server-process.ts';
import { SharedChromium } from './support/shared-chromium.ts';
import { html, startWebsite } from './support/website.ts';
import type { Website } from './support/website.ts';

const apiToken = 'secret-token';

let shared: SharedChromium;
let website: Website;

beforeAll(async () => {
  shared = await SharedChromium.launch();
  website = await startWebsite({
    '/': html('<body>home</body>'),
    '/busy': html('<body><script>for (;;) {}</script></body>'),
  });
});

afterAll(async () => {
  await shared.kill();
  await website.close();
});

class SharingServer extends ServerProcess {
  constructor() {
    // A browser of its own would not start.
    const executable = { EXECUTABLE_PATH: '/nonexistent/chromium' };
    super({ API_TOKEN: apiToken, BROWSER_WS_ENDPOINT: shared.endpoint, ...executable });
  }

  async scrape(path: string): Promise<number> {
    this.#origin ??= await this.origin();
    const response = await fetch(`${this.#origin}/api/scrape`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${apiToken}` },
      body: JSON.stringify({ url: website.origin + path }),
    });
    return response.status;
  }

  #origin: string | undefined;
}

describe('Servers with one browser', () => {
  it('scrape while one of them hangs', async () => {
    const [one, hung] = [new SharingServer(), new SharingServer()];
    expect(await Promise.all([one.scrape('/'), hung.scrape('/')])).toEqual([200, 200]);

    hung.signal('SIGSTOP');
    const newcomer = new SharingServer();

    expect(await one.scrape('/')).toBe(200);
    expect(await newcomer.scrape('/')).toBe(200);
    hung.signal('SIGCONT');
    expect(await hung.scrape('/')).toBe(200);
  });

  it.each(['SIGTERM', 'SIGKILL'] as const)('leave nothing in it after %s', async (signal) => {
    const server = new SharingServer();
    const before = await shared.contexts();
    const scrape = server.scrape('/busy').catch(() => 'no answer');
    await vi.waitFor(
      async () => expect((await shared.contexts()).length).toBeGreaterThan(before.length),
      20_000,
    );
    // By now the page is busy.
    await delay(500);

    server.signal(signal);

    expect(await scrape).toBe(signal === 'SIGTERM' ? 503 : 'no answer');
    await server.ended();
    await vi.waitFor(async () => expect(await shared.contexts()).toEqual(before), 10_000);
    expect(await shared.isAlive()).toBe(true);
  });
});
