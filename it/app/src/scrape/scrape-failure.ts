export type ScrapeFailureType =
  'http_status' | 'navigation' | 'timeout' | 'xpath_not_found' | 'xpath_invalid';

/** A verdict on the page or on the request: it was tried, and this is why nothing came of it. */
export class ScrapeFailure extends Error {
  override readonly name = 'ScrapeFailure';
  readonly type: ScrapeFailureType;

  constructor(type: ScrapeFailureType, message: string) {
    super(message);
    this.type = type;
  }
}
