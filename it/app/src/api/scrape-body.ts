import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { z } from 'zod';

import { scrapeRequestSchema } from '../scrape/scrape-request.ts';
import type { ScrapeRequest } from '../scrape/scrape-request.ts';
import { ValidationError } from './validation-error.ts';
import type { Issue } from './validation-error.ts';

const maxBytes = 64 * 1024;

export const limitScrapeBody = bodyLimit({
  maxSize: maxBytes,
  onError: () => {
    throw new ValidationError([{ path: '', message: `body larger than ${maxBytes} bytes` }]);
  },
});

/** The body as a request that is valid, or a ValidationError. */
export async function scrapeBodyOf(c: Context): Promise<ScrapeRequest> {
  const body: unknown = await c.req.json().catch(() => {
    throw new ValidationError([{ path: '', message: 'body is not valid JSON' }]);
  });
  const request = scrapeRequestSchema.safeParse(body);
  if (!request.success) {
    throw new ValidationError(request.error.issues.flatMap(issuesOf));
  }
  return request.data;
}

/** Unknown keys come as one issue of the object that has them; here each is named. */
function issuesOf(issue: z.core.$ZodIssue): Issue[] {
  const places =
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => [...issue.path, key])
      : [issue.path];
  return places.map((place) => ({ path: place.join('.'), message: issue.message }));
}
