import { html } from 'hono/html';

import { page } from '../web/layout.ts';
import type { Markup } from '../web/layout.ts';

export interface LoginForm {
  readonly csrfToken: string;
  readonly next: string | undefined;
  readonly error?: string;
}

export function loginPage({ csrfToken, next, error }: LoginForm): Markup {
  return page({
    title: 'Log in',
    content: html`<form id="login" method="post" action="/login">
      ${error && html`<p class="error">${error}</p>`}
      <input type="hidden" name="_csrf" value="${csrfToken}" />
      ${next && html`<input type="hidden" name="next" value="${next}" />`}
      <label>API token <input type="password" name="token" required autofocus /></label>
      <button type="submit">Log in</button>
    </form>`,
  });
}
