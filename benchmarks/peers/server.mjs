// One server for plain Failsafe, which has none of its own, and for a worker of Playwright.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const patience = 60_000;
const sleep = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

/** Starts a server with a port, a DATA_DIR and a token of its own, and waits until it is healthy. */
export async function startServer({ command, directory, port, token }) {
  const data = mkdtempSync(join(tmpdir(), 'peers-data-'));
  mkdirSync(join(data, 'logs'));
  writeFileSync(join(data, 'sites.jsonc'), '[]');
  writeFileSync(join(data, 'stats.json'), '{}');
  const [program, ...words] = command.split(' ');
  const server = spawn(program, words, {
    cwd: directory,
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: data, API_TOKEN: token },
  });
  const url = `http://127.0.0.1:${port}`;
  const running = { url, token, stop: () => stop(server, data) };
  try {
    await healthy(url, server);
  } catch (problem) {
    await running.stop();
    throw problem;
  }
  return running;
}

async function healthy(url, server) {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    if (hasEnded(server)) throw new Error(`the server for ${url} has ended (${server.exitCode ?? server.signalCode})`);
    try {
      if ((await fetch(`${url}/health`)).ok) return;
    } catch {
      // Not yet.
    }
    await sleep(50);
  }
  throw new Error(`the server at ${url} was not healthy after ${patience / 1000} s`);
}

const hasEnded = (server) => server.exitCode !== null || server.signalCode !== null;

/** Ends the group that was made for the server, and nothing else: as long as its leader is not reaped, the id is its own. */
async function stop(server, data) {
  if (!hasEnded(server)) {
    const end = once(server, 'exit');
    process.kill(-server.pid, 'SIGTERM');
    const late = setTimeout(() => process.kill(-server.pid, 'SIGKILL'), 5_000);
    await end;
    clearTimeout(late);
  }
  rmSync(data, { recursive: true, force: true, maxRetries: 5 });
}

/** A port that nobody listens on at the moment. */
export async function freePort(wanted = 0) {
  const probe = createServer().listen(wanted, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}
