import { describe, expect, it } from 'vitest';

import { apiToken, TestApp } from '../support/test-app.ts';
import { Visitor } from '../support/visitor.ts';

describe('logging in', () => {
  it('sends a stranger to the login page, and from there to where he wanted', async () => {
    const visitor = new Visitor(new TestApp());

    const stranger = await visitor.get('/dashboard/sites');
    expect(stranger.status).toBe(302);
    expect(stranger.headers.get('Location')).toBe('/login?next=%2Fdashboard%2Fsites');

    const form = await (await visitor.get('/login?next=%2Fdashboard%2Fsites')).text();
    expect(form).toContain('name="next" value="/dashboard/sites"');
    const next = '/dashboard/sites';
    const login = await visitor.submit('/login', '/login', { token: apiToken, next });
    expect(login.status).toBe(303);
    expect(login.headers.get('Location')).toBe('/dashboard/sites');
    expect((await visitor.get('/dashboard/sites')).status).toBe(200);
  });

  it('sets cookies that scripts and other sites do not get', async () => {
    const visitor = new Visitor(new TestApp());

    const page = await visitor.get('/login');
    const login = await visitor.submit('/login', '/login', { token: apiToken });

    const cookies = [...page.headers.getSetCookie(), ...login.headers.getSetCookie()];
    expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual(['csrf', 'session']);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
    }
  });

  it('shows the form again after a wrong token', async () => {
    const visitor = new Visitor(new TestApp());

    const response = await visitor.submit('/login', '/login', {
      token: 'wrong',
      next: '/dashboard',
    });

    expect(response.status).toBe(401);
    const html = await response.text();
    expect(html).toContain('<p class="error">That is not the API token.</p>');
    expect(html).toContain('name="next" value="/dashboard"');
    expect(visitor.cookies.has('session')).toBe(false);
  });

  it('goes to the dashboard rather than to another server', async () => {
    const visitor = new Visitor(new TestApp());
    const fields = { token: apiToken, next: '//evil.example' };

    const response = await visitor.submit('/login', '/login', fields);

    expect(response.headers.get('Location')).toBe('/dashboard');
  });

  it.each([
    ['missing', {}],
    ['wrong', { _csrf: 'AAAA' }],
  ])('refuses a form whose token is %s', async (_, fields) => {
    const visitor = new Visitor(new TestApp());
    await visitor.get('/login');

    const response = await visitor.post('/login', { token: apiToken, ...fields });

    expect(response.status).toBe(403);
    expect(visitor.cookies.has('session')).toBe(false);
  });

  it("refuses a form with the token of someone else's cookie", async () => {
    const app = new TestApp();
    const visitor = new Visitor(app);
    await visitor.get('/login');
    const own = visitor.cookies.get('csrf') ?? '';
    visitor.cookies.delete('csrf');
    const html = await (await visitor.get('/login')).text();
    const [, foreignToken = ''] = /name="_csrf" value="([^"]+)"/.exec(html) ?? [];
    visitor.cookies.set('csrf', own);

    const response = await visitor.post('/login', { token: apiToken, _csrf: foreignToken });

    expect(response.status).toBe(403);
  });
});

describe('a session', () => {
  it('ends with the logout', async () => {
    const visitor = await Visitor.loggedIn(new TestApp());

    expect((await visitor.post('/logout', {})).status).toBe(403);
    const response = await visitor.submit('/dashboard', '/logout', {});

    expect(response.status).toBe(303);
    expect(response.headers.get('Location')).toBe('/login');
    expect((await visitor.get('/dashboard')).status).toBe(302);
  });

  it('ends by itself after twelve hours', async () => {
    let now = new Date('2026-03-04T05:00:00.000Z');
    const visitor = await Visitor.loggedIn(new TestApp({ now: () => now }));

    now = new Date('2026-03-04T16:59:59.000Z');
    expect((await visitor.get('/dashboard')).status).toBe(200);
    now = new Date('2026-03-04T17:00:00.000Z');
    expect((await visitor.get('/dashboard')).status).toBe(302);
  });

  it('is none when the cookie was tampered with', async () => {
    const visitor = await Visitor.loggedIn(new TestApp());
    const genuine = visitor.cookies.get('session') ?? '';

    visitor.cookies.set('session', genuine.replace(/^\d/, '9'));

    expect((await visitor.get('/dashboard')).status).toBe(302);
  });

  it('outlives a restart, but not a change of the token', async () => {
    const { cookies } = await Visitor.loggedIn(new TestApp());
    const atOtherServer = async (app: TestApp): Promise<number> => {
      const visitor = new Visitor(app);
      cookies.forEach((value, name) => visitor.cookies.set(name, value));
      return (await visitor.get('/dashboard')).status;
    };

    expect(await atOtherServer(new TestApp())).toBe(200);
    expect(await atOtherServer(new TestApp({ config: { apiToken: 'new' } }))).toBe(302);
  });
});
