export interface Issue {
  /** Where in the body, as in `a.b`; empty for the body as a whole. */
  readonly path: string;
  readonly message: string;
}

/** A body that can't be used, with all that is wrong with it. */
export class ValidationError extends Error {
  override readonly name = 'ValidationError';
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; '));
    this.issues = issues;
  }
}
