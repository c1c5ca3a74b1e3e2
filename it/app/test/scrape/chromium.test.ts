import { readdirSync, statSync, symlinkSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';

import { expect, it, vi } from 'vitest';

import { readManifest } from '../../src/manifest.ts';
import { unpackedChromium } from '../../src/scrape/chromium.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const never = new AbortController().signal;

function ownTemporaryDirectory(): string {
  const directory = temporaryDirectory();
  vi.stubEnv('TMPDIR', directory);
  return directory;
}

it('unpacks one complete browser, however many ask for it at once', async () => {
  const directory = ownTemporaryDirectory();

  const paths = await Promise.all([unpackedChromium(never), unpackedChromium(never)]);

  expect(paths[0]).toBe(paths[1]);
  expect(readdirSync(directory)).toHaveLength(1);
  expect(statSync(paths[0]).mode & 0o100).not.toBe(0);
  expect(statSync(paths[0]).size).toBeGreaterThan(100_000_000);
});

it('leaves nothing half-done when it is stopped', async () => {
  const directory = ownTemporaryDirectory();
  const stop = new AbortController();

  const unpacking = unpackedChromium(stop.signal);
  setTimeout(() => stop.abort(), 300);

  await expect(unpacking).rejects.toThrow();
  expect(readdirSync(directory)).toEqual([]);
});

it('runs nothing from a place that it did not make', async () => {
  const directory = ownTemporaryDirectory();
  const manifest = new URL('../../node_modules/@sparticuz/chromium/package.json', import.meta.url);
  const home = join(directory, `chromium-${readManifest(manifest).version}-${userInfo().uid}`);
  symlinkSync('/usr/bin', home);

  await expect(unpackedChromium(never)).rejects.toThrow(`${home} belongs to someone else`);
});
