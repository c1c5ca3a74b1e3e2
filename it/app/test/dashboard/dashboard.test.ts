import { describe, expect, it } from 'vitest';

import { TestApp } from '../support/test-app.ts';
import { Visitor } from '../support/visitor.ts';

const now = (): Date => new Date('2026-03-04T05:06:07.000Z');

async function dashboardWith(
  files: Record<string, string>,
): Promise<{ app: TestApp; visitor: Visitor }> {
  const app = new TestApp({ now });
  for (const [file, text] of Object.entries(files)) {
    app.write(file, text);
  }
  return { app, visitor: await Visitor.loggedIn(app) };
}

describe('the overview', () => {
  it('shows how many sites, scrapes and failures there are', async () => {
    const { visitor } = await dashboardWith({
      'sites.jsonc': '[{ "domain": "a.example", "xpath": "//a" }]',
      'stats.json': '{ "scrapeTotal": 12, "failTotal": 3 }',
    });

    const html = await (await visitor.get('/dashboard')).text();

    expect(html).toContain('<dd id="site-count">1</dd>');
    expect(html).toContain('<dd id="scrape-total">12</dd>');
    expect(html).toContain('<dd id="fail-total">3</dd>');
  });
});

describe('the statistics', () => {
  it("show today's numbers and each domain's", async () => {
    const stats = {
      scrapeTotal: 12,
      failTotal: 3,
      todayDate: '2026-03-04',
      scrapeToday: 5,
      failToday: 2,
      domainCounts: { 'few.example': 1, 'many.example': 11 },
    };
    const { visitor } = await dashboardWith({ 'stats.json': JSON.stringify(stats) });

    const html = await (await visitor.get('/dashboard/stats')).text();

    expect(html).toContain('<span id="today">2026-03-04</span>');
    expect(html).toContain('<td id="scrape-today">5</td>');
    expect(html).toContain('<td id="fail-today">2</td>');
    expect(html).toMatch(/<tr data-domain="many\.example">[^]*<tr data-domain="few\.example">/);
  });
});

describe('the sites', () => {
  it('are listed, with every value escaped', async () => {
    const { visitor } = await dashboardWith({
      'sites.jsonc': `[{ "domain": "a.example", "xpath": "//a[@id='<b>']", "failureCount": 7 }]`,
    });

    const html = await (await visitor.get('/dashboard/sites')).text();

    expect(html).toContain('<tr data-domain="a.example">');
    expect(html).toContain('<td class="xpath">//a[@id=&#39;&lt;b&gt;&#39;]</td>');
    expect(html).toContain('<td class="failures">7</td>');
  });

  it('can be added, edited, renamed and deleted', async () => {
    const { app, visitor } = await dashboardWith({ 'sites.jsonc': '[\n  // none yet\n]\n' });
    const page = '/dashboard/sites';
    const path = `${page}/localhost%3A8080`;

    const added = await visitor.submit(page, page, { domain: 'localhost:8080', xpath: '//a' });
    expect(added.status).toBe(303);
    expect(added.headers.get('Location')).toBe(page);
    const form = await (await visitor.get(`${path}/edit`)).text();
    expect(form).toContain(`<form id="edit-site" method="post" action="${path}">`);
    expect(form).toContain('value="//a"');

    const edited = await visitor.submit(`${path}/edit`, path, { xpath: '//b' });
    expect(edited.status).toBe(303);
    expect(app.read('sites.jsonc')).toContain('"xpath": "//b"');

    const renamed = { domain: 'b.example', xpath: '//b' };
    expect((await visitor.submit(`${path}/edit`, path, renamed)).status).toBe(303);
    expect(app.read('sites.jsonc')).toContain('"domain": "b.example"');

    const deleted = await visitor.submit(page, `${page}/b.example/delete`, {});
    expect(deleted.status).toBe(303);
    expect(app.read('sites.jsonc')).toBe('[\n  // none yet\n]\n');
  });

  it.each([
    ['an invalid domain', { domain: '<b>', xpath: '//a' }, 400, /&lt;b&gt;.* is not a domain/],
    ['an empty XPath', { domain: 'b.example', xpath: '' }, 400, /XPath is empty/],
    ['a duplicate', { domain: 'A.example', xpath: '//b' }, 409, /a\.example is one of the sites/],
  ])('are not added with %s', async (_, fields, status, error) => {
    const sites = '[{ "domain": "a.example", "xpath": "//a" }]';
    const { app, visitor } = await dashboardWith({ 'sites.jsonc': sites });

    const response = await visitor.submit('/dashboard/sites', '/dashboard/sites', fields);

    expect(response.status).toBe(status);
    const html = await response.text();
    expect(html).toContain('<form id="add-site"');
    const [, shown] = /<p class="error">([^<]*)<\/p>/.exec(html) ?? [];
    expect(shown).toMatch(error);
    expect(app.read('sites.jsonc')).toBe(sites);
  });

  it('are not edited into nonsense or into each other', async () => {
    const { visitor } = await dashboardWith({
      'sites.jsonc':
        '[{ "domain": "a.example", "xpath": "//a" }, { "domain": "b.example", "xpath": "//b" }]',
    });
    const page = '/dashboard/sites/a.example/edit';
    const path = '/dashboard/sites/a.example';

    const empty = await visitor.submit(page, path, { domain: 'a.example', xpath: '' });
    expect(empty.status).toBe(400);
    expect(await empty.text()).toContain(`<form id="edit-site" method="post" action="${path}">`);
    const clash = await visitor.submit(page, path, { domain: 'b.example', xpath: '//a' });
    expect(clash.status).toBe(409);
  });

  it('that are unknown can be neither shown nor changed', async () => {
    const { visitor } = await dashboardWith({});
    const page = '/dashboard/sites';
    const path = `${page}/a.example`;

    expect((await visitor.get(`${path}/edit`)).status).toBe(404);
    expect((await visitor.submit(page, path, { xpath: '//a' })).status).toBe(404);
    expect((await visitor.submit(page, `${path}/delete`, {})).status).toBe(404);
  });

  it('change only through our own forms', async () => {
    const sites = '[{ "domain": "a.example", "xpath": "//a" }]';
    const { app, visitor } = await dashboardWith({ 'sites.jsonc': sites });

    for (const path of ['', '/a.example', '/a.example/delete']) {
      const fields = { domain: 'b.example', xpath: '//b', _csrf: 'forged' };
      expect((await visitor.post(`/dashboard/sites${path}`, fields)).status).toBe(403);
    }

    expect(app.read('sites.jsonc')).toBe(sites);
  });
});

it.each([
  ['sites.jsonc', '/dashboard/sites'],
  ['stats.json', '/dashboard/stats'],
])('a corrupt %s is named on a page', async (file, path) => {
  const { visitor } = await dashboardWith({ [file]: 'nonsense' });

  const response = await visitor.get(path);

  expect(response.status).toBe(500);
  expect(await response.text()).toMatch(new RegExp(`<p class="error">${file} is corrupt`));
});

it('a form too large to be one is refused', async () => {
  const { visitor } = await dashboardWith({});

  const response = await visitor.submit('/dashboard/sites', '/dashboard/sites', {
    domain: 'a'.repeat(70_000),
  });

  expect(response.status).toBe(413);
});
