import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { StorageError } from '../../src/storage/storage-error.ts';
import { StoredFile } from '../../src/storage/stored-file.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

describe('StoredFile', () => {
  it('reads a missing file as nothing, and makes it and its directory on the first change', async () => {
    const path = join(temporaryDirectory(), 'new', 'file.txt');
    const file = new StoredFile(path);

    expect(await file.read()).toBeUndefined();
    await file.change(() => ({ text: 'hello', result: undefined }));

    expect(await file.read()).toBe('hello');
  });

  it('loses none of many changes made at once', async () => {
    const path = join(temporaryDirectory(), 'count.txt');
    const file = new StoredFile(path);
    const increment = (text = '0') => ({ text: String(Number(text) + 1), result: undefined });

    await Promise.all(Array.from({ length: 50 }, () => file.change(increment)));

    expect(readFileSync(path, 'utf8')).toBe('50');
  });

  it('never shows a reader half a file', async () => {
    const path = join(temporaryDirectory(), 'big.txt');
    const file = new StoredFile(path);
    const texts = ['a', 'b'].map((letter) => letter.repeat(1_000_000));
    writeFileSync(path, texts[0] ?? '');

    const writing = Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        file.change(() => ({ text: texts[i % 2] ?? '', result: undefined })),
      ),
    );
    for (let read = 0; read < 50; read += 1) {
      expect(texts).toContain(await file.read());
    }
    await writing;
  });

  it('leaves no temporary file behind when the write fails, and names the file', async () => {
    const directory = temporaryDirectory();
    const path = join(directory, 'file.txt');
    const file = new StoredFile(path);

    const change = file.change(() => {
      // Comes between the read and the rename: a directory can't be replaced by a file.
      mkdirSync(path);
      return { text: 'x', result: undefined };
    });

    await expect(change).rejects.toThrow(StorageError);
    await expect(change).rejects.toThrow(/^file\.txt can't be read or written: /);
    expect(readdirSync(directory)).toEqual(['file.txt']);
  });

  it('picks up what others wrote in between', async () => {
    const path = join(temporaryDirectory(), 'shared.txt');
    const file = new StoredFile(path);
    await file.change(() => ({ text: 'ours', result: undefined }));

    writeFileSync(path, 'theirs');

    expect(await file.read()).toBe('theirs');
  });

  it('does not write when the change brings no text', async () => {
    const directory = temporaryDirectory();
    const file = new StoredFile(join(directory, 'untouched.txt'));

    expect(await file.change(() => ({ result: 'seen' }))).toBe('seen');

    expect(readdirSync(directory)).toEqual([]);
  });
});
