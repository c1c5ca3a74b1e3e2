import { parse } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';

import { appendElement, removeElement, setProperty } from '../../src/storage/jsonc-array.ts';

const commented = `// ours
[
  // about a
  { "n": 1 }, // behind a
  /* about b */
  { "n": 2 } // behind b, with a comma
  // last words
]
// the end
`;

describe('appendElement', () => {
  it.each([
    ['[]', '[\n  {\n    "n": 9\n  }\n]'],
    ['[ ]\n', '[\n  {\n    "n": 9\n  }\n]\n'],
    ['[\n  // none yet\n]', '[\n  // none yet\n  {\n    "n": 9\n  }\n]'],
    ['[{ "n": 1 }]', '[{ "n": 1 },\n  {\n    "n": 9\n  }\n]'],
    ['[\n  { "n": 1 },\n]', '[\n  { "n": 1 },\n  {\n    "n": 9\n  }\n]'],
    ['[\n  { "n": 1 } // , one\n]', '[\n  { "n": 1 }, // , one\n  {\n    "n": 9\n  }\n]'],
  ])('adds to %j', (before, after) => {
    expect(appendElement(before, { n: 9 })).toBe(after);
  });

  it('keeps every comment where it was', () => {
    expect(appendElement(commented, { n: 9 })).toBe(`// ours
[
  // about a
  { "n": 1 }, // behind a
  /* about b */
  { "n": 2 }, // behind b, with a comma
  // last words
  {
    "n": 9
  }
]
// the end
`);
  });
});

describe('removeElement', () => {
  it.each([
    ['[{ "n": 1 }]', 0, '[]'],
    ['[\n  { "n": 1 }\n]\n', 0, '[\n]\n'],
    ['[\n  { "n": 1 },\n]\n', 0, '[\n]\n'],
    ['[\n  { "n": 1 },\n  { "n": 2 }\n]', 0, '[\n  { "n": 2 }\n]'],
    ['[\n  { "n": 1 },\n  { "n": 2 }\n]', 1, '[\n  { "n": 1 }\n]'],
    ['[\n  { "n": 1 },\n  { "n": 2 },\n]', 1, '[\n  { "n": 1 },\n]'],
    ['[\n  { "n": 1 }\n  , { "n": 2 }\n]', 0, '[\n   { "n": 2 }\n]'],
    ['[\r\n  { "n": 1 },\r\n  { "n": 2 }\r\n]', 0, '[\r\n  { "n": 2 }\r\n]'],
  ])('takes from %j element %i', (before, index, after) => {
    expect(removeElement(before, index)).toBe(after);
  });

  it.each([0, 1])('keeps every comment and a valid document: element %i', (index) => {
    const after = removeElement(commented, index);

    const errors: ParseError[] = [];
    expect(parse(after, errors)).toEqual([{ n: 2 - index }]);
    expect(errors).toEqual([]);
    const comments = [
      /about a/,
      /behind a/,
      /about b/,
      /behind b/,
      /last words/,
      /the end/,
      /ours/,
    ];
    for (const comment of comments) {
      expect(after).toMatch(comment);
    }
  });

  it('refuses an index that is not there', () => {
    expect(() => removeElement('[]', 0)).toThrow(RangeError);
  });
});

describe('setProperty', () => {
  it('changes the value only', () => {
    const document = '[\n  { "n": 1, /* as if */ "m": null } // end\n]';

    expect(setProperty(document, 0, 'n', 2)).toBe(document.replace('1', '2'));
  });
});
