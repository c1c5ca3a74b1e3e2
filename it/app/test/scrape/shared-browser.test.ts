import { setTimeout as delay } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';

import { BrowserHost, BrowserUnavailableError } from '../../src/scrape/browser-host.ts';
import { ChromiumPageReader } from '../../src/scrape/chromium-page-reader.ts';
import type { Extract } from '../../src/scrape/page-reader.ts';
import { sharedBrowser } from '../../src/scrape/shared-browser.ts';
import { Relay } from '../support/relay.ts';
import { SharedChromium } from '../support/shared-chromium.ts';
import { html, startWebsite } from '../support/website.ts';
import type { Website } from '../support/website.ts';

let shared: SharedChromium;
let website: Website;
/** Answers the requests for /slow that have come in. */
const answers: (() => void)[] = [];

beforeAll(async () => {
  shared = await SharedChromium.launch();
  website = await startWebsite({
    '/': html('<body>home</body>'),
    '/size': html('<body><script>document.write(`${innerWidth}x${innerHeight}`)</script></body>'),
    '/busy': html('<body><script>for (;;) {}</script></body>'),
    '/slow': (request, response) =>
      answers.push(() => html('<body>at last</body>')(request, response)),
    '/cookie': (request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html', 'Set-Cookie': 'seen=1; Path=/' });
      response.end(`<body>${request.headers.cookie ?? 'none'}</body>`);
    },
  });
});

afterAll(async () => {
  await shared.kill();
  await website.close();
});

function connectedHost(endpoint = shared.endpoint): BrowserHost {
  const host = new BrowserHost(sharedBrowser(endpoint));
  onTestFinished(() => host.close());
  return host;
}

async function startRelay(): Promise<Relay> {
  const relay = await Relay.start();
  onTestFinished(() => relay.close());
  return relay;
}

async function launch(): Promise<SharedChromium> {
  const chromium = await SharedChromium.launch();
  onTestFinished(() => chromium.kill());
  return chromium;
}

function read(host: BrowserHost, path = '/', timeoutMillis = 20_000): Promise<Extract> {
  return new ChromiumPageReader(host, timeoutMillis).read({
    url: new URL(path, website.origin).href,
    xpaths: ['//body'],
    outputType: 'content_only',
  });
}

async function slowRequest(): Promise<() => void> {
  await vi.waitFor(() => expect(answers).not.toEqual([]), 10_000);
  const [answer] = answers.splice(0);
  return answer ?? expect.unreachable();
}

describe('A shared browser', () => {
  it('scrapes, with windows as large as those of a browser of its own', async () => {
    expect(await read(connectedHost(), '/size')).toMatchObject({ data: '800x600' });
  });

  it('shows none of the servers what is of another', async () => {
    const [one, other] = [connectedHost(), connectedHost()];
    const context = await (await one.browser()).createBrowserContext();
    const page = await context.newPage();
    await page.goto(`${website.origin}/cookie`);
    await page.goto(`${website.origin}/cookie`);
    expect(await page.$eval('body', (body) => body.innerText)).toBe('seen=1');

    expect(await (await other.browser()).pages()).toEqual([]);
    expect(await (await one.browser()).pages()).toEqual([page]);
    expect(await read(other, '/cookie')).toMatchObject({ data: 'none' });
  });

  it('loses what is of a server that closes, busy or not, and nothing else', async () => {
    const [leaving, staying] = [connectedHost(), connectedHost()];
    const reading = read(staying, '/slow');
    const answer = await slowRequest();
    const before = await shared.contexts();
    const failing = ['/slow', '/busy'].map((path) =>
      expect(read(leaving, path)).rejects.toThrow('shutting down'),
    );
    await slowRequest();
    await (await leaving.browser()).createBrowserContext();
    expect(await shared.contexts()).toHaveLength(before.length + 3);

    await leaving.close();

    await Promise.all(failing);
    await vi.waitFor(async () => expect(await shared.contexts()).toEqual(before), 10_000);
    answer();
    expect(await reading).toMatchObject({ data: 'at last' });
    expect(await shared.isAlive()).toBe(true);
  });
});

describe('A shared browser that dies', () => {
  it('is replaced, even in the middle of a visit, whose time does not run meanwhile', async () => {
    const [first, second, relay] = [await launch(), await launch(), await startRelay()];
    relay.leadTo(first.endpoint);
    const host = connectedHost(relay.endpoint);
    await read(host);

    const reading = read(host, '/slow', 3000);
    await slowRequest();
    relay.hold();
    await first.kill();
    await vi.waitFor(() => expect(relay.waiting).toBe(1), 10_000);
    await delay(3500);
    relay.leadTo(second.endpoint);
    (await slowRequest())();

    expect(await reading).toMatchObject({ data: 'at last' });
    relay.hold();
    relay.leadTo(shared.endpoint);
    expect(await read(host)).toMatchObject({ data: 'home' });
  });
});

describe('A shared browser that cannot be reached', () => {
  it('is no failure of the page, is named without its secret, and is asked again', async () => {
    const relay = await startRelay();
    const host = connectedHost(relay.endpoint);
    relay.leadTo('ws://127.0.0.1:1/');

    const reading = read(host);

    await expect(reading).rejects.toThrow(BrowserUnavailableError);
    await expect(reading).rejects.toThrow(
      `can't connect to the shared browser at ${new URL(relay.endpoint).host}: socket hang up`,
    );
    relay.leadTo(shared.endpoint);
    expect(await read(host)).toMatchObject({ data: 'home' });
  });

  it.each([
    ['ws://127.0.0.1:1/secret', /at 127\.0\.0\.1:1: connect ECONNREFUSED 127\.0\.0\.1:1$/],
    ['ws://host.invalid/secret', /at host\.invalid: getaddrinfo \w+ host\.invalid$/],
  ])('as at %s says why', async (endpoint, message) => {
    await expect(connectedHost(endpoint).browser()).rejects.toThrow(message);
  });

  it('because it refuses the connection says so', async () => {
    const wrongPath = new URL('/devtools/browser/wrong', shared.endpoint).href;

    await expect(connectedHost(wrongPath).browser()).rejects.toThrow('server response: 404');
  });

  it('is given up when the time is up, and at once when the server closes', async () => {
    const relay = await startRelay();
    const impatient = new BrowserHost(sharedBrowser(relay.endpoint, 300));
    await expect(impatient.browser()).rejects.toThrow('no answer within 300 ms');

    const closing = connectedHost(relay.endpoint);
    const connecting = expect(closing.browser()).rejects.toThrow(BrowserUnavailableError);
    await vi.waitFor(() => expect(relay.waiting).toBe(2), 10_000);
    const begin = performance.now();
    await closing.close();

    await connecting;
    expect(performance.now() - begin).toBeLessThan(1000);
  });
});
