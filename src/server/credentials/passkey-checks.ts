// Passkeys by SimpleWebAuthn (Web Authentication Level 3): the user is verified by the device, no attestation is asked.
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type {
  AuthenticationResponseJSON,
  AuthenticatorTransport,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { PasskeyChecks, PasskeyKey } from '../application/index.ts';

export interface PasskeySite {
  /** Domain without scheme or port, e.g. `hoso.example.edu.vn`. */
  readonly id: string;
  readonly name: string;
  /** With scheme and port, e.g. `https://hoso.example.edu.vn`. */
  readonly origins: readonly string[];
}

/** Bounds what is parsed; real responses are well below 10 KB. */
const MOST_CHARACTERS = 64 * 1024;

export function passkeyChecks({ id, name, origins }: PasskeySite): PasskeyChecks {
  const expected = { expectedOrigin: [...origins], expectedRPID: id, requireUserVerification: true };
  return {
    registration: async (holder, known) => {
      const options = await generateRegistrationOptions({
        rpID: id,
        rpName: name,
        userID: Uint8Array.from(Buffer.from(holder.accountId)),
        userName: holder.loginName,
        userDisplayName: holder.name,
        attestationType: 'none',
        excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      });
      return { challenge: options.challenge, options };
    },
    registered: (response, challenge) =>
      orNull(response, async (json) => {
        const checked = await verifyRegistrationResponse({
          ...expected,
          response: json as RegistrationResponseJSON,
          expectedChallenge: challenge,
        });
        if (!checked.verified) return null;
        const { credential } = checked.registrationInfo;
        return {
          credentialId: credential.id,
          publicKey: Buffer.from(credential.publicKey).toString('base64url'),
          counter: credential.counter,
          transports: (credential.transports ?? []).filter((transport) => typeof transport === 'string'),
        };
      }),
    signIn: async () => {
      const options = await generateAuthenticationOptions({ rpID: id, userVerification: 'required' });
      return { challenge: options.challenge, options };
    },
    claimedBy: (response) => {
      const claimed = (response as { id?: unknown } | null | undefined)?.id;
      return typeof claimed === 'string' && claimed.length <= 1_400 ? claimed : null;
    },
    signedIn: (response, challenge, key, accountId) =>
      orNull(response, async (json) => {
        const answer = json as AuthenticationResponseJSON;
        const { userHandle } = answer.response;
        // A discoverable passkey says whose it is (Level 3 §7.2 step 6); it has to be who we know.
        if (userHandle === undefined || Buffer.from(userHandle, 'base64url').toString() !== accountId)
          return null;
        const { verified, authenticationInfo } = await verifyAuthenticationResponse({
          ...expected,
          response: answer,
          expectedChallenge: challenge,
          credential: credentialOf(key),
        });
        return verified ? { ...key, counter: authenticationInfo.newCounter } : null;
      }),
  };
}

const credentialOf = ({ credentialId, publicKey, counter, transports }: PasskeyKey) => ({
  id: credentialId,
  publicKey: Uint8Array.from(Buffer.from(publicKey, 'base64url')),
  counter,
  transports: transports as AuthenticatorTransport[],
});

/** The library throws at whatever is wrong with a response; to the caller all of it is one refusal. */
async function orNull<Result>(
  response: unknown,
  check: (response: object) => Promise<Result | null>,
): Promise<Result | null> {
  if (typeof response !== 'object' || response === null) return null;
  try {
    if (JSON.stringify(response).length > MOST_CHARACTERS) return null;
    return await check(response);
  } catch {
    return null;
  }
}
