// Tokens that are plugged in, and the one that was meant (PKCS #11 v2.40 §5.5).
import { deviceFault } from '../faults.ts';
import type { Cryptoki } from './library.ts';
import { tokenRefusal } from './refusals.ts';

/** A token as its library describes it: label, serial number, maker, and the state of its PIN. */
export interface TokenEntry {
  readonly label: string;
  readonly serial: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly pin: PinState;
  /** The PIN is typed on the token's own reader (CKF_PROTECTED_AUTHENTICATION_PATH). */
  readonly pinOnReader: boolean;
}

/** What the token tells about the PIN; `fewTries` and `lastTry` mean that somebody has already mistyped it. */
export type PinState = 'ready' | 'notSet' | 'fewTries' | 'lastTry' | 'locked';

/** Which token: by its label, its serial number, or both. */
export type TokenChoice =
  { readonly label: string; readonly serial?: string } | { readonly serial: string; readonly label?: string };

export interface Slot {
  readonly handle: Buffer;
  readonly token: TokenEntry;
}

export function readSlots(cryptoki: Cryptoki): readonly Slot[] {
  return cryptoki.C_GetSlotList(true).flatMap((handle) => {
    const info = tokenInfo(cryptoki, handle);
    return info && (info.flags & flag.initialised) !== 0 ? [{ handle, token: entryOf(info) }] : [];
  });
}

/** @throws Fault `device.tokenMissing`, `device.tokenAmbiguous` */
export function findSlot(cryptoki: Cryptoki, choice: TokenChoice): Slot {
  const [slot, another] = readSlots(cryptoki).filter(
    ({ token }) =>
      (choice.label === undefined || choice.label === token.label) &&
      (choice.serial === undefined || choice.serial === token.serial),
  );
  if (!slot) throw deviceFault('device.tokenMissing', { token: nameOf(choice) });
  if (another) throw deviceFault('device.tokenAmbiguous', { token: nameOf(choice) });
  return slot;
}

/** What people call the token. */
export const nameOf = ({ label, serial }: TokenChoice): string => label ?? serial ?? '';

/** As the token sees it now; after a wrong PIN this tells how many tries are left. */
export function pinState(cryptoki: Cryptoki, { handle }: Slot): PinState | undefined {
  const info = tokenInfo(cryptoki, handle);
  return info && entryOf(info).pin;
}

type TokenInfo = ReturnType<Cryptoki['C_GetTokenInfo']>;

/** CK_TOKEN_INFO flags (§3.2). */
const flag = {
  pinInitialised: 0x8,
  protectedPath: 0x100,
  initialised: 0x400,
  pinCountLow: 0x10000,
  pinFinalTry: 0x20000,
  pinLocked: 0x40000,
};

/** Undefined when the token was pulled out between being listed and being asked. */
function tokenInfo(cryptoki: Cryptoki, handle: Buffer): TokenInfo | undefined {
  try {
    return cryptoki.C_GetTokenInfo(handle);
  } catch (error) {
    if (tokenRefusal(error, '') === error) throw error;
    return undefined;
  }
}

/** The fields are padded with blanks; the binding gives UTF-8 octets as they are. */
const entryOf = ({ label, serialNumber, manufacturerID, model, flags }: TokenInfo): TokenEntry => ({
  label: label.trim(),
  serial: serialNumber.trim(),
  manufacturer: manufacturerID.trim(),
  model: model.trim(),
  pin: pinOf(flags),
  pinOnReader: (flags & flag.protectedPath) !== 0,
});

function pinOf(flags: number): PinState {
  if (flags & flag.pinLocked) return 'locked';
  if (flags & flag.pinFinalTry) return 'lastTry';
  if (flags & flag.pinCountLow) return 'fewTries';
  return flags & flag.pinInitialised ? 'ready' : 'notSet';
}
