import { expect, it } from 'vitest';

import { checkSite } from '../../src/dashboard/site-input.ts';

it.each([
  ['example.com', 'example.com'],
  [' Example.COM ', 'example.com'],
  ['example.com:80', 'example.com'],
  ['localhost:8080', 'localhost:8080'],
  ['127.0.0.1:9000', '127.0.0.1:9000'],
  ['[::1]:9000', '[::1]:9000'],
  ['bücher.example', 'xn--bcher-kva.example'],
])('takes %j for %j', (typed, domain) => {
  expect(checkSite({ domain: typed, xpath: ' //main ' })).toEqual({
    valid: true,
    site: { domain, xpath: '//main' },
  });
});

it.each([
  '',
  'http://example.com',
  'example.com/path',
  'user@example.com',
  'not a domain',
  'example..com',
  'example.com:99999',
  '!!!',
  '<b>',
  'a'.repeat(256),
])('takes %.20j for no domain', (domain) => {
  expect(checkSite({ domain, xpath: '//main' })).toMatchObject({
    valid: false,
    error: expect.stringContaining('is not a domain'),
  });
});

it('asks for an XPath', () => {
  expect(checkSite({ domain: 'example.com', xpath: '  ' })).toMatchObject({
    valid: false,
    error: expect.stringContaining('XPath is empty'),
  });
});
