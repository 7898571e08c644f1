// What readers may say of each signature, from what the verifier found and from how it is written.
import type { Instant } from '../../kernel/index.ts';
import { isArray, isName, type PdfFile, PdfName, type PdfObject } from '../pdf/index.ts';
import type { SignatureReport, VerificationReport } from '../verify/index.ts';
import { readSignatures, type SignatureValue } from '../verify/index.ts';
import { type Complaint, complaint } from './complaints.ts';

export function lookAtSignatures(file: PdfFile, report: VerificationReport): Complaint[] {
  const { values, broken } = readSignatures(file);
  const findings = [...report.findings, ...report.signatures.flatMap((each) => each.findings)];
  const failures = findings.filter(({ weight }) => weight === 'failure');
  const unsupported = findings.filter(({ code }) => code === 'signature.unsupported');
  return distinct([
    ...failures.map((finding) => complaint('signature.failed', finding)),
    ...unsupported.map((finding) => complaint('signature.unsupported', finding)),
    ...(report.signatures.length === 0 ? [complaint('signature.none')] : []),
    ...values.flatMap((value) => asWritten(file, value)),
    ...broken.flatMap(({ fields }) => fields.flatMap((field) => appearanceOf(file, field))),
    ...report.signatures
      .filter(({ kind }) => kind !== 'timestamp')
      .flatMap((each) => asJudged(each, report.checkedAt)),
  ]);
}

const lessKnown: readonly string[] = ['ETSI.CAdES.detached', 'adbe.pkcs7.detached', 'ETSI.RFC3161'];
const sha1Forms: readonly string[] = ['adbe.pkcs7.sha1', 'adbe.x509.rsa_sha1'];

function asWritten(file: PdfFile, value: SignatureValue): Complaint[] {
  const { dict, fields, type } = value;
  const names = fields.map(({ name }) => name).join(', ');
  const form = dict.get('SubFilter');
  const kind = form instanceof PdfName ? form.value : '–';
  return [
    ...(sha1Forms.includes(kind) || mentionsWeakDigest(value) ? [complaint('signature.sha1', names)] : []),
    ...(lessKnown.includes(kind) ? [] : [complaint('signature.subFilter', kind)]),
    ...(type === 'Sig' && !dict.has('M') ? [complaint('signature.noTime', names)] : []),
    ...(fields.length > 1 ? [complaint('signature.shared', names)] : []),
    ...fields.flatMap((field) => appearanceOf(file, field)),
  ];
}

/** SignedData begins with its digest algorithms: SHA-1 1.3.14.3.2.26, MD5 1.2.840.113549.2.5. */
const weakDigests = ['06052b0e03021a', '06082a864886f70d0205'].map((hex) => Buffer.from(hex, 'hex'));
const HEAD = 96;
const mentionsWeakDigest = ({ contents }: SignatureValue): boolean =>
  weakDigests.some((oid) => contents.subarray(0, HEAD).includes(oid));

function appearanceOf(
  file: PdfFile,
  { name, dict }: { readonly name: string; readonly dict: ReadonlyMap<string, PdfObject> },
): Complaint[] {
  const rect = file.resolve(dict.get('Rect'));
  const visible = isArray(rect) && rect[0] !== rect[2] && rect[1] !== rect[3];
  const drawn = file.dict(dict.get('AP'))?.has('N') === true;
  const widget = isName(dict.get('Subtype'), 'Widget');
  return widget && visible && !drawn ? [complaint('signature.noAppearance', name)] : [];
}

const SOON_MS = 60 * 24 * 3_600_000;

function asJudged(signature: SignatureReport, at: Instant): Complaint[] {
  const { signer, fields, level, algorithm, provedAt, findings } = signature;
  if (signer === undefined) return [];
  const names = fields.join(', ');
  const says = (code: string) => findings.some((each) => each.code === code);
  const expired = provedAt === undefined && signer.notAfter < at;
  const soon = provedAt === undefined && !expired && signer.notAfter < at + SOON_MS;
  const untrusted = says('certificate.untrusted');
  return [
    ...(algorithm?.startsWith('rsa-pss') === true ? [complaint('signature.pss', names)] : []),
    ...(untrusted ? [complaint('certificate.untrusted', signer.name)] : []),
    ...(untrusted ? [] : [complaint('certificate.readerTrust', signer.issuer)]),
    ...(expired ? [complaint('certificate.expired', signer.name)] : []),
    ...(soon ? [complaint('certificate.expiresSoon', signer.name)] : []),
    ...(level === 'B-B' ? [complaint('level.noTimestamp', names)] : []),
    ...(says('revocation.unknown') || level === 'B-T' ? [complaint('level.noRevocation', names)] : []),
    ...(level === 'B-LT' ? [complaint('level.noArchive', names)] : []),
  ];
}

const distinct = (complaints: readonly Complaint[]): Complaint[] => [
  ...new Map(complaints.map((each) => [`${each.code} ${each.en}`, each])).values(),
];
