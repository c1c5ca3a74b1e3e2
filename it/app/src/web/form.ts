import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';

/** No form of ours comes near this. */
export const limitForm = bodyLimit({ maxSize: 64 * 1024 });

/** The text fields of the form that was sent; a body that is no form has none. */
export async function formOf(c: Context): Promise<Readonly<Record<string, string>>> {
  const body = await c.req.parseBody().catch(() => ({}));
  const fields = Object.entries(body).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(fields) as Record<string, string>;
}
