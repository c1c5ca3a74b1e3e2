import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { BrowserUnavailableError } from '../../src/scrape/browser-host.ts';
import type { PageReader } from '../../src/scrape/page-reader.ts';
import { ScrapeFailure } from '../../src/scrape/scrape-failure.ts';
import type { ScrapeFailureType } from '../../src/scrape/scrape-failure.ts';
import { apiToken, TestApp } from '../support/test-app.ts';

const url = 'http://localhost:8080/article';
const now = (): Date => new Date('2026-03-04T05:06:07.000Z');

/** Finds something with the last of the XPaths it is given. */
const readWell: PageReader['read'] = ({ xpaths }) =>
  Promise.resolve({
    xpath: xpaths.at(-1) ?? '',
    data: 'text',
  });

function failing(type: ScrapeFailureType): PageReader['read'] {
  return () => Promise.reject(new ScrapeFailure(type, 'as the test wants'));
}

describe('a scrape', () => {
  it('of an unknown site tries the defaults, and makes an entry with the one that worked', async () => {
    const app = new TestApp({ read: readWell, now });

    const response = await app.scrape({ url });

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      success: true,
      url,
      domain: 'localhost:8080',
      outputType: 'content_only',
      method: 'default',
      xpath: '//body',
      data: 'text',
      ms: expect.any(Number),
    });
    expect(JSON.parse(app.read('sites.jsonc') ?? '')).toEqual([
      {
        domain: 'localhost:8080',
        xpath: '//body',
        failureCount: 0,
        lastSuccess: '2026-03-04T05:06:07.000Z',
        lastFailure: null,
      },
    ]);
    expect(JSON.parse(app.read('stats.json') ?? '')).toMatchObject({
      scrapeTotal: 1,
      failTotal: 0,
    });
    expect(JSON.parse(app.read('logs/2026-03-04.jsonl') ?? '')).toEqual({
      ts: '2026-03-04T05:06:07.000Z',
      domain: 'localhost:8080',
      url,
      success: true,
      method: 'default',
      xpath: '//body',
      errorType: null,
      error: null,
      ms: expect.any(Number),
    });
  });

  it("of a known site uses the entry's XPath", async () => {
    const app = new TestApp({ read: readWell });
    app.write('sites.jsonc', '[{ "domain": "localhost:8080", "xpath": "//known" }]');

    const response = await app.scrape({ url });

    expect(await response.json()).toMatchObject({ method: 'site', xpath: '//known' });
  });

  it("with an XPath of its own does not change the entry's", async () => {
    const app = new TestApp({ read: readWell });
    app.write('sites.jsonc', '[{ "domain": "localhost:8080", "xpath": "//known" }]');

    const response = await app.scrape({ url, xpath: '//own' });

    expect(await response.json()).toMatchObject({ method: 'override', xpath: '//own' });
    expect(app.read('sites.jsonc')).toContain('"//known"');
    expect(app.read('sites.jsonc')).not.toContain('"//own"');
  });

  it.each([
    ['http_status', 502],
    ['navigation', 502],
    ['timeout', 504],
    ['xpath_not_found', 422],
    ['xpath_invalid', 422],
  ] as const)('that fails with %s answers %i and is counted', async (type, status) => {
    const app = new TestApp({ read: failing(type), now });
    app.write('sites.jsonc', '[{ "domain": "localhost:8080", "xpath": "//known" }]');

    const response = await app.scrape({ url });

    expect(response.status).toBe(status);
    const error = { type, message: 'as the test wants' };
    expect(await response.json()).toEqual({ success: false, error });
    expect(JSON.parse(app.read('stats.json') ?? '')).toMatchObject({
      scrapeTotal: 1,
      failTotal: 1,
    });
    expect(JSON.parse(app.read('sites.jsonc') ?? '')).toMatchObject([
      { failureCount: 1, lastFailure: '2026-03-04T05:06:07.000Z' },
    ]);
    expect(JSON.parse(app.read('logs/2026-03-04.jsonl') ?? '')).toMatchObject({
      success: false,
      xpath: '//known',
      errorType: type,
      error: 'as the test wants',
    });
  });

  it('that fails makes no entry for an unknown site', async () => {
    const app = new TestApp({ read: failing('xpath_not_found'), now });

    await app.scrape({ url });

    expect(app.read('sites.jsonc')).toBeUndefined();
    expect(JSON.parse(app.read('logs/2026-03-04.jsonl') ?? '')).toMatchObject({ xpath: null });
  });

  it('without a browser is nobody else’s fault, and not counted', async () => {
    const read = (): Promise<never> => Promise.reject(new BrowserUnavailableError('no browser'));
    const app = new TestApp({ read });

    const response = await app.scrape({ url });

    expect(response.status).toBe(503);
    expect(app.read('stats.json')).toBeUndefined();
  });

  it.each(['sites.jsonc', 'stats.json'])('is not tried when %s is corrupt', async (file) => {
    const app = new TestApp({ read: readWell });
    app.write(file, '{ "cut off');

    const response = await app.scrape({ url });

    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({
      error: { type: 'storage', message: expect.stringContaining(file) },
    });
    expect(app.read(file)).toBe('{ "cut off');
    expect(app.read('logs')).toBeUndefined();
  });

  it('that can’t be logged says which file is at fault', async () => {
    const app = new TestApp({ read: readWell, now });
    writeFileSync(join(app.dataDirectory, 'logs'), '');

    const response = await app.scrape({ url });

    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({
      error: { type: 'storage', message: expect.stringContaining('2026-03-04.jsonl') },
    });
  });
});

describe('a request', () => {
  it.each([undefined, 'Bearer', 'Bearer wrong', `Basic ${apiToken}`, apiToken])(
    'with the authorization %j is refused',
    async (authorization) => {
      const app = new TestApp();
      const headers = authorization === undefined ? {} : { Authorization: authorization };

      const response = await app.request('/api/scrape', { method: 'POST', headers, body: '{' });

      expect(response.status).toBe(401);
      expect(response.headers.get('WWW-Authenticate')).toBe('Bearer');
      expect(await response.json()).toMatchObject({ error: { type: 'unauthorized' } });
    },
  );

  it.each([
    [{}, 'url', /http or https URL/],
    [{ url: 'no url' }, 'url', /http or https URL/],
    [{ url: 'ftp://a.example/' }, 'url', /http or https URL/],
    [{ url: 'javascript:alert(1)' }, 'url', /http or https URL/],
    [{ url, outputType: 'pdf' }, 'outputType', /content_only/],
    [{ url, xpath: ' ' }, 'xpath', /must not be empty/],
    [{ url, depth: 3 }, 'depth', /[Uu]nrecognized/],
    [[], '', /object/],
    ['{ "url": ', '', /not valid JSON/],
    ['x'.repeat(70_000), '', /larger than 65536 bytes/],
  ])('with the body %.60j is refused with the path and the reason', async (body, path, message) => {
    const app = new TestApp();

    const response = await app.scrape(body);

    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      success: false,
      error: {
        type: 'validation',
        message: expect.stringMatching(message),
        issues: [{ path, message: expect.stringMatching(message) }],
      },
    });
    expect(app.read('stats.json')).toBeUndefined();
  });

  it('beyond the limit is refused, by connection, before its body is looked at', async () => {
    const app = new TestApp({ config: { rateLimitPerMinute: 1 } });
    expect((await app.scrape('{')).status).toBe(400);

    const response = await app.scrape('{', { 'X-Forwarded-For': '198.51.100.7' });

    expect(response.status).toBe(429);
    expect(response.headers.get('Retry-After')).toBe('60');
    expect(await response.json()).toMatchObject({ error: { type: 'rate_limited' } });
  });

  it('without the token uses up nothing of the limit', async () => {
    const app = new TestApp({ config: { rateLimitPerMinute: 1 } });

    await app.scrape('{', { Authorization: 'Bearer wrong' });

    expect((await app.scrape('{')).status).toBe(400);
  });

  it('is counted for the address that a trusted proxy names', async () => {
    const app = new TestApp({ config: { rateLimitPerMinute: 1, trustProxy: true } });
    const from = (addresses: string) => app.scrape('{', { 'X-Forwarded-For': addresses });

    expect((await from('198.51.100.7, 203.0.113.1')).status).toBe(400);
    expect((await from('198.51.100.8, 203.0.113.1')).status).toBe(400);
    expect((await from('198.51.100.7')).status).toBe(429);
  });
});
