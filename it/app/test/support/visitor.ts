import { apiToken } from './test-app.ts';
import type { TestApp } from './test-app.ts';

/** What answers requests: the app itself, or a server that runs it. */
type Site = Pick<TestApp, 'request'>;

/** A person's browser, as far as the pages need one: it keeps cookies and fills in forms. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly #site: Site;

  constructor(site: Site) {
    this.#site = site;
  }

  static async loggedIn(site: Site, token = apiToken): Promise<Visitor> {
    const visitor = new Visitor(site);
    await visitor.submit('/login', '/login', { token });
    return visitor;
  }

  async get(path: string): Promise<Response> {
    return this.#send(path, {});
  }

  /** Posts exactly these fields. */
  async post(path: string, fields: Record<string, string>): Promise<Response> {
    return this.#send(path, { method: 'POST', body: new URLSearchParams(fields) });
  }

  /** Loads the page with the form, and posts the fields with the form's token. */
  async submit(page: string, action: string, fields: Record<string, string>): Promise<Response> {
    const html = await (await this.get(page)).text();
    const [, token = ''] = /name="_csrf" value="([^"]+)"/.exec(html) ?? [];
    return this.post(action, { _csrf: token, ...fields });
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await this.#site.request(path, { ...init, headers: { cookie } });
    for (const header of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
      if (/max-age=0/i.test(header)) {
        this.cookies.delete(name);
      } else {
        this.cookies.set(name, value);
      }
    }
    return response;
  }
}
