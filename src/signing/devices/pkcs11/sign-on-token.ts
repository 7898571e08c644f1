// The signing itself: key looked up by its certificate, each signature on a thread of its own.
import type { SignatureAlgorithm, ToBeSigned } from '../../ports.ts';
import { deviceFault } from '../faults.ts';
import { mechanismsFor, type Mechanism } from './mechanisms.ts';
import { readKeys, type StoredKey } from './objects.ts';
import type { LoggedIn } from './session.ts';

/** Octets of the longest value: RSA of 8192 bits. */
const LONGEST = 1024;

/** @throws Fault `device.noKeyOnToken`, `device.algorithmMismatch` */
export async function signOnToken(
  session: LoggedIn,
  { id, algorithm, token }: { id: string; algorithm: SignatureAlgorithm; token: string },
  items: readonly ToBeSigned[],
): Promise<readonly Buffer[]> {
  const { cryptoki, handle, slot } = session;
  const kind = algorithm.startsWith('ecdsa') ? 'ec' : 'rsa';
  const key = readKeys(cryptoki, handle).find((each) => each.id === id && each.kind === kind);
  if (!key) throw deviceFault('device.noKeyOnToken', { token });
  const offered = new Set(cryptoki.C_GetMechanismList(slot.handle));
  const mechanism = mechanismsFor(algorithm).find(({ type }) => offered.has(type));
  if (!mechanism) throw deviceFault('device.algorithmMismatch', { algorithm });
  const values: Buffer[] = [];
  for (const item of items) values.push(await signOne(session, key, mechanism, item));
  return values;
}

/** C_Sign takes up to two seconds on a token, so it waits off the main thread; the calls before it are short. */
async function signOne(
  { cryptoki, handle, again }: LoggedIn,
  key: StoredKey,
  { type, parameter, input, output }: Mechanism,
  item: ToBeSigned,
): Promise<Buffer> {
  cryptoki.C_SignInit(handle, { mechanism: type, ...(parameter && { parameter }) }, key.handle);
  if (key.asksEachTime) again();
  return output(await cryptoki.C_SignAsync(handle, Buffer.from(input(item)), Buffer.alloc(LONGEST)));
}
