// One signature: CMS and PKI facts turned into a report (signing.md §8, rows CMS to time).
import type { Instant } from '../../kernel/index.ts';
import { parseSignedData, type SignedDataFacts, verifySigner } from '../cms/index.ts';
import { PdfName, PdfString, textOf } from '../pdf/index.ts';
import {
  buildPath,
  type Certificate,
  type CertificateReader,
  nameText,
  nameValue,
  type PathResult,
} from '../x509/index.ts';
import type { RangeDigests } from './digests.ts';
import { finding, type Finding } from './findings.ts';
import { parsePdfDate } from './pdf-date.ts';
import { pathWords } from './path-words.ts';
import type { SignatureReport, SignerReport } from './report.ts';
import type { SignatureValue } from './signature-values.ts';

export interface Examination {
  readonly digests: RangeDigests;
  readonly anchors: readonly Certificate[];
  readonly at: Instant;
  readonly certificateOf: CertificateReader;
  readonly paths: PathsKnown;
}

/** Paths already built, by the signer's certificate and what came with it; forgotten with the certificate. */
export type PathsKnown = WeakMap<
  Certificate,
  readonly { readonly intermediates: readonly Certificate[]; readonly path: PathResult }[]
>;

type Facts = Pick<SignatureReport, 'integrity' | 'trust' | 'algorithm' | 'claimedAt' | 'signer' | 'findings'>;

export function examineSignature(value: SignatureValue, examination: Examination): Facts {
  const claimedAt = claimedTime(value);
  const subFilter = value.dict.get('SubFilter');
  const form = subFilter instanceof PdfName ? subFilter.value : 'none';
  if (form !== 'ETSI.CAdES.detached' && form !== 'adbe.pkcs7.detached') {
    return broken(claimedAt, finding('signature.unsupported', `/SubFilter ${form}`));
  }
  const { certificateOf } = examination;
  const parsed = parseSignedData(value.contents, { after: 'zeros', certificateOf });
  if (!parsed.ok) return broken(claimedAt, finding('signature.cms', `${parsed.reason}: ${parsed.detail}`));
  const { cms } = parsed;
  if (form === 'ETSI.CAdES.detached' && cms.signingCertificate === 'absent') {
    return broken(claimedAt, finding('signature.cms', 'no signing-certificate attribute'));
  }
  const integrity = integrityFindings(value, cms, examination.digests);
  const time = claimedAt ?? cms.signingTime;
  const trust = trustFindings(cms, time, examination);
  return {
    integrity: integrity.length === 0 ? 'intact' : 'broken',
    trust: trust.length === 0 ? 'trusted' : 'untrusted',
    algorithm: cms.algorithm,
    claimedAt: time,
    signer: signerReport(cms.certificate),
    findings: [...integrity, ...trust, finding(time === undefined ? 'time.missing' : 'time.claimedOnly')],
  };
}

const broken = (claimedAt: Instant | undefined, why: Finding): Facts => ({
  integrity: 'broken',
  trust: 'untrusted',
  algorithm: undefined,
  claimedAt,
  signer: undefined,
  findings: [why],
});

function integrityFindings(value: SignatureValue, cms: SignedDataFacts, digests: RangeDigests): Finding[] {
  const facts = verifySigner(cms, digests.digestOf(value, cms.digest));
  const findings: Finding[] = [];
  if (!facts.digestMatches) findings.push(finding('signature.digest'));
  if (!facts.signatureValid) findings.push(finding('signature.value'));
  if (facts.keyRefusal !== undefined)
    findings.push(finding('signature.cms', `key refused: ${facts.keyRefusal}`));
  return findings;
}

/** Without a timestamp nothing proves that the signature is older than the moment of checking (level B-B). */
function trustFindings(
  cms: SignedDataFacts,
  claimed: Instant | undefined,
  examination: Examination,
): Finding[] {
  const { certificate, certificates } = cms;
  const findings: Finding[] = [];
  if (claimed !== undefined && (claimed < certificate.notBefore || claimed > certificate.notAfter)) {
    findings.push(finding('certificate.notValidWhenSigned'));
  }
  const path = pathOf(certificate, certificates, examination);
  if (path.trusted) return findings;
  const lapsed = path.reasons.every(({ problem }) => problem === 'expired' || problem === 'notYetValid');
  if (lapsed) return [...findings, finding('certificate.notValidNow')];
  const words = path.reasons.map(
    ({ problem, certificate: about }) => `${pathWords[problem]} (${nameText(about.subject)})`,
  );
  return [...findings, finding('certificate.untrusted', words.join('; '))];
}

/** Each signature must bring its own chain: what another one carries does not help it. */
function pathOf(
  leaf: Certificate,
  intermediates: readonly Certificate[],
  { anchors, at, paths }: Examination,
): PathResult {
  const known = paths.get(leaf) ?? [];
  const before = known.find((each) => sameMembers(each.intermediates, intermediates));
  if (before !== undefined) return before.path;
  const path = buildPath({ leaf, intermediates, anchors, at, purpose: 'documentSigning' });
  paths.set(leaf, [{ intermediates, path }, ...known.slice(0, PATHS_A_LEAF - 1)]);
  return path;
}

const PATHS_A_LEAF = 4;

/** The certificate reader gives one object for the same bytes, so identity is equality. */
const sameMembers = (a: readonly Certificate[], b: readonly Certificate[]): boolean =>
  a.length === b.length && a.every((certificate, i) => certificate === b[i]);

function claimedTime({ dict }: SignatureValue): Instant | undefined {
  const time = dict.get('M');
  return time instanceof PdfString ? parsePdfDate(textOf(time)) : undefined;
}

const signerReport = ({ subject, issuer, serial, notBefore, notAfter }: Certificate): SignerReport => ({
  name: nameValue(subject, 'CN') ?? nameText(subject),
  organisation: nameValue(subject, 'O'),
  issuer: nameValue(issuer, 'CN') ?? nameText(issuer),
  serialNumber: serial,
  notBefore,
  notAfter,
});
