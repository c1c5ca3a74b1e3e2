import type { Clock } from '../clock.ts';

interface Window {
  readonly endsAtMillis: number;
  used: number;
}

export type Verdict =
  { readonly allowed: true } | { readonly allowed: false; readonly retryAfterSeconds: number };

/** Allows each client so many requests in a window of a minute that its first request opens. */
export class FixedWindow {
  readonly #limit: number;
  readonly #clock: Clock;
  /** In the order in which the windows end, since all are of one length. */
  readonly #windows = new Map<string, Window>();

  constructor(limitPerMinute: number, clock: Clock) {
    this.#limit = limitPerMinute;
    this.#clock = clock;
  }

  take(client: string): Verdict {
    const now = this.#clock().getTime();
    this.#forgetEnded(now);
    const window = this.#windows.get(client) ?? { endsAtMillis: now + 60_000, used: 0 };
    this.#windows.set(client, window);
    if (window.used >= this.#limit) {
      return { allowed: false, retryAfterSeconds: Math.ceil((window.endsAtMillis - now) / 1000) };
    }
    window.used += 1;
    return { allowed: true };
  }

  #forgetEnded(now: number): void {
    for (const [client, { endsAtMillis }] of this.#windows) {
      if (endsAtMillis > now) {
        return;
      }
      this.#windows.delete(client);
    }
  }
}
