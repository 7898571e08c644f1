// What readers may say of each signature, from what the verifier found and from how it is written.
import type { Instant } from '../../kernel/index.ts';
import { isArray, isName, type PdfFile, PdfName, type PdfObject } from '../pdf/index.ts';
import type { Finding, SignatureReport, VerificationReport } from '../verify/index.ts';
import { readSignatures, type SignatureValue } from '../verify/index.ts';
import { type Complaint, complaint } from './complaints.ts';

export function lookAtSignatures(file: PdfFile, report: VerificationReport): Complaint[] {
  const { values, broken } = readSignatures(file);
  return [
    ...report.findings.flatMap((finding) => asFound(finding, [])),
    ...report.signatures.flatMap(({ findings, fields }) =>
      findings.flatMap((finding) => asFound(finding, [signatureName(fields)])),
    ),
    ...(report.signatures.length === 0 ? [complaint('signature.none')] : []),
    ...values.flatMap((value) => asWritten(file, value)),
    ...broken.flatMap(({ fields }) => fields.flatMap((field) => appearanceOf(file, field))),
    ...report.signatures
      .filter(({ kind }) => kind !== 'timestamp')
      .flatMap((each) => asJudged(each, report.checkedAt)),
  ];
}

/** By its first field, and how many more show it. */
const signatureName = ([first = '–', ...others]: readonly string[]): string =>
  others.length === 0 ? first : `${first} (+${others.length})`;

function asFound(finding: Finding, about: readonly string[]): Complaint[] {
  if (finding.weight === 'failure') return [complaint('signature.failed', { detail: finding, about })];
  if (finding.code !== 'signature.unsupported') return [];
  return [complaint('signature.unsupported', { detail: finding, about })];
}

const lessKnown: readonly string[] = ['ETSI.CAdES.detached', 'adbe.pkcs7.detached', 'ETSI.RFC3161'];
const sha1Forms: readonly string[] = ['adbe.pkcs7.sha1', 'adbe.x509.rsa_sha1'];

function asWritten(file: PdfFile, value: SignatureValue): Complaint[] {
  const { dict, fields, type } = value;
  const about = [signatureName(fields.map(({ name }) => name))];
  const form = dict.get('SubFilter');
  const kind = form instanceof PdfName ? form.value : '–';
  return [
    ...(sha1Forms.includes(kind) || mentionsWeakDigest(value)
      ? [complaint('signature.sha1', { about })]
      : []),
    ...(lessKnown.includes(kind) ? [] : [complaint('signature.subFilter', { detail: kind, about })]),
    ...(type === 'Sig' && !dict.has('M') ? [complaint('signature.noTime', { about })] : []),
    ...(fields.length > 1 ? [complaint('signature.shared', { about })] : []),
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
  return widget && visible && !drawn ? [complaint('signature.noAppearance', { about: [name] })] : [];
}

const SOON_MS = 60 * 24 * 3_600_000;

function asJudged(signature: SignatureReport, at: Instant): Complaint[] {
  const { signer, fields, level, algorithm, provedAt, findings } = signature;
  if (signer === undefined) return [];
  const about = [signatureName(fields)];
  const person = { about: [signer.name] };
  const says = (code: string) => findings.some((each) => each.code === code);
  const expired = provedAt === undefined && signer.notAfter < at;
  const soon = provedAt === undefined && !expired && signer.notAfter < at + SOON_MS;
  const untrusted = says('certificate.untrusted');
  return [
    ...(algorithm?.startsWith('rsa-pss') === true ? [complaint('signature.pss', { about })] : []),
    ...(untrusted ? [complaint('certificate.untrusted', person)] : []),
    ...(untrusted ? [] : [complaint('certificate.readerTrust', { about: [signer.issuer] })]),
    ...(expired ? [complaint('certificate.expired', person)] : []),
    ...(soon ? [complaint('certificate.expiresSoon', person)] : []),
    ...(level === 'B-B' ? [complaint('level.noTimestamp', { about })] : []),
    ...(says('revocation.unknown') || level === 'B-T' ? [complaint('level.noRevocation', { about })] : []),
    ...(level === 'B-LT' ? [complaint('level.noArchive', { about })] : []),
  ];
}
