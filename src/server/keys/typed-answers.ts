// What the signer sent along, given to a remote service where it asks for it; where the phone asks, nothing is given.
import type { AuthenticationAnswer, AuthenticationObject } from '../../signing/devices/index.ts';
import { ceremonyFault, type KeySecrets } from '../application/index.ts';

/** @returns what `openCsc` asks; throws Fault `ceremony.secretNeeded` where something was not sent */
export const typedAnswers =
  (secrets: KeySecrets) =>
  // eslint-disable-next-line @typescript-eslint/require-await -- what is missing has to reject, not throw
  async (objects: readonly AuthenticationObject[]): Promise<readonly AuthenticationAnswer[]> =>
    objects.map((object) => {
      const { id } = object;
      const what = typedAs(object);
      if (what === undefined) return { id };
      const value = secrets[what];
      if (value === undefined) throw ceremonyFault('ceremony.secretNeeded', { what });
      // A copy, because the device wipes what it was given and may ask again for the next documents.
      return { id, value: Uint8Array.from(value) };
    });

/** A one-time code is a `Password` too, told by its name (CSC API v2.0 §11.5); undefined: asked by the service itself. */
function typedAs({ type, id }: AuthenticationObject): keyof KeySecrets | undefined {
  if (type === 'ChallengeResponse') return 'code';
  if (type !== 'Password') return undefined;
  return /otp|code/i.test(id) ? 'code' : 'pin';
}
