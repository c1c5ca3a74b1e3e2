// Twenty tests that wait, each worker with a server of its own: started by a worker fixture, as Playwright's users do it.
import { test as base, expect } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const command = JSON.parse(process.env.PEERS_COMMAND);
const sleep = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

async function healthy(url, server) {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`the server has ended with ${server.exitCode}`);
    const ok = await fetch(`${url}/health`).then((answer) => answer.ok, () => false);
    if (ok) return;
    await sleep(50);
  }
}

const test = base.extend({
  server: [
    async ({}, use, { parallelIndex }) => {
      const port = 27_000 + parallelIndex;
      const data = mkdtempSync(join(tmpdir(), 'peers-data-'));
      const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: data, API_TOKEN: `token-${parallelIndex}` };
      // In a group of its own, since npm and tsx have children.
      const server = spawn(command[0], command.slice(1), { cwd: process.env.PEERS_APP, env, stdio: 'ignore', detached: true });
      const url = `http://127.0.0.1:${port}`;
      await healthy(url, server);
      await use(url);
      const ended = new Promise((resolve) => server.on('exit', resolve));
      process.kill(-server.pid, 'SIGKILL');
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

for (let number = 1; number <= 20; number++) {
  test(`waits ${number}`, async ({ server }) => {
    expect((await fetch(`${server}/health`)).ok).toBe(true);
    await sleep(3000);
    expect((await fetch(`${server}/health`)).ok).toBe(true);
  });
}
