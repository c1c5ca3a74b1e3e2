import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { html, startWebsite } from '../test/support/website.ts';
import type { Website } from '../test/support/website.ts';
import { Server } from './support/server.ts';

describe('a scrape', () => {
  const server = new Server();
  let website: Website;

  beforeAll(async () => {
    website = await startWebsite({ '/': html('<main>Before<article>News</article></main>') });
  });

  afterAll(async () => {
    await website.close();
  });

  beforeEach(() => {
    server.reset();
  });

  it('answers with the content of the page', async () => {
    const response = await server.scrape({ url: `${website.origin}/`, outputType: 'content_only' });

    expect(response.status).toBe(200);
    const body: unknown = await response.json();
    expect(body).toMatchObject({ success: true, xpath: '//article' });
  });

  it('is counted', async () => {
    await server.scrape({ url: `${website.origin}/` });

    const stats: unknown = JSON.parse(server.read('stats.json'));
    const { host } = new URL(website.origin);
    expect(stats).toMatchObject({ scrapeTotal: 1, failTotal: 0, domainCounts: { [host]: 1 } });
  });

  it('is a line of the log of the day', async () => {
    const url = `${website.origin}/missing`;

    expect((await server.scrape({ url })).status).toBe(502);

    const [log = ''] = server.logs();
    expect(log).toMatch(/^\d{4}-\d\d-\d\d\.jsonl$/);
    const line: unknown = JSON.parse(server.read(`logs/${log}`));
    expect(line).toMatchObject({ url, success: false, errorType: 'http_status' });
  });

  it('lets the site be known', async () => {
    await server.scrape({ url: `${website.origin}/` });

    expect(server.read('sites.jsonc')).toContain(`"domain": "${new URL(website.origin).host}"`);
  });
});
