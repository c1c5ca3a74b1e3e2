import type { ConnectionTransport } from 'puppeteer-core';
import { WebSocket } from 'ws';

interface Command {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Absent in a command to the browser as a whole. */
  readonly sessionId?: string;
}

/** Puppeteer's connection to a browser that other clients use too: it asks for less than usual. */
export class SharedTransport implements ConnectionTransport {
  onmessage?: (message: string) => void;
  onclose?: () => void;
  readonly opened: Promise<void>;
  /** Rejects with the reason when the connection ends, or when none comes about. */
  readonly lost: Promise<never>;
  readonly #socket: WebSocket;
  #reason: string | undefined;

  constructor(endpoint: string) {
    // As puppeteer's own transport has it.
    this.#socket = new WebSocket(endpoint, {
      perMessageDeflate: false,
      allowSynchronousEvents: false,
      maxPayload: 256 * 1024 * 1024,
    });
    this.opened = new Promise((resolve) => this.#socket.once('open', resolve));
    // As long as binaryType is ws's default, each message is one Buffer.
    this.#socket.on('message', (data: Buffer) => this.onmessage?.(data.toString()));
    this.#socket.on('error', (error) => (this.#reason ??= error.message));
    this.lost = new Promise((_, reject) => {
      this.#socket.once('close', () => {
        reject(new Error(this.#reason ?? 'it closed the connection'));
        this.onclose?.();
      });
    });
    // Whoever is interested waits for it; for the others it is no unhandled rejection.
    this.lost.catch(() => undefined);
  }

  send(message: string): void {
    this.#socket.send(considerate(message));
  }

  close(): void {
    this.#socket.close();
  }

  abandon(reason: string): void {
    this.#reason ??= reason;
    this.#socket.terminate();
  }
}

/** The command as a client sends it that is not alone. */
function considerate(message: string): string {
  const command = JSON.parse(message) as Command;
  if (command.sessionId !== undefined) {
    return message;
  }
  switch (command.method) {
    case 'Target.setAutoAttach':
      // Else no page opens in the whole browser until each client has given its consent, and one
      // that hangs stops all others.
      return JSON.stringify(withParam(command, 'waitForDebuggerOnStart', false));
    case 'Target.createBrowserContext':
      // Even a client that is killed leaves nothing in the browser.
      return JSON.stringify(withParam(command, 'disposeOnDetach', true));
    default:
      return message;
  }
}

function withParam(command: Command, name: string, value: boolean): Command {
  return { ...command, params: { ...command.params, [name]: value } };
}
