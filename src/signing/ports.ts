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

/** Digests we sign and verify with; MD5 and SHA-1 are refused (TT 15/2025 annex I). */
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

/** A digest to be timestamped. */
export interface Imprint {
  readonly algorithm: DigestAlgorithm;
  readonly digest: Uint8Array;
}

/** A timestamp authority somewhere; may be asked many things at once and puts them in order itself. */
export interface Timestamper {
  /**
   * DER of a token whose imprint, nonce, signature and certificate have been checked.
   * Never falls back on a clock: rejects with a Fault `timestamp.*` when there is no such token.
   */
  stamp(imprint: Imprint, signal?: AbortSignal): Promise<Uint8Array>;
}

/** What is known about the revocation of one certificate, as its authority signed it. */
export interface RevocationMaterial {
  /** DER of each OCSPResponse. */
  readonly ocsps: readonly Uint8Array[];
  /** DER of each CertificateList. */
  readonly crls: readonly Uint8Array[];
  /** What was asked in vain, for people. */
  readonly failures: readonly string[];
}

/** Where OCSP answers and CRLs come from. Failing to get any is a value, so that the caller's policy decides. */
export interface RevocationSource {
  collect(question: {
    /** DER of the certificate in question and of its issuer. */
    readonly certificate: Uint8Array;
    readonly issuer: Uint8Array;
    /** Material remembered from before this moment is asked for anew (milliseconds since 1970). */
    readonly since?: number;
    readonly signal?: AbortSignal;
  }): Promise<RevocationMaterial>;
}
