import type { Extract, OutputType } from './page-reader.ts';

export type Finding =
  | ({ readonly kind: 'match' } & Extract)
  | { readonly kind: 'none' }
  | { readonly kind: 'invalid'; readonly xpath: string; readonly reason: string };

/**
 * Runs in the page. It may use nothing from outside and must not name inner functions: tsx wraps
 * those in a call that the page does not know.
 */
export function extract(xpaths: readonly string[], outputType: OutputType): Finding {
  for (const xpath of xpaths) {
    let node: Node | null;
    try {
      const type = XPathResult.FIRST_ORDERED_NODE_TYPE;
      node = document.evaluate(xpath, document, null, type, null).singleNodeValue;
    } catch (error) {
      return { kind: 'invalid', xpath, reason: error instanceof Error ? error.message : '' };
    }
    if (node === null) {
      continue;
    }
    if (outputType === 'full_html') {
      const doctype = document.doctype;
      const head = doctype === null ? '' : new XMLSerializer().serializeToString(doctype);
      return { kind: 'match', xpath, data: head + document.documentElement.outerHTML };
    }
    if (outputType === 'metadata_only') {
      const description = document.querySelector<HTMLMetaElement>('meta[name="description" i]');
      const canonical = document.querySelector<HTMLLinkElement>('link[rel~="canonical" i]');
      const data = {
        title: document.title || null,
        description: description?.content.trim() || null,
        lang: document.documentElement.lang || null,
        canonical: canonical?.href || null,
      };
      return { kind: 'match', xpath, data };
    }
    // Unlike textContent, innerText leaves out scripts, styles and what is hidden.
    const text = node instanceof HTMLElement ? node.innerText : (node.textContent ?? '');
    return { kind: 'match', xpath, data: text.replace(/\s+/g, ' ').trim() };
  }
  return { kind: 'none' };
}
