// Key files that the native reader does not open.

/** A protection scheme it does not know; node-forge is tried for it. */
export class Unsupported extends Error {
  override readonly name = 'Unsupported';
  /** Object identifier or what was unusual. */
  readonly scheme: string;

  constructor(scheme: string) {
    super(`unsupported scheme ${scheme}`);
    this.scheme = scheme;
  }
}

/** More rounds of key derivation than any product writes: they would only keep the machine busy. Nobody tries. */
export class TooCostly extends Error {
  override readonly name = 'TooCostly';
  readonly iterations: number;

  constructor(iterations: number) {
    super(`${iterations} rounds of key derivation`);
    this.iterations = iterations;
  }
}

const MAXIMUM_ITERATIONS = 2_000_000;

/** @throws TooCostly */
export function affordable(iterations: number): number {
  if (iterations > MAXIMUM_ITERATIONS) throw new TooCostly(iterations);
  return iterations;
}
