import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Servers on other machines, or in other containers, may share the temporary directory. */
const prefix = `smartscraper-profile-${hostname()}-`;

/** A directory for one Chromium's profile, named after the server that it belongs to. */
export function newProfile(): Promise<string> {
  return mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
}

/** Removes the profiles of servers that were killed: those remove their own in no other case. */
export async function removeAbandonedProfiles(): Promise<void> {
  const names = await readdir(tmpdir());
  const abandoned = names.filter((name) => name.startsWith(prefix) && !isAlive(ownerOf(name)));
  await Promise.allSettled(
    abandoned.map((name) =>
      rm(join(tmpdir(), name), { recursive: true, force: true, maxRetries: 5, retryDelay: 20 }),
    ),
  );
}

function ownerOf(name: string): number {
  return Number.parseInt(name.slice(prefix.length), 10);
}

function isAlive(pid: number): boolean {
  try {
    return Number.isNaN(pid) || process.kill(pid, 0);
  } catch (error) {
    // It may be another user's, which can be asked nothing but lives.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
