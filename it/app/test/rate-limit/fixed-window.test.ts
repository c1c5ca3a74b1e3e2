import { describe, expect, it } from 'vitest';

import { FixedWindow } from '../../src/rate-limit/fixed-window.ts';

describe('FixedWindow', () => {
  it('allows so many requests in a minute and then says when to come back', () => {
    let now = new Date('2026-03-04T05:06:07.500Z');
    const window = new FixedWindow(2, () => now);

    expect(window.take('a')).toEqual({ allowed: true });
    expect(window.take('a')).toEqual({ allowed: true });
    expect(window.take('a')).toEqual({ allowed: false, retryAfterSeconds: 60 });
    now = new Date('2026-03-04T05:07:07.400Z');
    expect(window.take('a')).toEqual({ allowed: false, retryAfterSeconds: 1 });
    now = new Date('2026-03-04T05:07:07.500Z');
    expect(window.take('a')).toEqual({ allowed: true });
  });

  it('counts each client for itself', () => {
    const window = new FixedWindow(1, () => new Date(0));

    expect(window.take('a').allowed).toBe(true);
    expect(window.take('b').allowed).toBe(true);
    expect(window.take('a').allowed).toBe(false);
  });

  it('ends each window in its own time', () => {
    let millis = 0;
    const window = new FixedWindow(1, () => new Date(millis));
    window.take('early');
    millis = 30_000;
    window.take('late');

    millis = 60_000;

    expect(window.take('early').allowed).toBe(true);
    expect(window.take('late').allowed).toBe(false);
  });
});
