import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { utcDay } from '../clock.ts';
import { SerialQueue } from './serial-queue.ts';
import { StorageError } from './storage-error.ts';

/** One tried scrape, as it stands in the log; null where a value does not apply. */
export interface LogEntry {
  readonly ts: string;
  readonly domain: string;
  readonly url: string;
  readonly success: boolean;
  readonly method: string;
  readonly xpath: string | null;
  readonly errorType: string | null;
  readonly error: string | null;
  readonly ms: number;
}

/** `logs/YYYY-MM-DD.jsonl`: one line per tried scrape, in a file per UTC day. */
export class ScrapeLog {
  readonly #directory: string;
  readonly #queue = new SerialQueue();

  constructor(dataDirectory: string) {
    this.#directory = join(dataDirectory, 'logs');
  }

  /**
   * Appends in one write: whole lines only, as with a replaced file, but at a cost that does not
   * grow with the day's log.
   */
  append(entry: LogEntry): Promise<void> {
    const file = join(this.#directory, `${utcDay(new Date(entry.ts))}.jsonl`);
    return this.#queue.run(async () => {
      try {
        await mkdir(this.#directory, { recursive: true });
        await appendFile(file, `${JSON.stringify(entry)}\n`);
      } catch (error) {
        throw StorageError.inaccessible(file, error);
      }
    });
  }
}
