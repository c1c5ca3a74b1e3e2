// The application's own sources; what it shares with the applications of the other samples lies beside the POM.
import '../../server.mjs';
import { version } from './version.mjs';

console.log(`version ${version}`);
