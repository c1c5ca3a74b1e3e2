import { html } from 'hono/html';

import type { Site, SiteRule } from '../storage/sites-file.ts';
import { page } from '../web/layout.ts';
import type { Markup } from '../web/layout.ts';

export const sitesPath = '/dashboard/sites';

/** What a form for a site shows: values to begin with, and what was wrong with the last ones. */
export interface SiteForm {
  readonly csrfToken: string;
  readonly input?: SiteRule;
  readonly error?: string;
}

/** All sites, and a form to add one. */
export function sitesPage(sites: readonly Site[], form: SiteForm): Markup {
  return page({
    title: 'Sites',
    csrfToken: form.csrfToken,
    content: html`<table id="sites">
        <tr>
          <th>Domain</th>
          <th>XPath</th>
          <th>Failures</th>
          <th>Last success</th>
          <th>Last failure</th>
          <th></th>
        </tr>
        ${sites.map((site) => siteRow(site, form.csrfToken))}
      </table>
      <h2>Add a site</h2>
      ${siteForm('add-site', sitesPath, form)}`,
  });
}

/** The form for one site that is known under `domain`, whatever is typed for it now. */
export function editPage(domain: string, form: SiteForm): Markup {
  return page({
    title: `Edit ${domain}`,
    csrfToken: form.csrfToken,
    content: siteForm('edit-site', pathOf(domain), form),
  });
}

function siteRow(site: Site, csrfToken: string): Markup {
  const path = pathOf(site.domain);
  return html`<tr data-domain="${site.domain}">
    <td class="domain">${site.domain}</td>
    <td class="xpath">${site.xpath}</td>
    <td class="failures">${site.failureCount}</td>
    <td class="last-success">${site.lastSuccess ?? 'never'}</td>
    <td class="last-failure">${site.lastFailure ?? 'never'}</td>
    <td>
      <a href="${path}/edit">Edit</a>
      <form method="post" action="${path}/delete">
        <input type="hidden" name="_csrf" value="${csrfToken}" />
        <button type="submit">Delete</button>
      </form>
    </td>
  </tr>`;
}

function siteForm(id: string, action: string, { csrfToken, input, error }: SiteForm): Markup {
  return html`<form id="${id}" method="post" action="${action}">
    ${error && html`<p class="error">${error}</p>`}
    <input type="hidden" name="_csrf" value="${csrfToken}" />
    <label>Domain <input name="domain" value="${input?.domain ?? ''}" required /></label>
    <label>XPath <input name="xpath" value="${input?.xpath ?? ''}" required /></label>
    <button type="submit">Save</button>
  </form>`;
}

function pathOf(domain: string): string {
  return `${sitesPath}/${encodeURIComponent(domain)}`;
}
