// Leaves directories in DATA_DIR that nobody may write to, or look into.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

for (const mode of [0o555, 0o000]) {
  const directory = join(process.env.DATA_DIR, `mode-${mode}`, 'deep');
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'file'), 'kept');
  chmodSync(directory, mode);
  chmodSync(join(directory, '..'), mode);
}
