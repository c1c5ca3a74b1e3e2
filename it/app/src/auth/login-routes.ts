import { Hono } from 'hono';

import { formOf, limitForm } from '../web/form.ts';
import type { Csrf } from './csrf.ts';
import { equalSecrets } from './keys.ts';
import { localPath } from './local-path.ts';
import { loginPage } from './login-page.ts';
import type { Sessions } from './sessions.ts';

export interface LoginParts {
  readonly apiToken: string;
  readonly csrf: Csrf;
  readonly sessions: Sessions;
}

/** Logging in with the API token, and out again. */
export function loginRoutes({ apiToken, csrf, sessions }: LoginParts): Hono {
  const routes = new Hono();

  routes.get('/login', (c) =>
    c.html(loginPage({ csrfToken: csrf.token(c), next: localPath(c.req.query('next')) })),
  );

  routes.post('/login', limitForm, csrf.protect, async (c) => {
    const form = await formOf(c);
    const next = localPath(form['next']);
    if (!equalSecrets(form['token'] ?? '', apiToken)) {
      const error = 'That is not the API token.';
      return c.html(loginPage({ csrfToken: csrf.token(c), next, error }), 401);
    }
    await sessions.start(c);
    return c.redirect(next ?? '/dashboard', 303);
  });

  routes.post('/logout', limitForm, csrf.protect, (c) => {
    sessions.end(c);
    return c.redirect('/login', 303);
  });

  return routes;
}
