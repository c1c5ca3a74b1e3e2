import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The running server under test, with the directory that holds its state. */
export class Server {
  readonly apiToken = setting('API_TOKEN');
  readonly #baseUrl = setting('TEST_BASE_URL');
  readonly #dataDirectory = setting('DATA_DIR');
  // A client of its own, which shares its rate limit with no other test.
  readonly #client = crypto.randomUUID();

  async request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('X-Forwarded-For', this.#client);
    return fetch(new URL(path, this.#baseUrl), { ...init, headers, redirect: 'manual' });
  }

  async scrape(body: unknown, authorization = `Bearer ${this.apiToken}`): Promise<Response> {
    return this.request('/api/scrape', {
      method: 'POST',
      headers: { Authorization: authorization },
      body: JSON.stringify(body),
    });
  }

  read(file: string): string {
    return readFileSync(join(this.#dataDirectory, file), 'utf8');
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.#dataDirectory, file), text);
  }

  /** The names of the log files, oldest first. */
  logs(): readonly string[] {
    return readdirSync(join(this.#dataDirectory, 'logs')).sort();
  }

  /** Brings the files back to those of a server that has done nothing yet. */
  reset(): void {
    this.write('sites.jsonc', '[]\n');
    this.write('stats.json', '{}\n');
    const logs = join(this.#dataDirectory, 'logs');
    rmSync(logs, { recursive: true, force: true });
    mkdirSync(logs);
  }
}

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new Error(`${name} is not set; VitestIT sets it, and mvn smartscraper-e2e:run prints it`);
  }
  return value;
}
