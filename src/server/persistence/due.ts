// What is to be sent at a moment. A wait reckoned under a clock that ran ahead, by a year perhaps, is over with that clock.

/** Nothing is put off for longer: a day to the last try, and what quiet hours add. */
const FARTHEST_MS = 3 * 86_400_000;

/** With the two values of `dueBy`. */
export const isDue = (column: string): string => `(${column} <= ? OR ${column} > ?)`;

export const dueBy = (at: number): readonly [number, number] => [at, at + FARTHEST_MS];
