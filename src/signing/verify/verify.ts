// The verifier: parse and tile → each signature → what came after → one verdict (signing.md §8). Never throws for content.
import type { Instant } from '../../kernel/index.ts';
import { contentsReader } from '../cms/index.ts';
import { PdfFile, PdfString, PdfSyntaxError, textOf } from '../pdf/index.ts';
import type { ValidationMaterial } from '../revocation/index.ts';
import { type Certificate, certificateReader } from '../x509/index.ts';
import { type History, historyOf } from './changes.ts';
import { rangeDigests } from './digests.ts';
import { evidenceIn, noMaterial } from './evidence.ts';
import { examineSignature } from './examine-signature.ts';
import { finding, type Finding } from './findings.ts';
import { type Judged, judgeTimes } from './judge-time.ts';
import { locksDocument } from './permissions.ts';
import { digestAlgorithm, readSigned, type SignedContent, withIntegrity } from './read-signed.ts';
import { removedSignatures } from './removed.ts';
import { type SignatureReport, type VerificationReport, verdictOf } from './report.ts';
import { readSignatures, type Signatures, type SignatureValue } from './signature-values.ts';
import type { TrustContext } from './trust.ts';

/** Whom to trust, for which moment, and what is known beside what the document carries. */
export interface VerifyOptions {
  /** Trusted because somebody configured them. */
  readonly anchors: readonly Certificate[];
  /** The moment for which the verdict is given. */
  readonly at: Instant;
  /** The present, when the verdict is for another moment: what claims to be younger is refused. Default `at`. */
  readonly now?: Instant;
  /** Certificates, OCSP responses and CRLs beside those in the document, e.g. fetched just now. */
  readonly material?: ValidationMaterial;
}

/** A verifier keeps the certificate paths it built from one document to the next. */
export type Verifier = (pdf: Uint8Array) => VerificationReport;

interface Bench extends Omit<TrustContext, 'evidence'> {
  readonly material: ValidationMaterial;
}

/** What a certificate or a CMS says depends on bytes alone: all verifiers of the process learn from each other. */
const certificateOf = certificateReader();
const readContents = contentsReader(certificateOf);

/**
 * A verifier for many documents: it keeps the certificate paths it built. Never throws for content.
 *
 * @example
 * ```ts
 * const verifier = createVerifier({ anchors, at: instant(Date.now()) });
 * console.log([pdf, archived].map((file) => verifier(file).verdict).join(' ')); // → unsigned valid
 * ```
 */
export function createVerifier({ anchors, at, now = at, material = noMaterial }: VerifyOptions): Verifier {
  const bench: Bench = {
    anchors,
    at,
    now,
    material,
    paths: new WeakMap(),
  };
  return (pdf) => {
    try {
      const file = new PdfFile(pdf);
      if (file.last.trailer.has('Encrypt')) return unread(pdf, at, finding('structure.encrypted'));
      return examine(file, bench);
    } catch (error) {
      if (error instanceof PdfSyntaxError)
        return unread(pdf, at, finding('structure.unreadable', error.message));
      throw error;
    }
  };
}

/**
 * Judges one document. Never throws for content: whatever is wrong with the file is a finding in the report.
 *
 * @example
 * ```ts
 * const report = verify(archived, { anchors, at: instant(Date.now()) });
 * const [{ signer, integrity, trust, changesSince }] = report.signatures as [SignatureReport];
 * console.log(report.verdict, signer?.name, integrity, trust, changesSince); // → valid Nguyễn Thị Mẫu intact trusted archive
 * ```
 */
export const verify = (pdf: Uint8Array, options: VerifyOptions): VerificationReport =>
  createVerifier(options)(pdf);

function examine(file: PdfFile, bench: Bench): VerificationReport {
  const found = readSignatures(file);
  const history = historyOf(file, found.values);
  const findings: Finding[] = [...history.findings, ...removedSignatures(file, found)];
  const all = [...signatureReports(file, found, history, bench), ...brokenReports(file, found)];
  file.work.assertAccepted();
  if (file.last.end !== file.bytes.length) findings.push(finding('structure.trailingBytes'));
  if (all.length === 0) findings.push(finding('document.unsigned'));
  return {
    verdict: verdictOf(all, findings),
    checkedAt: bench.at,
    length: file.bytes.length,
    revisions: file.revisions.length,
    signatures: all,
    openFields: found.open.map((field) => field.name),
    findings,
  };
}

/**
 * Step by step for all signatures alike: what they say, the bytes in file order, the values; then time and trust from
 * the last one backwards.
 */
function signatureReports(
  file: PdfFile,
  { values }: Signatures,
  history: History,
  { material, anchors, at, now, paths }: Bench,
): SignatureReport[] {
  const read = values.map((value) => readSigned(value, certificateOf, readContents));
  const digests = rangeDigests(file.bytes, values, read.map(digestAlgorithm));
  const contents = read.map((content, i) => withIntegrity(content, digests[i]));
  const context: TrustContext = {
    anchors,
    at,
    now,
    paths,
    evidence: evidenceIn(file, material, certificateOf, values.length),
  };
  const judged = judgeTimes(contents, context);
  const archivedUpTo = lastArchive(file, values, contents, judged);
  return values.map((value, i): SignatureReport => {
    const content = contents[i] ?? { kind: 'broken', findings: [] };
    const archived = value.revision < archivedUpTo;
    const facts = examineSignature(value, content, judged[i] ?? unjudged, archived, context);
    return {
      fields: namesOf(value),
      kind: kindOf(value, content),
      revision: value.revision + 1,
      revisions: file.revisions.length,
      integrity: facts.integrity,
      trust: facts.trust,
      changesSince: history.changesSince(value.revision),
      locksDocument: locksDocument(value),
      level: facts.level,
      algorithm: facts.algorithm,
      reason: reasonOf(value),
      claimedAt: facts.claimedAt,
      provedAt: facts.provedAt,
      signer: facts.signer,
      findings: facts.findings,
    };
  });
}

function reasonOf({ dict }: SignatureValue): string | undefined {
  const reason = dict.get('Reason');
  return reason instanceof PdfString ? textOf(reason) : undefined;
}

const unjudged: Judged = { findings: [], provedAt: undefined };

/** Revision of the last document timestamp that holds and covers a security store; -1 when there is none. */
function lastArchive(
  file: PdfFile,
  values: readonly SignatureValue[],
  contents: readonly SignedContent[],
  judged: readonly Judged[],
): number {
  const archives = values.filter(
    ({ revision }, i) =>
      contents[i]?.kind === 'timestamp' &&
      judged[i]?.findings.every((each) => each.weight === 'note') === true &&
      file.catalog(revision).has('DSS'),
  );
  return archives.at(-1)?.revision ?? -1;
}

function kindOf(value: SignatureValue, content: SignedContent): SignatureReport['kind'] {
  if (content.kind === 'timestamp' || value.type === 'DocTimeStamp') return 'timestamp';
  return value.certification === undefined ? 'approval' : 'certification';
}

const namesOf = ({ fields }: { readonly fields: readonly { readonly name: string }[] }): string[] =>
  fields.map((field) => field.name);

/** Fields whose value is no acceptable signature object: reported like signatures, never passed over. */
const brokenReports = (file: PdfFile, { broken }: Signatures): SignatureReport[] =>
  broken.map((signature) => ({
    fields: namesOf(signature),
    revision: file.revisions.length,
    revisions: file.revisions.length,
    kind: 'approval',
    integrity: 'broken',
    trust: 'untrusted',
    changesSince: 'other',
    locksDocument: false,
    level: 'B-B',
    algorithm: undefined,
    reason: undefined,
    claimedAt: undefined,
    provedAt: undefined,
    signer: undefined,
    findings: [signature.finding],
  }));

const unread = (pdf: Uint8Array, at: Instant, why: Finding): VerificationReport => ({
  verdict: verdictOf([], [why]),
  checkedAt: at,
  length: pdf.length,
  revisions: 0,
  signatures: [],
  openFields: [],
  findings: [why],
});
