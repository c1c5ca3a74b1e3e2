import type { MiddlewareHandler } from 'hono';

import { fail } from '../web/failure.ts';
import { equalSecrets } from './keys.ts';

/** Asks for the API token, in the same words whether it is missing or wrong. */
export function requireBearer(apiToken: string): MiddlewareHandler {
  return async (c, next) => {
    const [, token] = /^Bearer +(.+)$/i.exec(c.req.header('Authorization') ?? '') ?? [];
    if (token === undefined || !equalSecrets(token, apiToken)) {
      c.header('WWW-Authenticate', 'Bearer');
      return fail(c, 401, 'unauthorized', 'send the API token as "Authorization: Bearer <token>"');
    }
    return next();
  };
}
