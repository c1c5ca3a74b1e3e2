import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Compares in a time that tells nothing about where the two differ, or how long they are. */
export function equalSecrets(one: string, other: string): boolean {
  return timingSafeEqual(sha256(one), sha256(other));
}

/**
 * A key for one purpose. Derived from the API token, so that sessions outlive a restart of the
 * server but not a change of the token.
 */
export function deriveKey(apiToken: string, purpose: string): string {
  return sign(apiToken, `smartscraper ${purpose}`);
}

export function sign(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
