import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

export interface Page {
  readonly title: string;
  readonly content: Markup;
  /** For the logout button; a page without it shows no navigation. */
  readonly csrfToken?: string;
}

/** A whole HTML page. All values in `html` templates are escaped unless they are markup already. */
export function page({ title, content, csrfToken }: Page): Markup {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title} – SmartScraper</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        ${csrfToken && navigation(csrfToken)}
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`;
}

function navigation(csrfToken: string): Markup {
  return html`<nav>
    <a href="/dashboard">Dashboard</a>
    <a href="/dashboard/sites">Sites</a>
    <a href="/dashboard/stats">Statistics</a>
    <form id="logout" method="post" action="/logout">
      <input type="hidden" name="_csrf" value="${csrfToken}" />
      <button type="submit">Log out</button>
    </form>
  </nav>`;
}
