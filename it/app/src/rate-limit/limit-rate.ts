import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';

import { fail } from '../web/failure.ts';
import type { FixedWindow } from './fixed-window.ts';

/** Turns away a client that asks too often, and says when it may come back. */
export function limitRate(window: FixedWindow, trustProxy: boolean): MiddlewareHandler {
  return async (c, next) => {
    const verdict = window.take(clientAddress(c, trustProxy));
    if (!verdict.allowed) {
      const seconds = String(verdict.retryAfterSeconds);
      c.header('Retry-After', seconds);
      return fail(c, 429, 'rate_limited', `too many requests; try again in ${seconds} s`);
    }
    return next();
  };
}

/** The address a request came from; behind a trusted proxy, the one the proxy was asked by. */
function clientAddress(c: Context, trustProxy: boolean): string {
  const [forwarded] = c.req.header('X-Forwarded-For')?.split(',') ?? [];
  const client = trustProxy ? forwarded?.trim() : undefined;
  return client || (getConnInfo(c).remote.address ?? 'unknown');
}
