import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';

import type { Clock } from '../clock.ts';
import { cookieOptions } from './cookies.ts';
import { deriveKey } from './keys.ts';

const cookieName = 'session';
const lifetimeSeconds = 12 * 60 * 60;

/** Sessions that live in a signed cookie: it holds nothing but the instant it expires at. */
export class Sessions {
  readonly #key: string;
  readonly #clock: Clock;

  constructor(apiToken: string, clock: Clock) {
    this.#key = deriveKey(apiToken, 'session');
    this.#clock = clock;
  }

  async start(c: Context): Promise<void> {
    const expiresAt = String(this.#clock().getTime() + lifetimeSeconds * 1000);
    const options = { ...cookieOptions, maxAge: lifetimeSeconds };
    await setSignedCookie(c, cookieName, expiresAt, this.#key, options);
  }

  end(c: Context): void {
    deleteCookie(c, cookieName, cookieOptions);
  }

  /** Sends whoever has no session to the login page, and from there back to where he wanted. */
  readonly require: MiddlewareHandler = async (c, next) => {
    if (await this.#isActive(c)) {
      return next();
    }
    return c.redirect(`/login?next=${encodeURIComponent(c.req.path)}`, 302);
  };

  async #isActive(c: Context): Promise<boolean> {
    const expiresAt = await getSignedCookie(c, this.#key, cookieName);
    return Number(expiresAt) > this.#clock().getTime();
  }
}
