// What was asked of a device, as data that survives a restart.
import type { ToBeSigned } from '../ports.ts';

/** Both members in base64. Neither is secret. */
export interface StoredQuestion {
  readonly bytes: string;
  readonly digest: string;
}

/** What is to be signed as JSON, both members in base64. */
export const storedQuestion = ({ bytes, digest }: ToBeSigned): StoredQuestion => ({
  bytes: Buffer.from(bytes).toString('base64'),
  digest: Buffer.from(digest).toString('base64'),
});

/** Back from `storedQuestion`: what was asked, as bytes. */
export const questionFrom = ({ bytes, digest }: StoredQuestion): ToBeSigned => ({
  bytes: Buffer.from(bytes, 'base64'),
  digest: Buffer.from(digest, 'base64'),
});
