// A signature value from elsewhere is believed only after the certificate's key has confirmed it.
import { constants, publicDecrypt, type KeyObject } from 'node:crypto';
import { verifyWith } from '../keys.ts';
import type { SignatureAlgorithm, ToBeSigned } from '../ports.ts';
import { parseCertificate, type Certificate } from '../x509/index.ts';
import { deviceFault } from './faults.ts';
import { ecdsaValue, rawLength } from './ecdsa-value.ts';

export interface Answerer {
  /** DER certificates, the signer's own first. */
  readonly chain: readonly Uint8Array[];
  readonly algorithm: SignatureAlgorithm;
}

/**
 * The values in the order asked, ECDSA as DER, each confirmed by the certificate's key.
 * @throws Fault `device.answerCount`, `device.signatureMismatch`, `device.hashedTwice`, `device.otherDigest`
 */
export function confirmed(
  answerer: Answerer,
  items: readonly ToBeSigned[],
  values: readonly Uint8Array[],
): Buffer[] {
  if (values.length !== items.length)
    throw deviceFault('device.answerCount', { asked: items.length, given: values.length });
  const key = keyOf(answerer);
  return items.map((item, index) => {
    const value = values[index] ?? new Uint8Array();
    const spelling = spellings(key, value).find((each) => verifyWith(key, answerer, item.bytes, each));
    if (!spelling) throw mismatch(key, answerer, item, value, index + 1);
    return Buffer.from(spelling);
  });
}

/** The signer's own certificate. @throws Fault `device.certificateMismatch` */
export function certificateOf({ chain: [own] }: Pick<Answerer, 'chain'>): Certificate {
  if (!own) throw deviceFault('device.certificateMismatch');
  return parseCertificate(own);
}

function keyOf(answerer: Answerer): KeyObject {
  const key = certificateOf(answerer).publicKey();
  if (!key) throw deviceFault('device.certificateMismatch');
  return key;
}

/** As it came; and converted, when its length is that of r‖s on the key's curve. */
const spellings = (key: KeyObject, value: Uint8Array): readonly Uint8Array[] =>
  value.length > 0 && value.length === rawLength(key) ? [ecdsaValue(value), value] : [value];

/** Says which of the usual mistakes it was: agents that hash a digest again, answers to another question, other keys. */
function mismatch(
  key: KeyObject,
  answerer: Answerer,
  { digest }: ToBeSigned,
  value: Uint8Array,
  position: number,
) {
  if (spellings(key, value).some((each) => verifyWith(key, answerer, digest, each)))
    return deviceFault('device.hashedTwice', { position });
  return deviceFault(madeBy(key, value) ? 'device.otherDigest' : 'device.signatureMismatch', { position });
}

/** Whether the key made this value over something; known for RSA PKCS#1 v1.5 only, whose padding comes back. */
function madeBy(key: KeyObject, value: Uint8Array): boolean {
  if (key.asymmetricKeyType !== 'rsa') return false;
  try {
    publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, value);
    return true;
  } catch {
    return false;
  }
}
