import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The first real scrape on a machine unpacks Chromium.
    testTimeout: 60_000,
    unstubEnvs: true,
    // By default a core is left to Vitest itself; of two cores that is too much.
    maxWorkers: '100%',
    // The server logs the faults that the tests provoke.
    silent: 'passed-only',
  },
});
