// A server that says why it can't start and ends.
import process from 'node:process';

console.error('the configuration names no database');
process.exit(3);
