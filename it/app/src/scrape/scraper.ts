import type { Clock } from '../clock.ts';
import type { ScrapeLog } from '../storage/scrape-log.ts';
import type { Site, SitesFile } from '../storage/sites-file.ts';
import type { StatsFile } from '../storage/stats-file.ts';
import type { Extract, OutputType, PageReader } from './page-reader.ts';
import { ScrapeFailure } from './scrape-failure.ts';
import type { ScrapeRequest } from './scrape-request.ts';

/** Where the XPath comes from: the request, the site's entry, or the list for unknown sites. */
type Method = 'override' | 'site' | 'default';

export interface ScrapeResult extends Extract {
  readonly url: string;
  readonly domain: string;
  readonly outputType: OutputType;
  readonly method: Method;
  readonly ms: number;
}

export interface ScraperParts {
  readonly sites: SitesFile;
  readonly stats: StatsFile;
  readonly log: ScrapeLog;
  readonly reader: PageReader;
  readonly clock: Clock;
}

interface Plan {
  readonly method: Method;
  /** Null for an unknown site: then the first of the defaults that matches will do. */
  readonly xpath: string | null;
}

/** A scrape that was tried, for the books. */
interface Try extends Plan {
  readonly url: string;
  readonly domain: string;
  readonly failure: ScrapeFailure | null;
  readonly ms: number;
}

const defaultXpaths = ['//article', '//main', '//body'];

/** Scrapes a page and keeps the books: the site's entry, the counters, the log. */
export class Scraper {
  readonly #parts: ScraperParts;

  constructor(parts: ScraperParts) {
    this.#parts = parts;
  }

  async scrape({ url, outputType, xpath }: ScrapeRequest): Promise<ScrapeResult> {
    const { sites, stats, reader, clock } = this.#parts;
    const started = performance.now();
    const domain = new URL(url).host;
    const plan = planFor(xpath, await sites.find(domain));
    // Nothing is tried that couldn't be counted afterwards.
    await stats.read(clock());

    const xpaths = plan.xpath === null ? defaultXpaths : [plan.xpath];
    const outcome = await reader.read({ url, outputType, xpaths }).catch(failureOf);
    const ms = Math.round(performance.now() - started);
    const now = clock();
    if (outcome instanceof ScrapeFailure) {
      await sites.recordFailure(domain, now);
      await this.#count({ ...plan, url, domain, failure: outcome, ms }, now);
      throw outcome;
    }
    const { method } = plan;
    await sites.recordSuccess(domain, outcome.xpath, now);
    await this.#count({ method, xpath: outcome.xpath, url, domain, failure: null, ms }, now);
    return { url, domain, outputType, method, xpath: outcome.xpath, data: outcome.data, ms };
  }

  async #count({ url, domain, method, xpath, failure, ms }: Try, now: Date): Promise<void> {
    const success = failure === null;
    await this.#parts.stats.recordTry(domain, success, now);
    await this.#parts.log.append({
      ts: now.toISOString(),
      domain,
      url,
      success,
      method,
      xpath,
      errorType: failure?.type ?? null,
      error: failure?.message ?? null,
      ms,
    });
  }
}

function planFor(xpath: string | undefined, site: Site | undefined): Plan {
  if (xpath !== undefined) {
    return { method: 'override', xpath };
  }
  return site === undefined
    ? { method: 'default', xpath: null }
    : { method: 'site', xpath: site.xpath };
}

/** Passes on what is not the page's fault. */
function failureOf(error: unknown): ScrapeFailure {
  if (error instanceof ScrapeFailure) {
    return error;
  }
  throw error;
}
