import { describe, expect, it } from 'vitest';

import { Visitor } from '../test/support/visitor.ts';
import { Server } from './support/server.ts';

describe('the statistics', () => {
  it('are those of the file', async () => {
    const server = new Server();
    server.reset();
    server.write('stats.json', '{ "scrapeTotal": 12, "failTotal": 3 }');
    const visitor = await Visitor.loggedIn(server, server.apiToken);

    const overview = await (await visitor.get('/dashboard')).text();

    expect(overview).toContain('<dd id="scrape-total">12</dd>');
    expect(overview).toContain('<dd id="fail-total">3</dd>');
  });
});
