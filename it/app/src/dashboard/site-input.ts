import type { SiteRule } from '../storage/sites-file.ts';

export type CheckedSite =
  | { readonly valid: true; readonly site: SiteRule }
  | { readonly valid: false; readonly error: string };

/** Checks what was typed, and brings the domain into the form in which URLs have it. */
export function checkSite({ domain, xpath }: SiteRule): CheckedSite {
  const host = hostOf(domain.trim());
  if (host === undefined) {
    const error = `"${domain}" is not a domain; type a host such as example.com or localhost:8080.`;
    return { valid: false, error };
  }
  if (xpath.trim() === '') {
    return { valid: false, error: 'The XPath is empty; type an expression such as //article.' };
  }
  return { valid: true, site: { domain: host, xpath: xpath.trim() } };
}

const maxDomainLength = 255;
const hostPattern = /^(?:[\w-]+(?:\.[\w-]+)*|\[[\da-f:]+\])(?::\d+)?$/;

/** The `host` that a URL with this domain has: in lower case, in ASCII, without a default port. */
function hostOf(domain: string): string | undefined {
  const url = `http://${domain}`;
  if (domain.length > maxDomainLength || /[/\\?#@\s]/.test(domain) || !URL.canParse(url)) {
    return undefined;
  }
  const { host } = new URL(url);
  return hostPattern.test(host) ? host : undefined;
}
