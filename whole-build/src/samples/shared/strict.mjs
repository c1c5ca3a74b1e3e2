// The ordinary server as if its platform did not set SO_REUSEADDR. Node.js always does, so another program tries the port first.
import { spawnSync } from 'node:child_process';
import process from 'node:process';

const bind = spawnSync(process.argv[2], ['Bind.java', process.env.PORT], { stdio: 'inherit' });
if (bind.status !== 0) {
  process.exit(1);
}
await import('./server.mjs');
