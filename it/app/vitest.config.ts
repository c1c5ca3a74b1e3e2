import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The first real scrape on a machine unpacks Chromium.
    testTimeout: 60_000,
    unstubEnvs: true,
    // The server logs the faults that the tests provoke.
    silent: 'passed-only',
  },
});
