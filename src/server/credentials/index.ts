// Adapters of what proves who somebody is: argon2, zxcvbn, otpauth, SimpleWebAuthn, AES-GCM.
import type { Credentials } from '../application/index.ts';
import { oneTimeCodes } from './one-time-codes.ts';
import { passkeyChecks } from './passkey-checks.ts';
import type { PasskeySite } from './passkey-checks.ts';
import { passwordGuesses } from './password-guesses.ts';
import { passwordHashes } from './password-hashes.ts';
import { secretBox } from './secret-box.ts';

export { secretBox } from './secret-box.ts';
export type { PasskeySite };
export { passwordGuesses };

export interface CredentialSettings {
  /** 32 bytes, kept outside the database: without it, stored secrets of authenticators do not open. */
  readonly key: Uint8Array;
  /** What authenticator apps show above the code. */
  readonly issuer: string;
  readonly site: PasskeySite;
}

export const credentialsOf = ({ key, issuer, site }: CredentialSettings): Credentials => ({
  passwords: passwordHashes(),
  guesses: passwordGuesses(),
  oneTimeCodes: oneTimeCodes(issuer),
  passkeys: passkeyChecks(site),
  secrets: secretBox(key),
});
