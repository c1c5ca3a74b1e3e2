// The server of the other samples, with a package that npm has to install first.
import process from 'node:process';
import { greeting } from 'greeting';

process.env.GREETING = greeting;
await import('./server.mjs');
