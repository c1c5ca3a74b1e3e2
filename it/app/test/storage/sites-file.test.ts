import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { SitesFile } from '../../src/storage/sites-file.ts';
import { StorageError } from '../../src/storage/storage-error.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const at = new Date('2026-03-04T05:06:07.000Z');

function sitesFileWith(text: string | undefined): { sites: SitesFile; path: string } {
  const directory = temporaryDirectory();
  const path = join(directory, 'sites.jsonc');
  if (text !== undefined) {
    writeFileSync(path, text);
  }
  return { sites: new SitesFile(directory), path };
}

describe('SitesFile', () => {
  it('has no sites while there is no file', async () => {
    const { sites } = sitesFileWith(undefined);

    expect(await sites.all()).toEqual([]);
  });

  it('fills in what a person left out', async () => {
    const { sites } = sitesFileWith('[{ "domain": "a.example", "xpath": "//main" },]');

    expect(await sites.find('a.example')).toEqual({
      domain: 'a.example',
      xpath: '//main',
      failureCount: 0,
      lastSuccess: null,
      lastFailure: null,
    });
  });

  it('keeps comments, unknown properties and the order through all changes', async () => {
    const { sites, path } = sitesFileWith(`// our sites
[
  // the first
  { "domain": "a.example", "xpath": "//a", "owner": "ann" }, // don't touch
  { "domain": "b.example", "xpath": "//b" }
]
`);

    await sites.update('a.example', { domain: 'a.example', xpath: '//changed' });
    await sites.recordFailure('a.example', at);
    await sites.recordSuccess('c.example', '//body', at);
    await sites.remove('b.example');

    const text = readFileSync(path, 'utf8');
    expect(text).toContain('// our sites\n[\n  // the first\n');
    expect(text).toContain("// don't touch");
    expect(text).toContain('"owner": "ann"');
    expect(await sites.all()).toEqual([
      {
        domain: 'a.example',
        xpath: '//changed',
        failureCount: 1,
        lastSuccess: null,
        lastFailure: at.toISOString(),
      },
      {
        domain: 'c.example',
        xpath: '//body',
        failureCount: 0,
        lastSuccess: at.toISOString(),
        lastFailure: null,
      },
    ]);
  });

  it('counts failures of known sites only, and forgets them after a success', async () => {
    const { sites, path } = sitesFileWith(undefined);
    await sites.recordFailure('a.example', at);
    expect(existsSync(path)).toBe(false);

    await sites.add({ domain: 'a.example', xpath: '//a' });
    await Promise.all([1, 2, 3].map(() => sites.recordFailure('a.example', at)));
    expect(await sites.find('a.example')).toMatchObject({ failureCount: 3 });

    await sites.recordSuccess('a.example', '//other', at);
    expect(await sites.find('a.example')).toMatchObject({ xpath: '//a', failureCount: 0 });
  });

  it('makes one entry of many first successes at once', async () => {
    const { sites } = sitesFileWith(undefined);

    await Promise.all([1, 2, 3, 4].map(() => sites.recordSuccess('a.example', '//main', at)));

    expect(await sites.all()).toHaveLength(1);
  });

  it('tells duplicates and unknown sites from changes', async () => {
    const { sites } = sitesFileWith(undefined);
    const a = { domain: 'a.example', xpath: '//a' };
    const b = { domain: 'b.example', xpath: '//b' };

    expect(await sites.add(a)).toBe('added');
    expect(await sites.add(a)).toBe('duplicate');
    expect(await sites.update('b.example', b)).toBe('unknown');
    expect(await sites.add(b)).toBe('added');
    expect(await sites.update('b.example', a)).toBe('duplicate');
    expect(await sites.update('b.example', { ...b, domain: 'c.example' })).toBe('updated');
    expect(await sites.remove('b.example')).toBe('unknown');
    expect(await sites.remove('c.example')).toBe('removed');
  });

  it.each([
    ['cut off', '[\n  { "domain": "a.example",\n', /^sites\.jsonc is corrupt \(\w+ in line \d\)/],
    ['empty', '', /^sites\.jsonc is corrupt \(ValueExpected in line 1\)/],
    ['not an array', '{}', /^sites\.jsonc is corrupt \(the whole file: /],
    ['of wrong types', '[{ "domain": 1, "xpath": "//a" }]', /\(0\.domain: /],
    ['of impossible counts', '[{"domain":"a","xpath":"/","failureCount":-1}]', /\(0\.failureCount/],
  ])('refuses a file that is %s, and leaves it alone', async (_, text, message) => {
    const { sites, path } = sitesFileWith(text);

    await expect(sites.all()).rejects.toThrow(message);
    await expect(sites.add({ domain: 'b.example', xpath: '//b' })).rejects.toThrow(StorageError);

    expect(readFileSync(path, 'utf8')).toBe(text);
  });
});
