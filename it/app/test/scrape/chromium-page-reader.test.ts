import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { BrowserHost, BrowserUnavailableError } from '../../src/scrape/browser-host.ts';
import { ChromiumPageReader } from '../../src/scrape/chromium-page-reader.ts';
import { ownBrowser } from '../../src/scrape/own-browser.ts';
import type { Extract, Visit } from '../../src/scrape/page-reader.ts';
import { html, startWebsite } from '../support/website.ts';
import type { Website } from '../support/website.ts';

const article = `<!DOCTYPE html>
<html lang="en-GB">
  <head>
    <title>Tea &amp; scones</title>
    <meta name="Description" content=" How to. " />
    <link rel="canonical" href="/tea" />
  </head>
  <body>
    <nav>Menu</nav>
    <main>The   whole
      <article>Boil <b>water</b>.<script>1;</script><p hidden>not shown</p><p id="late"></p></article>
    </main>
    <script>document.getElementById('late').textContent = 'Wait.';</script>
  </body>
</html>`;

const host = new BrowserHost(ownBrowser(undefined));
let website: Website;

beforeAll(async () => {
  const cookies: string[] = [];
  website = await startWebsite({
    '/article': html(article),
    '/bare': html('<p>bare</p>'),
    '/alert': html('<body>before<script>alert("stop");</script> after</body>'),
    '/hanging': () => undefined,
    '/busy': html('<body><script>for (;;) {}</script></body>'),
    '/moved': (_, response) => response.writeHead(302, { Location: '/article' }).end(),
    '/broken': (_, response) => response.writeHead(503).end('<p>out of order</p>'),
    '/cookie': (request, response) => {
      cookies.push(request.headers.cookie ?? 'none');
      response.writeHead(200, { 'Content-Type': 'text/html', 'Set-Cookie': 'seen=1' });
      response.end(`<body>${cookies.join()}</body>`);
    },
  });
});

afterAll(async () => {
  await host.close();
  await website.close();
});

function read(path: string, visit: Partial<Visit> = {}, timeoutMillis = 10_000): Promise<Extract> {
  return new ChromiumPageReader(host, timeoutMillis).read({
    url: new URL(path, website.origin).href,
    xpaths: ['//article', '//main', '//body'],
    outputType: 'content_only',
    ...visit,
  });
}

describe('ChromiumPageReader finds', () => {
  it('the text that a person sees, after scripts have run, with whitespace collapsed', async () => {
    expect(await read('/article')).toEqual({ xpath: '//article', data: 'Boil water. Wait.' });
  });

  it('the first XPath that matches', async () => {
    expect(await read('/bare')).toEqual({ xpath: '//body', data: 'bare' });
  });

  it('attributes and text nodes too', async () => {
    expect(await read('/article', { xpaths: ['//html/@lang'] })).toMatchObject({ data: 'en-GB' });
    expect(await read('/article', { xpaths: ['//b/text()'] })).toMatchObject({ data: 'water' });
  });

  it('the whole HTML', async () => {
    const { data } = await read('/article', { outputType: 'full_html' });

    expect(data).toMatch(/^<!DOCTYPE html><html lang="en-GB">[^]*<nav>Menu<\/nav>[^]*<\/html>$/);
  });

  it('metadata, with null for what is absent', async () => {
    expect((await read('/article', { outputType: 'metadata_only' })).data).toEqual({
      title: 'Tea & scones',
      description: 'How to.',
      lang: 'en-GB',
      canonical: `${website.origin}/tea`,
    });
    expect((await read('/bare', { outputType: 'metadata_only' })).data).toEqual({
      title: null,
      description: null,
      lang: null,
      canonical: null,
    });
  });

  it('its way through redirects and dialogs', async () => {
    expect(await read('/moved')).toMatchObject({ data: 'Boil water. Wait.' });
    expect(await read('/alert')).toMatchObject({ data: 'before after' });
  });

  it('no cookies of an earlier visit', async () => {
    await read('/cookie');

    expect(await read('/cookie')).toMatchObject({ data: 'none,none' });
  });
});

describe('ChromiumPageReader fails', () => {
  it.each([
    ['/broken', 'http_status', /503/],
    ['/missing, with an empty body', 'http_status', /404/],
    ['http://127.0.0.1:1/', 'navigation', /ERR_UNSAFE_PORT/],
    ['http://host.invalid/', 'navigation', /ERR_NAME_NOT_RESOLVED/],
  ])('at %s with %s', async (path, type, message) => {
    await expect(read(path)).rejects.toMatchObject({
      name: 'ScrapeFailure',
      type,
      message: expect.stringMatching(message),
    });
  });

  it('where nobody listens', async () => {
    const { origin, close } = await startWebsite({});
    await close();

    await expect(read(origin)).rejects.toMatchObject({
      type: 'navigation',
      message: expect.stringContaining('ERR_CONNECTION_REFUSED'),
    });
  });

  it.each(['/hanging', '/busy'])('at %s when the time is up', async (path) => {
    await expect(read(path, {}, 300)).rejects.toMatchObject({
      type: 'timeout',
      message: 'the page took longer than 300 ms',
    });
    expect(await read('/bare')).toMatchObject({ data: 'bare' });
  });

  it.each([
    ['//table', 'xpath_not_found'],
    ['//[', 'xpath_invalid'],
    ['count(//p)', 'xpath_invalid'],
    ['//no:namespace', 'xpath_invalid'],
  ])('for the XPath %s with %s', async (xpath, type) => {
    await expect(read('/article', { xpaths: [xpath] })).rejects.toMatchObject({
      type,
      message: expect.stringContaining(xpath),
    });
  });
});

describe('the browser', () => {
  it('is launched again after it died, even in the middle of a visit', async () => {
    const kill = async (): Promise<void> => {
      (await host.browser()).process()?.kill('SIGKILL');
    };
    let visits = 0;
    const fatal = await startWebsite({
      '/': (request, response) => {
        visits += 1;
        if (visits === 1) {
          void kill();
        } else {
          html('<body>second visit</body>')(request, response);
        }
      },
    });

    expect(await read(fatal.origin)).toMatchObject({ data: 'second visit' });
    await kill();
    expect(await read('/bare')).toMatchObject({ data: 'bare' });
    await fatal.close();
  });

  it('that cannot be started is not a failure of the page', async () => {
    const missing = new BrowserHost(ownBrowser('/nonexistent/chromium'));
    const reader = new ChromiumPageReader(missing, 1000);
    const visit: Visit = { url: website.origin, xpaths: ['//body'], outputType: 'content_only' };

    const reading = reader.read(visit);

    await expect(reading).rejects.toThrow(BrowserUnavailableError);
    await expect(reading).rejects.toThrow('/nonexistent/chromium');
  });

  it('is not launched any more once it was closed', async () => {
    const closed = new BrowserHost(ownBrowser(undefined));
    await closed.close();

    await expect(closed.browser()).rejects.toThrow('shutting down');
  });
});
