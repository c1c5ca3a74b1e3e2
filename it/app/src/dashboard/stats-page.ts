import { html } from 'hono/html';

import type { Stats } from '../storage/stats-file.ts';
import { page } from '../web/layout.ts';
import type { Markup } from '../web/layout.ts';

export interface StatsPage {
  readonly csrfToken: string;
  readonly stats: Stats;
}

export function statsPage({ csrfToken, stats }: StatsPage): Markup {
  const domains = Object.entries(stats.domainCounts).sort(([, one], [, other]) => other - one);
  return page({
    title: 'Statistics',
    csrfToken,
    content: html`<p>Today is <span id="today">${stats.todayDate}</span> (UTC).</p>
      <table>
        <tr>
          <th></th>
          <th>Scrapes</th>
          <th>Failures</th>
        </tr>
        <tr>
          <th>Today</th>
          <td id="scrape-today">${stats.scrapeToday}</td>
          <td id="fail-today">${stats.failToday}</td>
        </tr>
        <tr>
          <th>In all</th>
          <td id="scrape-total">${stats.scrapeTotal}</td>
          <td id="fail-total">${stats.failTotal}</td>
        </tr>
      </table>
      <table id="domains">
        <tr>
          <th>Domain</th>
          <th>Scrapes</th>
        </tr>
        ${domains.map(([domain, count]) => domainRow(domain, count))}
      </table>`,
  });
}

function domainRow(domain: string, count: number): Markup {
  return html`<tr data-domain="${domain}">
    <td class="domain">${domain}</td>
    <td class="count">${count}</td>
  </tr>`;
}
