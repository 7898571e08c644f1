// What a token's return values mean to people (PKCS #11 v2.40 §5.1).
import { Fault, type FaultDetails } from '../../../kernel/index.ts';
import { deviceFault } from '../faults.ts';

type DeviceFaultCode = keyof typeof deviceFault.table;

export const ckr = {
  deviceError: 0x30,
  deviceRemoved: 0x32,
  slotInvalid: 0x03,
  functionCancelled: 0x50,
  keyNotPermitted: 0x68,
  mechanismInvalid: 0x70,
  pinIncorrect: 0xa0,
  pinInvalid: 0xa1,
  pinLength: 0xa2,
  pinExpired: 0xa3,
  pinLocked: 0xa4,
  sessionClosed: 0xb0,
  sessionInvalid: 0xb3,
  tokenNotPresent: 0xe0,
  tokenNotRecognised: 0xe1,
  alreadyLoggedIn: 0x100,
  notLoggedIn: 0x101,
  pinNotInitialised: 0x102,
  alreadyInitialised: 0x191,
} as const;

/** The return value behind an error of the binding; undefined when it is something else. */
export function ckrOf(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  // Some calls give the binding's refined error, others `CKR_NAME:number` and a native trace.
  const [, , number] = named.exec(error.message) ?? [];
  if (number !== undefined) return Number(number);
  return named.test(error.message) && 'code' in error && typeof error.code === 'number'
    ? error.code
    : undefined;
}

const named = /^(CKR_[A-Z_0-9]+)(?::(\d+))?(?:\s|$)/;

/** The fault to throw for what a token answered. Errors that are not a token's answer stay as they are. */
export function tokenRefusal(error: unknown, token: string): unknown {
  const code = error instanceof Fault ? undefined : ckrOf(error);
  if (code === undefined || !(error instanceof Error)) return error;
  const details: FaultDetails = { token, reason: named.exec(error.message)?.[1] ?? '' };
  return deviceFault(meanings.get(code) ?? 'device.tokenFailure', details);
}

const meanings = new Map<number, DeviceFaultCode>([
  [ckr.deviceRemoved, 'device.tokenRemoved'],
  // Many drivers and SoftHSM answer these when the token was pulled out in the middle.
  [ckr.deviceError, 'device.tokenRemoved'],
  [ckr.slotInvalid, 'device.tokenRemoved'],
  [ckr.sessionClosed, 'device.tokenRemoved'],
  [ckr.sessionInvalid, 'device.tokenRemoved'],
  [ckr.tokenNotPresent, 'device.tokenRemoved'],
  [ckr.tokenNotRecognised, 'device.tokenRemoved'],
  [ckr.functionCancelled, 'device.cancelled'],
  [ckr.pinIncorrect, 'device.wrongPin'],
  [ckr.pinInvalid, 'device.wrongPin'],
  [ckr.pinLength, 'device.wrongPin'],
  [ckr.pinExpired, 'device.pinUnusable'],
  [ckr.pinNotInitialised, 'device.pinUnusable'],
  [ckr.pinLocked, 'device.pinLocked'],
]);
