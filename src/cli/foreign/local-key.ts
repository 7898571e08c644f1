// The key at hand: a PKCS#12 file or a token.
import type { SigningDevice } from '../../signing/index.ts';
import { localDevice } from '../../signing/devices/index.ts';
import { cliFault } from '../faults.ts';
import { type KeyOptions, openHere } from '../keys/own-key.ts';

export type KeyChoice = Pick<KeyOptions, 'p12' | 'pkcs11' | 'token' | 'keyLabel' | 'issuers' | 'pinFd'>;

/** Hands the device to `work` and lets go of it afterwards. Faults: cli.whichKey, cli.pinNeeded, cli.badPinFd, device.*. */
export async function withKey<Result>(
  choice: KeyChoice,
  work: (device: SigningDevice) => Promise<Result>,
): Promise<Result> {
  if ((choice.p12 === undefined) === (choice.pkcs11 === undefined)) throw cliFault('cli.whichKey');
  const opened = await openHere(choice);
  if (opened === undefined) throw cliFault('cli.whichKey');
  const { signer, close } = opened;
  try {
    return await work('answers' in signer ? signer : localDevice(signer));
  } finally {
    await close();
  }
}
