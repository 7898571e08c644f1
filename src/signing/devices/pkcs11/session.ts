// A session with a token: opened, perhaps logged in, and always closed again.
import { deviceFault } from '../faults.ts';
import { withSecret, type AskSecret, type Secret } from '../secret.ts';
import { withLibrary, type Cryptoki } from './library.ts';
import { ckr, ckrOf, tokenRefusal } from './refusals.ts';
import { findSlot, nameOf, pinState, type PinState, type Slot, type TokenChoice } from './tokens.ts';

/** Library of the token's maker (path of a .so or .dll), and which of the tokens in it. */
export interface TokenPlace {
  /** Path of the PKCS #11 library that came with the token. */
  readonly library: string;
  readonly token: TokenChoice;
}

export interface TokenSession {
  readonly cryptoki: Cryptoki;
  readonly slot: Slot;
  readonly handle: Buffer;
}

export interface LoggedIn extends TokenSession {
  /** Proves the person once more, for keys that ask at each signature (CKU_CONTEXT_SPECIFIC). */
  readonly again: () => void;
}

/** Without login: what everybody may see. @throws Fault `device.tokenMissing` … */
export const withSession = <T>(
  { library, token }: TokenPlace,
  use: (session: TokenSession) => Promise<T> | T,
): Promise<T> =>
  withLibrary(library, async (cryptoki) => {
    try {
      const slot = findSlot(cryptoki, token);
      const handle = cryptoki.C_OpenSession(slot.handle, SERIAL_SESSION);
      try {
        return await use({ cryptoki, slot, handle });
      } finally {
        quietly(() => cryptoki.C_CloseSession(handle));
      }
    } catch (error) {
      throw tokenRefusal(error, nameOf(token));
    }
  });

/**
 * Logged in for as long as `use` runs. The PIN is asked for once, held as bytes for that time, and wiped; a token with
 * a reader of its own asks there instead, and this process waits for it.
 * @throws Fault `device.cancelled`, `device.wrongPin`, `device.wrongPinFewLeft`, `device.wrongPinLastTry`,
 * `device.pinLocked`, `device.pinUnusable`
 */
export async function withLogin<T>(
  place: TokenPlace,
  askPin: AskSecret,
  use: (session: LoggedIn) => Promise<T>,
): Promise<T> {
  const typedElsewhere = await withSession(place, ({ slot }) => slot.token.pinOnReader);
  // Asked before the library's turn is taken: nobody waits behind a person who is looking for a PIN.
  return withSecret(typedElsewhere ? nothingToAsk : askPin, (pin) =>
    withSession(place, async (session) => {
      const { cryptoki, handle } = session;
      const prove = (user: number) => logIn(session, nameOf(place.token), user, pin);
      const mine = prove(USER);
      try {
        return await use({ ...session, again: () => void prove(CONTEXT_SPECIFIC) });
      } finally {
        if (mine) quietly(() => cryptoki.C_Logout(handle));
      }
    }),
  );
}

/** The binding cannot pass NULL, as §5.6 has it for such readers; drivers take an empty PIN for it. */
const nothingToAsk: AskSecret = () => Promise.resolve(new Uint8Array(0));

const SERIAL_SESSION = 0x4;
const USER = 1;
const CONTEXT_SPECIFIC = 2;

/** False when another part of the process was logged in already: then it also logs out. */
function logIn({ cryptoki, handle, slot }: TokenSession, token: string, user: number, pin: Secret): boolean {
  try {
    // The binding takes a string only; this one lives until the next garbage collection.
    cryptoki.C_Login(handle, user, Buffer.from(pin).toString('utf8'));
    return true;
  } catch (error) {
    const code = ckrOf(error);
    if (code === ckr.alreadyLoggedIn) return false;
    if (code !== ckr.pinIncorrect) throw error;
    throw deviceFault(wrongPin[pinState(cryptoki, slot) ?? 'ready'], { token });
  }
}

const wrongPin = {
  ready: 'device.wrongPin',
  notSet: 'device.pinUnusable',
  fewTries: 'device.wrongPinFewLeft',
  lastTry: 'device.wrongPinLastTry',
  locked: 'device.pinLocked',
} as const satisfies Record<PinState, string>;

/** Closing after a failure must not hide the failure; a token that was pulled out cannot be logged out. */
function quietly(close: () => void): void {
  try {
    close();
  } catch (error) {
    if (ckrOf(error) === undefined) throw error;
  }
}
