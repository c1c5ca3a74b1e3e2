import type { ErrorHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

import { BrowserUnavailableError } from '../scrape/browser-host.ts';
import { ScrapeFailure } from '../scrape/scrape-failure.ts';
import type { ScrapeFailureType } from '../scrape/scrape-failure.ts';
import { StorageError } from '../storage/storage-error.ts';
import { fail } from '../web/failure.ts';
import { ValidationError } from './validation-error.ts';

const statusOf: Readonly<Record<ScrapeFailureType, ContentfulStatusCode>> = {
  http_status: 502,
  navigation: 502,
  timeout: 504,
  xpath_not_found: 422,
  xpath_invalid: 422,
};

/** The one place where what was thrown becomes an answer of the API. */
export const onApiError: ErrorHandler = (error, c) => {
  if (error instanceof ScrapeFailure) {
    return fail(c, statusOf[error.type], error.type, error.message);
  }
  if (error instanceof ValidationError) {
    return fail(c, 400, 'validation', error.message, { issues: error.issues });
  }
  // What remains is not the client's to mend, so the person who runs the server is told as well.
  console.error(error);
  if (error instanceof StorageError) {
    return fail(c, 500, 'storage', error.message);
  }
  if (error instanceof BrowserUnavailableError) {
    return fail(c, 503, 'browser', error.message);
  }
  return fail(c, 500, 'internal', 'something went wrong; the server has logged what');
};
