// A timestamp token: CMS around a TSTInfo (RFC 3161 §2.4.2), read and checked.
import { hash } from 'node:crypto';
import type { Instant } from '../../kernel/index.ts';
import { parseSignedData, verifySigner, type CmsProblem, type SignedDataFacts } from '../cms/index.ts';
import { DerError } from '../der/index.ts';
import type { DigestAlgorithm } from '../ports.ts';
import {
  buildPath,
  leafProblems,
  type Certificate,
  type CertificateReader,
  type PathResult,
} from '../x509/index.ts';
import { tspOids } from './oids.ts';
import { readTstInfo, type TstInfo } from './tst-info.ts';

export interface TimestampToken {
  readonly cms: SignedDataFacts;
  readonly info: TstInfo;
}

export type TimestampTokenRead =
  | { readonly ok: true; readonly token: TimestampToken }
  | { readonly ok: false; readonly reason: CmsProblem | 'tstInfo'; readonly detail: string };

export type TimestampProblem =
  /** The token is about other data. */
  | 'imprint'
  | 'nonce'
  | 'policy'
  /** The signed digest is not that of the TSTInfo. */
  | 'contentDigest'
  | 'signature'
  | 'weakKey'
  /** No signing-certificate attribute: RFC 3161 §2.4.2 demands it. */
  | 'certificateUnbound'
  /** extendedKeyUsage must be critical and id-kp-timeStamping alone (RFC 3161 §2.3). */
  | 'purpose'
  | 'keyUsage'
  /** The certificate was not valid at genTime. */
  | 'certificateExpired'
  | 'unknownCriticalExtension'
  | 'untrusted';

export interface TimestampQuestions {
  /** The digest, with the token's algorithm, of what should have been timestamped. */
  readonly digestOf: (algorithm: DigestAlgorithm) => Uint8Array;
  /** The nonce that was sent, unsigned. */
  readonly nonce?: Uint8Array;
  readonly policy?: string;
  /** Left out: no path is looked for, and the answer says nothing about trust. */
  readonly trust?: {
    readonly anchors: readonly Certificate[];
    /** Beside those the token carries. */
    readonly intermediates?: readonly Certificate[];
    /** When the path has to be valid; default genTime. */
    readonly at?: Instant;
  };
}

export interface TimestampVerdict {
  /** Empty when the token proves that the data existed at genTime. */
  readonly problems: readonly TimestampProblem[];
  readonly certificate: Certificate;
  readonly genTime: Instant;
  /** genTime ± accuracy. */
  readonly earliest: Instant;
  readonly latest: Instant;
  /** Undefined when trust was not asked for. */
  readonly path: PathResult | undefined;
}

/** Never throws for what the bytes contain. `after`: zeros may follow in the /Contents of a document timestamp. */
export function readTimestampToken(
  der: Uint8Array,
  options: { readonly after?: 'nothing' | 'zeros'; readonly certificateOf?: CertificateReader } = {},
): TimestampTokenRead {
  const parsed = parseSignedData(der, { ...options, carries: tspOids.tstInfo });
  if (!parsed.ok) return parsed;
  try {
    const read = readTstInfo(parsed.cms.content ?? new Uint8Array());
    return read.accepted
      ? { ok: true, token: { cms: parsed.cms, info: read.info } }
      : { ok: false, reason: read.reason, detail: `imprint by ${read.oid}` };
  } catch (error) {
    if (error instanceof DerError) return { ok: false, reason: 'tstInfo', detail: error.message };
    throw error;
  }
}

/** Every problem at once; revocation of the authority's certificate is the caller's question. */
export function verifyTimestampToken(
  { cms, info }: TimestampToken,
  { digestOf, nonce, policy, trust }: TimestampQuestions,
): TimestampVerdict {
  const { certificate } = cms;
  const signer = verifySigner(cms, hash(cms.digest, cms.content ?? new Uint8Array(), 'buffer'));
  const path =
    trust &&
    buildPath({
      leaf: certificate,
      intermediates: [...cms.certificates, ...(trust.intermediates ?? [])],
      anchors: trust.anchors,
      at: trust.at ?? info.genTime,
      purpose: 'timeStamping',
    });
  const { imprint } = info;
  const found: readonly (readonly [TimestampProblem, boolean])[] = [
    ['imprint', Buffer.compare(imprint.digest, digestOf(imprint.algorithm)) !== 0],
    ['nonce', nonce !== undefined && !sameNumber(nonce, info.nonce)],
    ['policy', policy !== undefined && policy !== info.policy],
    ['contentDigest', !signer.digestMatches],
    ['signature', !signer.signatureValid],
    ['weakKey', signer.keyRefusal !== undefined],
    ['certificateUnbound', cms.signingCertificate === 'absent'],
    ['unknownCriticalExtension', info.unknownCritical.length > 0],
    ['untrusted', path?.trusted === false],
  ];
  const problems = new Set(found.flatMap(([problem, applies]) => (applies ? [problem] : [])));
  for (const problem of leafProblems(certificate, info.genTime, 'timeStamping'))
    problems.add(leafWords[problem]);
  return {
    problems: [...problems],
    certificate,
    genTime: info.genTime,
    earliest: (info.genTime - info.accuracyMs) as Instant,
    latest: (info.genTime + info.accuracyMs) as Instant,
    path,
  };
}

const leafWords: Readonly<Record<ReturnType<typeof leafProblems>[number], TimestampProblem>> = {
  expired: 'certificateExpired',
  notYetValid: 'certificateExpired',
  keyUsage: 'keyUsage',
  purpose: 'purpose',
  unknownCriticalExtension: 'unknownCriticalExtension',
  weakKey: 'weakKey',
  notAuthority: 'untrusted',
  pathLength: 'untrusted',
};

/** The nonce comes back as an INTEGER: zero octets in front say nothing. */
function sameNumber(sent: Uint8Array, returned: Uint8Array | undefined): boolean {
  return returned !== undefined && Buffer.compare(withoutZeros(sent), withoutZeros(returned)) === 0;
}

function withoutZeros(octets: Uint8Array): Uint8Array {
  const first = octets.findIndex((octet) => octet !== 0);
  return first < 0 ? new Uint8Array() : octets.subarray(first);
}
