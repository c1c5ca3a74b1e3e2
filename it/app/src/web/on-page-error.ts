import type { ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';

import { StorageError } from '../storage/storage-error.ts';
import { errorPage } from './error-page.ts';

/** The one place where what was thrown becomes a page. */
export const onPageError: ErrorHandler = (error, c) => {
  if (error instanceof HTTPException) {
    return c.html(errorPage('Request refused', error.message), error.status);
  }
  console.error(error);
  const message =
    error instanceof StorageError
      ? error.message
      : 'Something went wrong; the server has logged what.';
  return c.html(errorPage('Error', message), 500);
};
