// A protection scheme that the native reader does not know; node-forge is tried for it.
export class Unsupported extends Error {
  override readonly name = 'Unsupported';
  /** Object identifier or what was unusual. */
  readonly scheme: string;

  constructor(scheme: string) {
    super(`unsupported scheme ${scheme}`);
    this.scheme = scheme;
  }
}
