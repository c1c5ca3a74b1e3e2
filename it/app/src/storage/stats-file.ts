import { join } from 'node:path';

import { z } from 'zod';

import { utcDay } from '../clock.ts';
import { StorageError } from './storage-error.ts';
import { StoredFile } from './stored-file.ts';

const count = z.int().nonnegative();

const statsSchema = z.object({
  scrapeTotal: count.default(0),
  failTotal: count.default(0),
  todayDate: z.iso.date().optional(),
  scrapeToday: count.default(0),
  failToday: count.default(0),
  domainCounts: z.record(z.string(), count).default({}),
});

/** How often was tried and how often in vain, in all and on one day, and the tries per domain. */
export type Stats = Required<z.infer<typeof statsSchema>>;

/** `stats.json`: counters, of which those for today begin again at 0 when the UTC day changes. */
export class StatsFile {
  readonly #file: StoredFile;

  constructor(dataDirectory: string) {
    this.#file = new StoredFile(join(dataDirectory, 'stats.json'));
  }

  async read(now: Date): Promise<Stats> {
    return this.#parse(now, await this.#file.read());
  }

  recordTry(domain: string, success: boolean, now: Date): Promise<void> {
    return this.#file.change((text) => {
      const stats = withTry(this.#parse(now, text), domain, success);
      return { text: `${JSON.stringify(stats, null, 2)}\n`, result: undefined };
    });
  }

  #parse(now: Date, text = '{}'): Stats {
    const stored = statsSchema.safeParse(this.#json(text));
    if (!stored.success) {
      throw StorageError.invalid(this.#file.path, stored.error);
    }
    const stats = stored.data;
    const todayDate = utcDay(now);
    return stats.todayDate === todayDate
      ? { ...stats, todayDate }
      : { ...stats, todayDate, scrapeToday: 0, failToday: 0 };
  }

  #json(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch (error) {
      throw StorageError.corrupt(
        this.#file.path,
        error instanceof Error ? error.message : 'no JSON',
      );
    }
  }
}

function withTry(stats: Stats, domain: string, success: boolean): Stats {
  const failed = success ? 0 : 1;
  // A host may be called "constructor"; only what is the record's own is a count.
  const tries = Object.hasOwn(stats.domainCounts, domain) ? (stats.domainCounts[domain] ?? 0) : 0;
  return {
    ...stats,
    scrapeTotal: stats.scrapeTotal + 1,
    failTotal: stats.failTotal + failed,
    scrapeToday: stats.scrapeToday + 1,
    failToday: stats.failToday + failed,
    domainCounts: { ...stats.domainCounts, [domain]: tries + 1 },
  };
}
