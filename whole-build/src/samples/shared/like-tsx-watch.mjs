// Like tsx watch: the server is a child, and when that has died this keeps running and waits for a change of the sources.
import { spawn } from 'node:child_process';
import process from 'node:process';

spawn(process.execPath, ['server.mjs'], { stdio: 'inherit' });
setInterval(() => {}, 1000);
