// What the signing core asks of whoever holds a private key.

/** Signature algorithms we sign with and accept; all else is refused (signing.md §8, TT 15/2025 annex I). */
export type SignatureAlgorithm =
  | 'rsa-pkcs1-sha256'
  | 'rsa-pkcs1-sha384'
  | 'rsa-pkcs1-sha512'
  | 'rsa-pss-sha256'
  | 'rsa-pss-sha384'
  | 'rsa-pss-sha512'
  | 'ecdsa-sha256'
  | 'ecdsa-sha384'
  | 'ecdsa-sha512';

export type DigestAlgorithm = 'sha256' | 'sha384' | 'sha512';

/** One thing to sign: a device that hashes itself takes `bytes`, one that signs hashes takes `digest`. */
export interface ToBeSigned {
  /** DER of the CMS SignedAttributes, tagged as SET OF (RFC 5652 §5.4). */
  readonly bytes: Uint8Array;
  readonly digest: Uint8Array;
}

/** A key somewhere: in a file, a token, an HSM or a phone. */
export interface SigningDevice {
  /** DER certificates, the signer's own first, then its issuers as far as known. */
  readonly chain: readonly Uint8Array[];
  readonly algorithm: SignatureAlgorithm;
  /** `atOnce` devices answer within the call; `later` ones after somebody confirmed. */
  readonly answers: 'atOnce' | 'later';
  /** Signature values in the order asked; RSA as RFC 8017, ECDSA as DER Ecdsa-Sig-Value. */
  sign(items: readonly ToBeSigned[]): Promise<readonly Uint8Array[]>;
}

/** A key in this process, which a worker may use without waiting. */
export interface LocalDevice extends SigningDevice {
  readonly answers: 'atOnce';
  signSync(item: ToBeSigned): Uint8Array;
}
