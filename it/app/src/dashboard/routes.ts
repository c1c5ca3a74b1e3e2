import { Hono } from 'hono';

import type { Csrf } from '../auth/csrf.ts';
import type { Sessions } from '../auth/sessions.ts';
import type { Clock } from '../clock.ts';
import type { SitesFile } from '../storage/sites-file.ts';
import type { StatsFile } from '../storage/stats-file.ts';
import { limitForm } from '../web/form.ts';
import { homePage } from './home-page.ts';
import { siteRoutes } from './site-routes.ts';
import { statsPage } from './stats-page.ts';

export interface DashboardParts {
  readonly sites: SitesFile;
  readonly stats: StatsFile;
  readonly csrf: Csrf;
  readonly sessions: Sessions;
  readonly clock: Clock;
}

/** The pages for people: all need a session, and every form its token. */
export function dashboardRoutes({ sites, stats, csrf, sessions, clock }: DashboardParts): Hono {
  const routes = new Hono();
  routes.use(sessions.require, limitForm, csrf.protect);

  routes.get('/', async (c) => {
    const [{ length: siteCount }, totals] = await Promise.all([sites.all(), stats.read(clock())]);
    return c.html(homePage({ csrfToken: csrf.token(c), siteCount, stats: totals }));
  });

  routes.get('/stats', async (c) =>
    c.html(statsPage({ csrfToken: csrf.token(c), stats: await stats.read(clock()) })),
  );

  routes.route('/sites', siteRoutes({ sites, csrf }));

  return routes;
}
