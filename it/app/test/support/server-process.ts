import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

import { onTestFinished } from 'vitest';

import { temporaryDirectory } from './temporary-directory.ts';

const appDirectory = fileURLToPath(new URL('../..', import.meta.url));

interface Ending {
  readonly code: number | null;
  readonly stderr: string;
}

/** A server in a process of its own, killed at the end of the test at the latest. */
export class ServerProcess {
  readonly dataDirectory = temporaryDirectory();
  readonly #process;
  readonly #ending: Promise<Ending>;

  constructor(environment: NodeJS.ProcessEnv) {
    this.#process = spawn(process.execPath, ['--import', 'tsx', 'src/index.ts'], {
      cwd: appDirectory,
      env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: this.dataDirectory, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const exit = once(this.#process, 'exit') as Promise<[number | null]>;
    this.#ending = Promise.all([exit, text(this.#process.stderr)]).then(([[code], stderr]) => ({
      code,
      stderr,
    }));
    onTestFinished(async () => {
      this.#process.kill('SIGKILL');
      await this.#ending;
    });
  }

  /** Its origin, as soon as it listens. */
  async origin(): Promise<string> {
    const output = this.#process.stdout.setEncoding('utf8');
    const [line] = (await once(output, 'data')) as [string];
    const [, origin] = /^SmartScraper \S+ listening on (http:\S+), data in \S+\n$/.exec(line) ?? [];
    if (origin === undefined) {
      throw new Error(`no origin in ${line}`);
    }
    return origin;
  }

  signal(signal: NodeJS.Signals): void {
    this.#process.kill(signal);
  }

  ended(): Promise<Ending> {
    return this.#ending;
  }
}
