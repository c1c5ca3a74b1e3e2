import { execFile } from 'node:child_process';
import { lstat, mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { readManifest } from '../manifest.ts';

const run = promisify(execFile);

/**
 * Path of the Chromium that comes with `@sparticuz/chromium`, unpacked once per version and user.
 *
 * The package itself unpacks straight to fixed names in the temporary directory, where a second
 * server would run a half-written file, and one killed half-way leaves that there for good. So it
 * unpacks in a process with a temporary directory of its own, which then moves into place in one
 * step: of several servers that do this at once, the first one wins.
 */
export async function unpackedChromium(signal: AbortSignal): Promise<string> {
  // The package exports no package.json, but it lies two directories above the entry point.
  const packageDirectory = join(
    dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')),
    '../..',
  );
  const { version } = readManifest(join(packageDirectory, 'package.json'));
  const home = join(tmpdir(), `chromium-${version}-${userInfo().uid}`);
  if (!(await isOurs(home))) {
    await unpack(packageDirectory, home, signal);
  }
  return join(home, 'chromium');
}

async function unpack(packageDirectory: string, home: string, signal: AbortSignal): Promise<void> {
  const scratch = await mkdtemp(`${home}-`);
  const script = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;
  try {
    await run(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: packageDirectory,
      env: { ...process.env, TMPDIR: scratch },
      signal,
    });
    await rename(scratch, home);
  } catch (error) {
    if (!(await isOurs(home))) {
      throw error;
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** A directory that someone else put there must not be run from. */
async function isOurs(directory: string): Promise<boolean> {
  const found = await lstat(directory).catch(() => undefined);
  if (found !== undefined && !(found.isDirectory() && found.uid === userInfo().uid)) {
    throw new Error(`${directory} belongs to someone else; remove it or set EXECUTABLE_PATH`);
  }
  return found !== undefined;
}
