import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests',
  fullyParallel: true,
  workers: Number(process.env.PEERS_WORKERS),
  reporter: 'line',
  timeout: 60_000,
});
