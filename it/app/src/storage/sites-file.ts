import { join } from 'node:path';

import { parse, printParseErrorCode } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';
import { z } from 'zod';

import { appendElement, removeElement, setProperty } from './jsonc-array.ts';
import { StorageError } from './storage-error.ts';
import { StoredFile } from './stored-file.ts';
import type { Change } from './stored-file.ts';

const instant = z.iso.datetime({ offset: true }).nullable();

// The defaults let a person add a site by hand with just the two values that matter.
const sitesSchema = z.array(
  z.object({
    domain: z.string().min(1),
    xpath: z.string().min(1),
    failureCount: z.int().nonnegative().default(0),
    lastSuccess: instant.default(null),
    lastFailure: instant.default(null),
  }),
);

/** What is known about one site. */
export type Site = z.infer<typeof sitesSchema>[number];

/** The part of a site that people decide. */
export type SiteRule = Pick<Site, 'domain' | 'xpath'>;

export type AddOutcome = 'added' | 'duplicate';
export type UpdateOutcome = 'updated' | 'duplicate' | 'unknown';
export type RemoveOutcome = 'removed' | 'unknown';

interface Document {
  readonly text: string;
  readonly sites: readonly Site[];
}

/** `sites.jsonc`: the known sites, in a file that people may edit and comment. */
export class SitesFile {
  readonly #file: StoredFile;

  constructor(dataDirectory: string) {
    this.#file = new StoredFile(join(dataDirectory, 'sites.jsonc'));
  }

  async all(): Promise<readonly Site[]> {
    return this.#parse(await this.#file.read()).sites;
  }

  async find(domain: string): Promise<Site | undefined> {
    return (await this.all()).find((site) => site.domain === domain);
  }

  add({ domain, xpath }: SiteRule): Promise<AddOutcome> {
    return this.#change(({ text, sites }) =>
      indexOf(sites, domain) === -1
        ? { text: appendElement(text, newSite(domain, xpath)), result: 'added' }
        : { result: 'duplicate' },
    );
  }

  update(current: string, { domain, xpath }: SiteRule): Promise<UpdateOutcome> {
    return this.#change(({ text, sites }) => {
      const index = indexOf(sites, current);
      if (index === -1) {
        return { result: 'unknown' };
      }
      if (domain !== current && indexOf(sites, domain) !== -1) {
        return { result: 'duplicate' };
      }
      return { text: withProperties(text, index, { domain, xpath }), result: 'updated' };
    });
  }

  remove(domain: string): Promise<RemoveOutcome> {
    return this.#change(({ text, sites }) => {
      const index = indexOf(sites, domain);
      return index === -1
        ? { result: 'unknown' }
        : { text: removeElement(text, index), result: 'removed' };
    });
  }

  /** Notes a success; a domain seen for the first time becomes a site, with the xpath that worked. */
  recordSuccess(domain: string, xpath: string, at: Date): Promise<void> {
    const success = { failureCount: 0, lastSuccess: at.toISOString() };
    return this.#change(({ text, sites }) => {
      const index = indexOf(sites, domain);
      return index === -1
        ? {
            text: appendElement(text, { ...newSite(domain, xpath), ...success }),
            result: undefined,
          }
        : { text: withProperties(text, index, success), result: undefined };
    });
  }

  /** Notes a failure of a known site; an unknown domain stays unknown. */
  recordFailure(domain: string, at: Date): Promise<void> {
    return this.#change(({ text, sites }) => {
      const index = indexOf(sites, domain);
      const site = sites[index];
      if (site === undefined) {
        return { result: undefined };
      }
      const failure = { failureCount: site.failureCount + 1, lastFailure: at.toISOString() };
      return { text: withProperties(text, index, failure), result: undefined };
    });
  }

  #change<T>(edit: (document: Document) => Change<T>): Promise<T> {
    return this.#file.change((text) => edit(this.#parse(text)));
  }

  #parse(text = '[]\n'): Document {
    const errors: ParseError[] = [];
    const value: unknown = parse(text, errors, { allowTrailingComma: true });
    const [error] = errors;
    if (error !== undefined) {
      const line = text.slice(0, error.offset).split('\n').length;
      throw StorageError.corrupt(
        this.#file.path,
        `${printParseErrorCode(error.error)} in line ${line}`,
      );
    }
    const sites = sitesSchema.safeParse(value);
    if (!sites.success) {
      throw StorageError.invalid(this.#file.path, sites.error);
    }
    return { text, sites: sites.data };
  }
}

function indexOf(sites: readonly Site[], domain: string): number {
  return sites.findIndex((site) => site.domain === domain);
}

function newSite(domain: string, xpath: string): Site {
  return { domain, xpath, failureCount: 0, lastSuccess: null, lastFailure: null };
}

function withProperties(text: string, index: number, properties: Partial<Site>): string {
  return Object.entries(properties).reduce(
    (edited, [property, value]) => setProperty(edited, index, property, value),
    text,
  );
}
