import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { StatsFile } from '../../src/storage/stats-file.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const evening = new Date('2026-03-04T23:59:59.000Z');
const morning = new Date('2026-03-05T00:00:00.000Z');

function statsFileWith(text: string): { stats: StatsFile; path: string } {
  const directory = temporaryDirectory();
  const path = join(directory, 'stats.json');
  writeFileSync(path, text);
  return { stats: new StatsFile(directory), path };
}

describe('StatsFile', () => {
  it('begins with zeros, without a file or with an empty object', async () => {
    const zeros = {
      scrapeTotal: 0,
      failTotal: 0,
      todayDate: '2026-03-04',
      scrapeToday: 0,
      failToday: 0,
      domainCounts: {},
    };

    expect(await new StatsFile(temporaryDirectory()).read(evening)).toEqual(zeros);
    expect(await statsFileWith('{}').stats.read(evening)).toEqual(zeros);
  });

  it('counts tries and failures, in all, today and per domain', async () => {
    const { stats, path } = statsFileWith('{}');

    await stats.recordTry('a.example', true, evening);
    await stats.recordTry('a.example', false, evening);
    await stats.recordTry('constructor', true, evening);

    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
      scrapeTotal: 3,
      failTotal: 1,
      todayDate: '2026-03-04',
      scrapeToday: 3,
      failToday: 1,
      domainCounts: { 'a.example': 2, constructor: 1 },
    });
  });

  it('begins the day again at midnight UTC, and keeps the totals', async () => {
    const { stats } = statsFileWith('{}');
    await stats.recordTry('a.example', false, evening);

    expect(await stats.read(morning)).toMatchObject({ scrapeToday: 0, failToday: 0 });
    await stats.recordTry('a.example', true, morning);

    expect(await stats.read(morning)).toMatchObject({
      scrapeTotal: 2,
      failTotal: 1,
      todayDate: '2026-03-05',
      scrapeToday: 1,
      failToday: 0,
    });
  });

  it('loses none of many tries at once', async () => {
    const { stats } = statsFileWith('{}');

    const tries = Array.from({ length: 40 }, (_, i) =>
      stats.recordTry('a.example', i % 2 === 0, evening),
    );
    await Promise.all(tries);

    expect(await stats.read(evening)).toMatchObject({
      scrapeTotal: 40,
      failTotal: 20,
      domainCounts: { 'a.example': 40 },
    });
  });

  it.each(['', '{"scrapeTotal":', '[]', '{"scrapeTotal":"many"}', '{"domainCounts":{"a":-1}}'])(
    'refuses %j and leaves it alone',
    async (text) => {
      const { stats, path } = statsFileWith(text);

      await expect(stats.read(evening)).rejects.toThrow(/^stats\.json is corrupt \(/);
      await expect(stats.recordTry('a.example', true, evening)).rejects.toThrow(/^stats\.json/);

      expect(readFileSync(path, 'utf8')).toBe(text);
    },
  );
});
