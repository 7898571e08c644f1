// How each algorithm is asked of a token (PKCS #11 v2.40 current mechanisms §2.1, §2.3).
import { digests } from '../../algorithms.ts';
import { nullValue, octetString, oid, sequence } from '../../der/index.ts';
import type { DigestAlgorithm, SignatureAlgorithm, ToBeSigned } from '../../ports.ts';
import { ecdsaValue } from '../ecdsa-value.ts';

interface PssParameters {
  readonly type: number;
  readonly hashAlg: number;
  readonly mgf: number;
  readonly saltLen: number;
}

export interface Mechanism {
  /** CKM_… */
  readonly type: number;
  readonly parameter?: PssParameters;
  /** What the token is given. */
  readonly input: (item: ToBeSigned) => Uint8Array;
  /** What the token gives, as CMS wants it. */
  readonly output: (value: Buffer) => Buffer;
}

/** In order of preference: the token signs our digest, or else hashes by itself. */
export function mechanismsFor(algorithm: SignatureAlgorithm): readonly Mechanism[] {
  const [, scheme, digest] = parts.exec(algorithm) ?? [];
  if (!isDigest(digest)) throw new TypeError(`unknown algorithm ${algorithm}`);
  return schemes[scheme === 'rsa-pkcs1' ? 'pkcs1' : scheme === 'rsa-pss' ? 'pss' : 'ecdsa'](digest);
}

const parts = /^(rsa-pkcs1|rsa-pss|ecdsa)-(sha\d+)$/;
const isDigest = (name: string | undefined): name is DigestAlgorithm =>
  name !== undefined && Object.hasOwn(digests, name);

const ckm = {
  rsaPkcs: 0x1,
  rsaPss: 0xd,
  ecdsa: 0x1041,
  hash: { sha256: 0x250, sha384: 0x260, sha512: 0x270 },
  rsaPkcsHashing: { sha256: 0x40, sha384: 0x41, sha512: 0x42 },
  rsaPssHashing: { sha256: 0x43, sha384: 0x44, sha512: 0x45 },
  mgf1: { sha256: 0x2, sha384: 0x3, sha512: 0x4 },
};

/** The number by which the binding knows the parameter. */
const CK_PARAMS_RSA_PSS = 5;

const asItIs = (value: Buffer) => value;
const digestOf = ({ digest }: ToBeSigned) => digest;
const bytesOf = ({ bytes }: ToBeSigned) => bytes;

const schemes = {
  pkcs1: (digest: DigestAlgorithm): Mechanism[] => [
    { type: ckm.rsaPkcs, input: digestInfo(digest), output: asItIs },
    { type: ckm.rsaPkcsHashing[digest], input: bytesOf, output: asItIs },
  ],
  pss: (digest: DigestAlgorithm): Mechanism[] => {
    const parameter = {
      type: CK_PARAMS_RSA_PSS,
      hashAlg: ckm.hash[digest],
      mgf: ckm.mgf1[digest],
      saltLen: digests[digest].size,
    };
    return [
      { type: ckm.rsaPss, parameter, input: digestOf, output: asItIs },
      { type: ckm.rsaPssHashing[digest], parameter, input: bytesOf, output: asItIs },
    ];
  },
  ecdsa: (): Mechanism[] => [{ type: ckm.ecdsa, input: digestOf, output: ecdsaValue }],
};

/** DigestInfo ::= SEQUENCE { digestAlgorithm, digest } with NULL parameters (RFC 8017 §9.2). */
const digestInfo =
  (algorithm: DigestAlgorithm) =>
  ({ digest }: ToBeSigned) =>
    sequence(sequence(oid(digests[algorithm].oid), nullValue()), octetString(digest));
