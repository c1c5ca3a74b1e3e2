import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';

type Visitor = (endpoint: string) => void;

/** A stable address for a browser that may be replaced, such as the plugin has it. */
export class Relay {
  readonly #server: Server;
  readonly #connections = new Set<Duplex>();
  #browser: string | undefined;
  #held: Visitor[] = [];

  private constructor(server: Server) {
    this.#server = server;
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.#keep(socket);
      this.#whenThere((endpoint) => this.#passOn(request, socket, head, new URL(endpoint)));
    });
  }

  static async start(): Promise<Relay> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Relay(server);
  }

  get endpoint(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `ws://127.0.0.1:${port}/devtools/browser/stable`;
  }

  /** How many connections wait for a browser. */
  get waiting(): number {
    return this.#held.length;
  }

  /** From now on, connections go to this browser; so do those that were held. */
  leadTo(endpoint: string): void {
    this.#browser = endpoint;
    this.#held.splice(0).forEach((visitor) => visitor(endpoint));
  }

  /** The browser is gone: all connections end, and new ones are held. */
  hold(): void {
    this.#browser = undefined;
    this.#connections.forEach((connection) => connection.destroy());
  }

  async close(): Promise<void> {
    this.hold();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #whenThere(visitor: Visitor): void {
    if (this.#browser === undefined) {
      this.#held.push(visitor);
    } else {
      visitor(this.#browser);
    }
  }

  #passOn(request: IncomingMessage, client: Duplex, head: Buffer, { host, pathname }: URL): void {
    const [hostname = '', port] = host.split(':');
    const browser: Socket = connect(Number(port), hostname);
    this.#keep(browser);
    const headers = Object.entries({ ...request.headers, host });
    const lines = headers.map(([name, value]) => `${name}: ${String(value)}\r\n`).join('');
    browser.write(`GET ${pathname} HTTP/1.1\r\n${lines}\r\n`);
    browser.write(head);
    browser.pipe(client).pipe(browser);
    client.once('close', () => browser.destroy());
    browser.once('close', () => client.destroy());
  }

  #keep(connection: Duplex): void {
    this.#connections.add(connection);
    connection.once('close', () => this.#connections.delete(connection));
    // Either side may vanish at any time.
    connection.on('error', () => undefined);
  }
}
