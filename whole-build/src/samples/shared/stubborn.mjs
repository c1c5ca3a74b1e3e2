// The ordinary server, but it ignores SIGTERM, and so does a child that it puts into a session of its own.
import { spawn } from 'node:child_process';
import process from 'node:process';

const ignoring = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);";
spawn(process.execPath, ['-e', ignoring], { detached: true, stdio: 'ignore' }).unref();
process.on('SIGTERM', () => {});
await import('./server.mjs');
