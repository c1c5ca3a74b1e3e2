import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  fullyParallel: true,
  reporter: 'dot',
  timeout: 120_000,
  outputDir: process.env.PEERS_OUTPUT,
});
