import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { unpackedChromium } from '../src/scrape/chromium.ts';
import { ServerProcess } from './support/server-process.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';
import { startWebsite } from './support/website.ts';

const apiToken = 'secret-token';

describe('the server', () => {
  it('says where it listens, answers, and ends well on SIGTERM', async () => {
    const server = new ServerProcess({ API_TOKEN: apiToken });
    const origin = await server.origin();

    expect(await (await fetch(`${origin}/health`)).json()).toEqual({ status: 'ok' });
    server.signal('SIGTERM');

    expect(await server.ended()).toEqual({ code: 0, stderr: '' });
    expect(readdirSync(server.dataDirectory)).toEqual([]);
  });

  it('limits requests by the address of the connection', async () => {
    const server = new ServerProcess({ API_TOKEN: apiToken, RATE_LIMIT_PER_MINUTE: '1' });
    const origin = await server.origin();
    const scrape = async (): Promise<number> => {
      const headers = { Authorization: `Bearer ${apiToken}` };
      const init = { method: 'POST', headers, body: '{}' };
      return (await fetch(`${origin}/api/scrape`, init)).status;
    };

    expect([await scrape(), await scrape()]).toEqual([400, 429]);
  });

  it('ends at once in the middle of a scrape, and takes the browser and its files with it', async () => {
    const scratch = temporaryDirectory();
    const server = new ServerProcess({
      API_TOKEN: apiToken,
      TMPDIR: scratch,
      EXECUTABLE_PATH: await unpackedChromium(new AbortController().signal),
    });
    const origin = await server.origin();
    let visited = (): void => undefined;
    const visit = new Promise<void>((resolve) => (visited = resolve));
    const website = await startWebsite({ '/': () => visited() });
    const scrape = fetch(`${origin}/api/scrape`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${apiToken}` },
      body: JSON.stringify({ url: website.origin }),
    });
    await visit;
    // tsx keeps its cache there too.
    const profiles = (): string[] =>
      readdirSync(scratch).filter((name) => name.includes('profile'));
    expect(profiles()).toHaveLength(1);

    const signalled = performance.now();
    server.signal('SIGTERM');
    server.signal('SIGTERM');

    expect((await scrape).status).toBe(503);
    expect(await server.ended()).toMatchObject({ code: 0 });
    expect(performance.now() - signalled).toBeLessThan(3000);
    expect(profiles()).toEqual([]);
    expect(readdirSync(server.dataDirectory)).toEqual([]);
    await website.close();
  });
});

describe('the server does not start, and says why in one line,', () => {
  it('without a token', async () => {
    const server = new ServerProcess({});

    expect(await server.ended()).toEqual({
      code: 1,
      stderr: 'SmartScraper: API_TOKEN is not set; start with API_TOKEN=<secret> npm run dev\n',
    });
  });

  it('on a port that is taken', async () => {
    const website = await startWebsite({});
    const { port } = new URL(website.origin);

    const server = new ServerProcess({ API_TOKEN: apiToken, PORT: port });

    expect(await server.ended()).toEqual({
      code: 1,
      stderr: `SmartScraper: port ${port} of 127.0.0.1 is taken; choose another one with PORT=<number>\n`,
    });
    await website.close();
  });

  it('on a DATA_DIR that it cannot make', async () => {
    const file = join(temporaryDirectory(), 'file');
    writeFileSync(file, '');

    const server = new ServerProcess({ API_TOKEN: apiToken, DATA_DIR: file });

    const { code, stderr } = await server.ended();
    expect(code).toBe(1);
    expect(stderr).toMatch(/^SmartScraper: .*file already exists.*\n$/);
  });
});
