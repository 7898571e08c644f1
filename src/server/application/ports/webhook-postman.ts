// Port: somebody who hands a delivery to a program elsewhere.

export interface Parcel {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** `delivered` only for a 2xx; `refused` is worth another attempt; `gone` is the receiver's wish to hear no more (410). */
export type PostOutcome =
  | { readonly outcome: 'delivered'; readonly reply: string }
  | { readonly outcome: 'refused' | 'gone'; readonly reason: string };

/**
 * Never throws for what a network or a receiver does. Reaches no address that is not public unless that was
 * configured, whatever the name resolves to, and follows no redirection.
 */
export interface WebhookPostman {
  post(parcel: Parcel): Promise<PostOutcome>;
}
