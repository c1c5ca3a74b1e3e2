// The ordinary server, but first it writes down what it was given: environment and arguments, each ended by a zero.
import { writeFileSync } from 'node:fs';
import process from 'node:process';

const { API_TOKEN, DATA_DIR, GREETING } = process.env;
writeFileSync('told.txt', [API_TOKEN, DATA_DIR, GREETING, ...process.argv.slice(2)].map((one) => `${one}\0`).join(''));
await import('./server.mjs');
