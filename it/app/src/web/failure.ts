import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** Answers with the one shape that all failures of the API have. */
export function fail(
  c: Context,
  status: ContentfulStatusCode,
  type: string,
  message: string,
  details: object = {},
): Response {
  return c.json({ success: false, error: { type, message, ...details } }, status);
}
