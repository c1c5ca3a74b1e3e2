import { beforeEach, describe, expect, it } from 'vitest';

import { Visitor } from '../test/support/visitor.ts';
import { Server } from './support/server.ts';

const page = '/dashboard/sites';

describe('the sites', () => {
  const server = new Server();

  beforeEach(() => {
    server.reset();
  });

  it('of the file are listed', async () => {
    server.write('sites.jsonc', '[{ "domain": "a.example", "xpath": "//a" }]');
    const visitor = await Visitor.loggedIn(server, server.apiToken);

    expect(await (await visitor.get(page)).text()).toContain('<tr data-domain="a.example">');
  });

  it('that are added stand in the file, below its comment', async () => {
    server.write('sites.jsonc', '[\n  // by hand\n]\n');
    const visitor = await Visitor.loggedIn(server, server.apiToken);

    const added = await visitor.submit(page, page, { domain: 'b.example', xpath: '//b' });

    expect(added.status).toBe(303);
    expect(server.read('sites.jsonc')).toMatch(/\/\/ by hand[^]*"domain": "b\.example"/);
  });

  it('are not added twice', async () => {
    server.write('sites.jsonc', '[{ "domain": "a.example", "xpath": "//a" }]');
    const visitor = await Visitor.loggedIn(server, server.apiToken);

    const again = await visitor.submit(page, page, { domain: 'a.example', xpath: '//b' });

    expect(again.status).toBe(409);
    expect(server.read('sites.jsonc')).not.toContain('//b');
  });
});
