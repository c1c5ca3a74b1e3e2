/** Where the time comes from; tests hand in their own. */
export type Clock = () => Date;

/** The day an instant falls on in UTC, as `YYYY-MM-DD`. */
export function utcDay(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
