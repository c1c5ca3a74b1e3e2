// Has a server take its time for each answer about its health.
import { Server } from 'node:http';

const PATIENCE_MILLIS = 400;
const { emit } = Server.prototype;

Server.prototype.emit = function emitLater(event, request, ...rest) {
  if (event === 'request' && request.url === '/health') {
    setTimeout(() => emit.call(this, event, request, ...rest), PATIENCE_MILLIS);
    return true;
  }
  return emit.call(this, event, request, ...rest);
};
