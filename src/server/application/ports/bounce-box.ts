// Port: where letters come back to.

/** What a mail server says of a letter that it took earlier (RFC 3464). */
export interface DeliveryReport {
  /** What may be our message's id, by the letter it quotes or the address it came back to. */
  readonly ids: readonly string[];
  /** `bounced`: the address is no good; `failed`: this letter did not arrive; `none`: it did, or is still on its way. */
  readonly outcome: 'bounced' | 'failed' | 'none';
  /** In the server's words. */
  readonly reason: string;
}

export interface ReturnedLetter {
  readonly name: string;
  /** Null for what is no such report; somebody has to read it. */
  readonly report: DeliveryReport | null;
}

export interface BounceBox {
  /** What has come and is not done with. */
  waiting(limit: number): Promise<readonly ReturnedLetter[]>;
  /** @param understood otherwise it stays unread, for people */
  done(name: string, understood: boolean): Promise<void>;
}
