import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { ScrapeLog } from '../../src/storage/scrape-log.ts';
import type { LogEntry } from '../../src/storage/scrape-log.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const entry: LogEntry = {
  ts: '2026-03-04T23:59:59.000Z',
  domain: 'a.example',
  url: 'https://a.example/x',
  success: true,
  method: 'default',
  xpath: '//main',
  errorType: null,
  error: null,
  ms: 12,
};

it('writes a line per entry, in a file per UTC day', async () => {
  const directory = temporaryDirectory();
  const log = new ScrapeLog(directory);

  await Promise.all([1, 2, 3].map((ms) => log.append({ ...entry, ms })));
  await log.append({ ...entry, ts: '2026-03-05T00:00:00.000Z' });

  expect(readdirSync(join(directory, 'logs'))).toEqual(['2026-03-04.jsonl', '2026-03-05.jsonl']);
  const lines = readFileSync(join(directory, 'logs', '2026-03-04.jsonl'), 'utf8').split('\n');
  expect(lines.pop()).toBe('');
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual(
    [1, 2, 3].map((ms) => ({ ...entry, ms })),
  );
});

it('names the file that it cannot write', async () => {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, 'logs'), 'a file where a directory should be');

  await expect(new ScrapeLog(directory).append(entry)).rejects.toThrow(
    /^2026-03-04\.jsonl can't be read or written: /,
  );
});
