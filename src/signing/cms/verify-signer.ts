// Checks the two cryptographic facts of a signature: the content is the one signed, and the key signed it.
import { keyRefusal, verifyWith, type KeyRefusal } from '../keys.ts';
import type { Certificate } from '../x509/index.ts';
import type { SignedDataFacts } from './parse-signed-data.ts';

export interface SignerFacts {
  readonly certificate: Certificate;
  /** The digest of the content equals the signed message-digest. */
  readonly digestMatches: boolean;
  /** The value over the signed attributes was made by the certificate's key. */
  readonly signatureValid: boolean;
  /** Why the key may not sign, when it may not; a valid signature by a weak key proves little. */
  readonly keyRefusal: KeyRefusal | undefined;
}

/** `contentDigest`: digest of the bytes of the ByteRange with `cms.digest`. */
export function verifySigner(cms: SignedDataFacts, contentDigest: Uint8Array): SignerFacts {
  const { certificate, attributes, signature, messageDigest } = cms;
  const key = certificate.publicKey();
  const refusal = key ? keyRefusal(key) : 'keyType';
  return {
    certificate,
    digestMatches: Buffer.compare(messageDigest, contentDigest) === 0,
    signatureValid: key !== undefined && verifyWith(key, cms, attributes.der, signature),
    keyRefusal: refusal,
  };
}
