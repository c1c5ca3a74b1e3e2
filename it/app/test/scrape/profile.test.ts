import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';

import { expect, it, vi } from 'vitest';

import { newProfile, removeAbandonedProfiles } from '../../src/scrape/profile.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

it('removes the profiles of servers that are dead, and no others', async () => {
  const directory = temporaryDirectory();
  vi.stubEnv('TMPDIR', directory);
  const dead = spawnSync(process.execPath, ['--version']).pid;
  const own = basename(await newProfile());
  const foreign = [`smartscraper-profile-elsewhere.example-${dead}-x`, `smartscraper-profile-x`];
  for (const name of [`smartscraper-profile-${hostname()}-${dead}-x`, ...foreign]) {
    mkdirSync(join(directory, name, 'Default'), { recursive: true });
  }

  await removeAbandonedProfiles();

  expect(readdirSync(directory).sort()).toEqual([own, ...foreign].sort());
});
