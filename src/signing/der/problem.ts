// Why some bytes are not the DER (ITU-T X.690) that was asked for.

export type DerReason =
  | 'truncated'
  | 'indefiniteLength'
  | 'length'
  | 'size'
  | 'depth'
  | 'trailingBytes'
  | 'tag'
  | 'value'
  | 'setOrder';

/** Stays inside the signing core: whoever reads outside material catches it and reports a finding. */
export class DerError extends Error {
  override readonly name = 'DerError';
  readonly reason: DerReason;
  /** Byte offset in the input that was being read. */
  readonly offset: number;

  constructor(reason: DerReason, offset: number, message: string) {
    super(`${message} (at byte ${offset})`);
    this.reason = reason;
    this.offset = offset;
  }
}
