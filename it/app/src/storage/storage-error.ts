import { basename } from 'node:path';

import type { ZodError } from 'zod';

/** A data file that can't be read, understood or written; the message names it. */
export class StorageError extends Error {
  override readonly name = 'StorageError';

  /** The file's text can't be parsed. */
  static corrupt(file: string, reason: string): StorageError {
    return new StorageError(
      `${basename(file)} is corrupt (${reason}); fix it or remove it, it was left as it is`,
    );
  }

  /** The file's text can be parsed, but isn't what belongs there. */
  static invalid(file: string, { issues }: ZodError): StorageError {
    const [first] = issues;
    const place = first?.path.join('.') || 'the whole file';
    return StorageError.corrupt(file, `${place}: ${first?.message ?? 'unexpected content'}`);
  }

  /** The operating system refused. */
  static inaccessible(file: string, cause: unknown): StorageError {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return new StorageError(`${basename(file)} can't be read or written: ${reason}`, { cause });
  }
}
