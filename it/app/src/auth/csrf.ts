import { randomBytes } from 'node:crypto';

import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

import { errorPage } from '../web/error-page.ts';
import { formOf } from '../web/form.ts';
import { cookieOptions } from './cookies.ts';
import { deriveKey, equalSecrets, sign } from './keys.ts';

const cookieName = 'csrf';

/** Ties every form to the browser it was sent to: a cookie, and a field only we can derive from it. */
export class Csrf {
  readonly #key: string;

  constructor(apiToken: string) {
    this.#key = deriveKey(apiToken, 'csrf');
  }

  /** The value for a form's `_csrf` field; sets the cookie if the browser has none yet. */
  token(c: Context): string {
    let cookie = getCookie(c, cookieName);
    if (!cookie) {
      cookie = randomBytes(16).toString('base64url');
      setCookie(c, cookieName, cookie, cookieOptions);
    }
    return sign(this.#key, cookie);
  }

  /** Lets a POST through only with the token that belongs to its cookie. */
  readonly protect: MiddlewareHandler = async (c, next) => {
    if (c.req.method === 'POST' && !(await this.#isGenuine(c))) {
      return c.html(
        errorPage('Form expired', 'The form is too old or not ours; load the page again.'),
        403,
      );
    }
    return next();
  };

  async #isGenuine(c: Context): Promise<boolean> {
    const cookie = getCookie(c, cookieName);
    const { _csrf: submitted } = await formOf(c);
    return Boolean(cookie && submitted && equalSecrets(submitted, sign(this.#key, cookie)));
  }
}
