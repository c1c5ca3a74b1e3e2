import { resolve } from 'node:path';

/** Everything the environment decides. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataDirectory: string;
  readonly apiToken: string;
  /** The browser to use; without it the one that comes with `@sparticuz/chromium`. */
  readonly executablePath: string | undefined;
  /** A running browser to share with others; without it the server launches one of its own. */
  readonly browserEndpoint: string | undefined;
  readonly rateLimitPerMinute: number;
  readonly scrapeTimeoutMillis: number;
  /** Whether a client is the first address of `X-Forwarded-For`, not the peer of the connection. */
  readonly trustProxy: boolean;
}

/** A setting the server can't start with; the message is one line for the person who starts it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

// Longer delays make setTimeout fire at once.
const longestTimeoutMillis = 2 ** 31 - 1;

export function readConfig(environment: NodeJS.ProcessEnv): Config {
  // An empty variable counts as unset: that is how a shell or a build tool "removes" one.
  const setting = (name: string): string | undefined => environment[name] || undefined;

  const apiToken = setting('API_TOKEN');
  if (apiToken === undefined) {
    throw new ConfigError('API_TOKEN is not set; start with API_TOKEN=<secret> npm run dev');
  }
  return {
    host: setting('HOST') ?? '127.0.0.1',
    port: integer('PORT', setting('PORT'), { fallback: 3000, min: 0, max: 65_535 }),
    dataDirectory: resolve(setting('DATA_DIR') ?? 'data'),
    apiToken,
    executablePath: setting('EXECUTABLE_PATH'),
    browserEndpoint: webSocketUrl('BROWSER_WS_ENDPOINT', setting('BROWSER_WS_ENDPOINT')),
    rateLimitPerMinute: integer('RATE_LIMIT_PER_MINUTE', setting('RATE_LIMIT_PER_MINUTE'), {
      fallback: 60,
      min: 1,
      max: Number.MAX_SAFE_INTEGER,
    }),
    scrapeTimeoutMillis: integer('SCRAPE_TIMEOUT_MS', setting('SCRAPE_TIMEOUT_MS'), {
      fallback: 15_000,
      min: 1,
      max: longestTimeoutMillis,
    }),
    trustProxy: flag('TRUST_PROXY', setting('TRUST_PROXY')),
  };
}

interface IntegerRange {
  readonly fallback: number;
  readonly min: number;
  readonly max: number;
}

function integer(name: string, text: string | undefined, range: IntegerRange): number {
  if (text === undefined) {
    return range.fallback;
  }
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= range.min && value <= range.max)) {
    throw new ConfigError(
      `${name} is "${text}"; it must be a whole number from ${range.min} to ${range.max}`,
    );
  }
  return value;
}

function flag(name: string, text: string | undefined): boolean {
  if (text !== undefined && text !== 'true' && text !== 'false') {
    throw new ConfigError(`${name} is "${text}"; it must be true or false`);
  }
  return text === 'true';
}

function webSocketUrl(name: string, text: string | undefined): string | undefined {
  if (text !== undefined && !(/^wss?:/i.test(text) && URL.canParse(text))) {
    throw new ConfigError(`${name} is "${text}"; it must be a ws:// or wss:// URL`);
  }
  return text;
}
