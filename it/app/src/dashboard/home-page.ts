import { html } from 'hono/html';

import type { Stats } from '../storage/stats-file.ts';
import { page } from '../web/layout.ts';
import type { Markup } from '../web/layout.ts';

export interface HomePage {
  readonly csrfToken: string;
  readonly siteCount: number;
  readonly stats: Stats;
}

export function homePage({ csrfToken, siteCount, stats }: HomePage): Markup {
  return page({
    title: 'Dashboard',
    csrfToken,
    content: html`<dl>
      <dt><a href="/dashboard/sites">Sites</a></dt>
      <dd id="site-count">${siteCount}</dd>
      <dt><a href="/dashboard/stats">Scrapes</a></dt>
      <dd id="scrape-total">${stats.scrapeTotal}</dd>
      <dt>Failures</dt>
      <dd id="fail-total">${stats.failTotal}</dd>
    </dl>`,
  });
}
