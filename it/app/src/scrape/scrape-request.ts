import { z } from 'zod';

import { outputTypes } from './page-reader.ts';

/** What a client may ask for. */
export const scrapeRequestSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'must be an http or https URL' }),
  outputType: z.enum(outputTypes).default('content_only'),
  xpath: z.string().trim().min(1, 'must not be empty').optional(),
});

export type ScrapeRequest = z.infer<typeof scrapeRequestSchema>;
