// Everything about a signature algorithm in one row (RFC 4055, RFC 5754, RFC 5758; TT 15/2025 annex I).
import { constants } from 'node:crypto';
import { encode, explicit, integer, nullValue, oid, sequence, tags } from './der/index.ts';
import type { DigestAlgorithm, SignatureAlgorithm } from './ports.ts';

export interface AlgorithmRow {
  readonly digest: DigestAlgorithm;
  readonly key: 'rsa' | 'ec';
  readonly scheme: 'pkcs1' | 'pss' | 'ecdsa';
  /** Identifier of signature and digest together, as certificates carry it. */
  readonly oid: string;
  /** AlgorithmIdentifier for certificates. */
  readonly inCertificates: Uint8Array;
  /** AlgorithmIdentifier for SignerInfo; RSA PKCS#1 is written as most products do, as plain rsaEncryption. */
  readonly inSignerInfo: Uint8Array;
  /** What node:crypto wants beside the key. */
  readonly options: { readonly padding?: number; readonly saltLength?: number };
}

export interface DigestRow {
  readonly oid: string;
  readonly size: number;
  /** AlgorithmIdentifier with parameters absent (RFC 5754 §2). */
  readonly identifier: Uint8Array;
}

export const oids = {
  rsaEncryption: '1.2.840.113549.1.1.1',
  rsaPss: '1.2.840.113549.1.1.10',
  mgf1: '1.2.840.113549.1.1.8',
} as const;

const digestRow = (dotted: string, size: number): DigestRow => ({
  oid: dotted,
  size,
  identifier: sequence(oid(dotted)),
});

export const digests: Readonly<Record<DigestAlgorithm, DigestRow>> = {
  sha256: digestRow('2.16.840.1.101.3.4.2.1', 32),
  sha384: digestRow('2.16.840.1.101.3.4.2.2', 48),
  sha512: digestRow('2.16.840.1.101.3.4.2.3', 64),
};

export const algorithms: Readonly<Record<SignatureAlgorithm, AlgorithmRow>> = {
  'rsa-pkcs1-sha256': pkcs1('sha256', '1.2.840.113549.1.1.11'),
  'rsa-pkcs1-sha384': pkcs1('sha384', '1.2.840.113549.1.1.12'),
  'rsa-pkcs1-sha512': pkcs1('sha512', '1.2.840.113549.1.1.13'),
  'rsa-pss-sha256': pss('sha256'),
  'rsa-pss-sha384': pss('sha384'),
  'rsa-pss-sha512': pss('sha512'),
  'ecdsa-sha256': ecdsa('sha256', '1.2.840.10045.4.3.2'),
  'ecdsa-sha384': ecdsa('sha384', '1.2.840.10045.4.3.3'),
  'ecdsa-sha512': ecdsa('sha512', '1.2.840.10045.4.3.4'),
};

function pkcs1(digest: DigestAlgorithm, dotted: string): AlgorithmRow {
  return {
    digest,
    key: 'rsa',
    scheme: 'pkcs1',
    oid: dotted,
    inCertificates: sequence(oid(dotted), nullValue()),
    inSignerInfo: sequence(oid(oids.rsaEncryption), nullValue()),
    options: { padding: constants.RSA_PKCS1_PADDING },
  };
}

/** Parameters in full and salt as long as the digest (RFC 4055 §3.1); trailerField is the default. */
function pss(digest: DigestAlgorithm): AlgorithmRow {
  const { oid: dotted, size } = digests[digest];
  const hash = sequence(oid(dotted), nullValue());
  const identifier = sequence(
    oid(oids.rsaPss),
    encode(
      tags.sequence,
      explicit(0, hash),
      explicit(1, sequence(oid(oids.mgf1), hash)),
      explicit(2, integer(size)),
    ),
  );
  return {
    digest,
    key: 'rsa',
    scheme: 'pss',
    oid: oids.rsaPss,
    inCertificates: identifier,
    inSignerInfo: identifier,
    options: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: size },
  };
}

function ecdsa(digest: DigestAlgorithm, dotted: string): AlgorithmRow {
  const identifier = sequence(oid(dotted));
  return {
    digest,
    key: 'ec',
    scheme: 'ecdsa',
    oid: dotted,
    inCertificates: identifier,
    inSignerInfo: identifier,
    options: {},
  };
}
