import { expect, it } from 'vitest';

import { TestApp } from '../support/test-app.ts';

it('tells that it is alive', async () => {
  const response = await new TestApp().request('/health');

  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ status: 'ok' });
  expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(response.headers.get('Cache-Control')).toBe('no-store');
});

it('tells its version', async () => {
  const response = await new TestApp().request('/api/version');

  expect(await response.json()).toEqual({
    name: 'smartscraper',
    version: '1.2.3',
    node: process.version,
  });
});

it.each(['/api/nothing', '/api'])('answers in JSON that there is no %s', async (path) => {
  const response = await new TestApp().request(path);

  expect(response.status).toBe(404);
  expect(await response.json()).toEqual({
    success: false,
    error: { type: 'not_found', message: `there is no GET ${path}` },
  });
});

it('answers with a page elsewhere, and lets it run no script', async () => {
  const response = await new TestApp().request('/<script>');

  expect(response.status).toBe(404);
  expect(await response.text()).toContain('There is no page /&lt;script&gt;.');
  expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
});
