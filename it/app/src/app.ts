import { Hono } from 'hono';
import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

import { apiRoutes } from './api/routes.ts';
import { Csrf } from './auth/csrf.ts';
import { loginRoutes } from './auth/login-routes.ts';
import { Sessions } from './auth/sessions.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { dashboardRoutes } from './dashboard/routes.ts';
import type { Manifest } from './manifest.ts';
import { errorPage } from './web/error-page.ts';
import { onPageError } from './web/on-page-error.ts';
import { stylesheet } from './web/stylesheet.ts';
import { FixedWindow } from './rate-limit/fixed-window.ts';
import type { PageReader } from './scrape/page-reader.ts';
import { Scraper } from './scrape/scraper.ts';
import { ScrapeLog } from './storage/scrape-log.ts';
import { SitesFile } from './storage/sites-file.ts';
import { StatsFile } from './storage/stats-file.ts';

export interface AppParts {
  readonly config: Config;
  readonly manifest: Manifest;
  readonly reader: PageReader;
  readonly clock: Clock;
}

/** Puts the features together; what reaches outside the process comes in from the caller. */
export function createApp({ config, manifest, reader, clock }: AppParts): Hono {
  const { apiToken, dataDirectory, rateLimitPerMinute, trustProxy } = config;
  const sites = new SitesFile(dataDirectory);
  const stats = new StatsFile(dataDirectory);
  const scraper = new Scraper({ sites, stats, log: new ScrapeLog(dataDirectory), reader, clock });
  const window = new FixedWindow(rateLimitPerMinute, clock);
  const csrf = new Csrf(apiToken);
  const sessions = new Sessions(apiToken, clock);

  const app = new Hono();
  app.use(responseHeaders, notStored);
  app.get('/health', (c) => c.json({ status: 'ok' }));
  app.get('/style.css', (c) =>
    c.body(stylesheet, 200, { 'Content-Type': 'text/css', 'Cache-Control': 'max-age=3600' }),
  );
  app.route('/api', apiRoutes({ apiToken, trustProxy, window, scraper, manifest }));
  app.route('/', loginRoutes({ apiToken, csrf, sessions }));
  app.route('/dashboard', dashboardRoutes({ sites, stats, csrf, sessions, clock }));
  app.notFound((c) => c.html(errorPage('Not found', `There is no page ${c.req.path}.`), 404));
  app.onError(onPageError);
  return app;
}

const responseHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  // The server speaks plain HTTP; whoever puts TLS in front of it decides about this one.
  strictTransportSecurity: false,
});

/** Answers hold what needs a login or a token; none may come back from a cache after a logout. */
const notStored: MiddlewareHandler = (c, next) => {
  c.header('Cache-Control', 'no-store');
  return next();
};
