// Port: somebody who takes messages to people.

export interface MailMessage {
  /** Stays the same when the message has to be sent again: receivers recognise it by its Message-ID. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  /** Plain text, lines ended by \n. */
  readonly text: string;
  readonly language: 'vi' | 'en';
}

/**
 * What became of one attempt. `deferred` is worth another attempt; `bounced` is the receiving side's no to this
 * address; `failed` is any other lasting no. Reasons are for the administrator and carry no content of the message.
 */
export type MailOutcome =
  | { readonly outcome: 'accepted'; readonly reply: string }
  | { readonly outcome: 'deferred' | 'bounced' | 'failed'; readonly reason: string };

/** Never throws for what a server or network does; several messages may be sent at once. */
export interface Mailer {
  send(message: MailMessage): Promise<MailOutcome>;
  close(): Promise<void>;
}
