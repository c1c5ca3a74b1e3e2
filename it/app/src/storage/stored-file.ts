import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import { SerialQueue } from './serial-queue.ts';
import { StorageError } from './storage-error.ts';

/** What a change makes of a file's text: the new text, or none to leave the file alone. */
export interface Change<T> {
  readonly text?: string;
  readonly result: T;
}

/**
 * A text file that others may edit too: read afresh every time, replaced in one step, changed by
 * one change at a time.
 */
export class StoredFile {
  readonly path: string;
  readonly #queue = new SerialQueue();

  constructor(path: string) {
    this.path = path;
  }

  /** The file's text, or undefined if there is no such file. */
  async read(): Promise<string | undefined> {
    try {
      return await readFile(this.path, 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
        return undefined;
      }
      throw StorageError.inaccessible(this.path, error);
    }
  }

  /** Reads, changes and writes with no other change of this file in between. */
  change<T>(edit: (text: string | undefined) => Change<T>): Promise<T> {
    return this.#queue.run(async () => {
      const { text, result } = edit(await this.read());
      if (text !== undefined) {
        await this.#replace(text);
      }
      return result;
    });
  }

  async #replace(text: string): Promise<void> {
    // In the same directory, since a rename is atomic only within one file system.
    const temporary = `${this.path}.${randomUUID()}.tmp`;
    try {
      await mkdir(dirname(this.path), { recursive: true });
      await writeFile(temporary, text, { flush: true });
      await rename(temporary, this.path);
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw StorageError.inaccessible(this.path, error);
    }
  }
}
