import { Hono } from 'hono';
import type { Context } from 'hono';

import type { Csrf } from '../auth/csrf.ts';
import type { SiteRule, SitesFile } from '../storage/sites-file.ts';
import { errorPage } from '../web/error-page.ts';
import { formOf } from '../web/form.ts';
import { checkSite } from './site-input.ts';
import { editPage, sitesPage, sitesPath } from './site-pages.ts';

export interface SiteParts {
  readonly sites: SitesFile;
  readonly csrf: Csrf;
}

/** Why a form is shown again, and with what in it. */
interface Refusal {
  readonly status: 400 | 409;
  readonly error: string;
  readonly input: SiteRule;
}

/** Listing, adding, editing and deleting sites. */
export function siteRoutes({ sites, csrf }: SiteParts): Hono {
  const routes = new Hono();

  const refuseNew = async (c: Context, { status, error, input }: Refusal): Promise<Response> =>
    c.html(sitesPage(await sites.all(), { csrfToken: csrf.token(c), input, error }), status);

  routes.get('/', async (c) => c.html(sitesPage(await sites.all(), { csrfToken: csrf.token(c) })));

  routes.post('/', async (c) => {
    const { domain = '', xpath = '' } = await formOf(c);
    const input = { domain, xpath };
    const checked = checkSite(input);
    if (!checked.valid) {
      return refuseNew(c, { status: 400, error: checked.error, input });
    }
    if ((await sites.add(checked.site)) === 'duplicate') {
      return refuseNew(c, { status: 409, error: duplicate(checked.site), input });
    }
    return c.redirect(sitesPath, 303);
  });

  const refuseEdit = (c: Context, domain: string, { status, error, input }: Refusal) =>
    c.html(editPage(domain, { csrfToken: csrf.token(c), input, error }), status);

  routes.get('/:domain/edit', async (c) => {
    const domain = c.req.param('domain');
    const site = await sites.find(domain);
    return site === undefined
      ? unknownSite(c, domain)
      : c.html(editPage(site.domain, { csrfToken: csrf.token(c), input: site }));
  });

  routes.post('/:domain', async (c) => {
    const current = c.req.param('domain');
    if ((await sites.find(current)) === undefined) {
      return unknownSite(c, current);
    }
    const { domain = current, xpath = '' } = await formOf(c);
    const input = { domain, xpath };
    const checked = checkSite(input);
    if (!checked.valid) {
      return refuseEdit(c, current, { status: 400, error: checked.error, input });
    }
    switch (await sites.update(current, checked.site)) {
      case 'updated':
        return c.redirect(sitesPath, 303);
      case 'duplicate':
        return refuseEdit(c, current, { status: 409, error: duplicate(checked.site), input });
      case 'unknown':
        return unknownSite(c, current);
    }
  });

  routes.post('/:domain/delete', async (c) => {
    const domain = c.req.param('domain');
    return (await sites.remove(domain)) === 'removed'
      ? c.redirect(sitesPath, 303)
      : unknownSite(c, domain);
  });

  return routes;
}

function duplicate({ domain }: SiteRule): string {
  return `${domain} is one of the sites already; edit that entry.`;
}

function unknownSite(c: Context, domain: string): Response | Promise<Response> {
  return c.html(errorPage('Unknown site', `There is no site ${domain}.`), 404);
}
