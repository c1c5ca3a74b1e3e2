import { describe, expect, it } from 'vitest';

import { Server } from './support/server.ts';

describe('the API token', () => {
  const server = new Server();

  it('is needed to scrape', async () => {
    const response = await server.request('/api/scrape', { method: 'POST', body: '{}' });

    expect(response.status).toBe(401);
    expect(response.headers.get('WWW-Authenticate')).toMatch(/^Bearer/);
  });

  it.each(['Bearer wrong', 'Basic dXNlcjpwYXNz'])('is not "%s"', async (authorization) => {
    expect((await server.scrape({}, authorization)).status).toBe(401);
  });

  it('of this worker is let in, as far as the check of the request', async () => {
    const response = await server.scrape({ url: 'ftp://a.example/' });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { issues: [{ path: 'url' }] } });
  });
});
