import { html } from 'hono/html';

import { page } from './layout.ts';
import type { Markup } from './layout.ts';

/** A page that says what went wrong, and leads back. */
export function errorPage(title: string, message: string): Markup {
  return page({
    title,
    content: html`<p class="error">${message}</p>
      <p><a href="/dashboard">Dashboard</a></p>`,
  });
}
