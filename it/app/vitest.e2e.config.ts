import { defineConfig } from 'vitest/config';

/** Tests against a running server, which TEST_BASE_URL, DATA_DIR and API_TOKEN name. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    // One server with one DATA_DIR cannot serve two files at once.
    fileParallelism: false,
    // The first real scrape on a machine unpacks Chromium.
    testTimeout: 60_000,
  },
});
