import { expect, it } from 'vitest';

import { localPath } from '../../src/auth/local-path.ts';

it.each(['/dashboard', '/dashboard/sites?a=1#b', '/dashboard/sites/127.0.0.1%3A80/edit'])(
  'takes %j as it is',
  (path) => {
    expect(localPath(path)).toBe(path);
  },
);

it.each([
  undefined,
  '',
  'dashboard',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/..//evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
])('does not go to %j', (path) => {
  expect(localPath(path)).toBeUndefined();
});
