import { Hono } from 'hono';

import { requireBearer } from '../auth/bearer.ts';
import type { Manifest } from '../manifest.ts';
import type { FixedWindow } from '../rate-limit/fixed-window.ts';
import { limitRate } from '../rate-limit/limit-rate.ts';
import type { Scraper } from '../scrape/scraper.ts';
import { fail } from '../web/failure.ts';
import { onApiError } from './on-error.ts';
import { limitScrapeBody, scrapeBodyOf } from './scrape-body.ts';

export interface ApiParts {
  readonly apiToken: string;
  readonly trustProxy: boolean;
  readonly window: FixedWindow;
  readonly scraper: Scraper;
  readonly manifest: Manifest;
}

export function apiRoutes({ apiToken, trustProxy, window, scraper, manifest }: ApiParts): Hono {
  const routes = new Hono();
  routes.onError(onApiError);

  routes.get('/version', (c) => c.json({ ...manifest, node: process.version }));

  routes.post(
    '/scrape',
    requireBearer(apiToken),
    limitRate(window, trustProxy),
    limitScrapeBody,
    async (c) => c.json({ success: true, ...(await scraper.scrape(await scrapeBodyOf(c))) }),
  );

  routes.all('*', (c) => fail(c, 404, 'not_found', `there is no ${c.req.method} ${c.req.path}`));

  return routes;
}
