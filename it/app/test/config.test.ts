import { resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

import { ConfigError, readConfig } from '../src/config.ts';

describe('readConfig', () => {
  it('has a default for everything but the token', () => {
    expect(readConfig({ API_TOKEN: 't' })).toEqual({
      host: '127.0.0.1',
      port: 3000,
      dataDirectory: resolve('data'),
      apiToken: 't',
      executablePath: undefined,
      browserEndpoint: undefined,
      rateLimitPerMinute: 60,
      scrapeTimeoutMillis: 15_000,
      trustProxy: false,
    });
  });

  it('takes what the environment says', () => {
    const config = readConfig({
      API_TOKEN: 't',
      HOST: '0.0.0.0',
      PORT: '0',
      DATA_DIR: '/data',
      EXECUTABLE_PATH: '/usr/bin/chromium',
      BROWSER_WS_ENDPOINT: 'ws://127.0.0.1:9222/devtools/browser/0',
      RATE_LIMIT_PER_MINUTE: '5',
      SCRAPE_TIMEOUT_MS: '100',
      TRUST_PROXY: 'true',
    });

    expect(config).toEqual({
      host: '0.0.0.0',
      port: 0,
      dataDirectory: '/data',
      apiToken: 't',
      executablePath: '/usr/bin/chromium',
      browserEndpoint: 'ws://127.0.0.1:9222/devtools/browser/0',
      rateLimitPerMinute: 5,
      scrapeTimeoutMillis: 100,
      trustProxy: true,
    });
  });

  it.each([{}, { API_TOKEN: '' }])('asks for a token when there is none: %j', (environment) => {
    expect(() => readConfig(environment)).toThrow(
      new ConfigError('API_TOKEN is not set; start with API_TOKEN=<secret> npm run dev'),
    );
  });

  it.each([
    ['PORT', '70000', 'from 0 to 65535'],
    ['PORT', '80x', 'from 0 to 65535'],
    ['PORT', '-1', 'from 0 to 65535'],
    ['RATE_LIMIT_PER_MINUTE', '0', 'from 1 to'],
    ['SCRAPE_TIMEOUT_MS', '1.5', 'from 1 to 2147483647'],
    ['SCRAPE_TIMEOUT_MS', '3000000000', 'from 1 to 2147483647'],
    ['TRUST_PROXY', 'yes', 'true or false'],
    ['BROWSER_WS_ENDPOINT', 'http://127.0.0.1:9222/', 'a ws:// or wss:// URL'],
    ['BROWSER_WS_ENDPOINT', '127.0.0.1:9222', 'a ws:// or wss:// URL'],
    ['BROWSER_WS_ENDPOINT', 'ws://', 'a ws:// or wss:// URL'],
  ])('refuses %s=%s in one line that says what is allowed', (name, value, allowed) => {
    const read = (): unknown => readConfig({ API_TOKEN: 't', [name]: value });

    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(`^${name} is "${value}"; it must be .*${allowed}.*$`));
  });
});
