// The verifier: parse and tile → each signature → what came after → one verdict (signing.md §8). Never throws for content.
import type { Instant } from '../../kernel/index.ts';
import { PdfFile, PdfSyntaxError } from '../pdf/index.ts';
import { certificateReader, type Certificate } from '../x509/index.ts';
import { historyOf } from './changes.ts';
import { RangeDigests } from './digests.ts';
import { examineSignature, type PathsKnown } from './examine-signature.ts';
import { finding, type Finding } from './findings.ts';
import { certificationLevel, locksOf } from './permissions.ts';
import { type SignatureReport, type VerificationReport, verdictOf } from './report.ts';
import { readSignatures, type Signatures } from './signature-values.ts';

export interface VerifyOptions {
  /** Trusted because somebody configured them. */
  readonly anchors: readonly Certificate[];
  /** The moment for which the verdict is given. */
  readonly at: Instant;
}

/** A verifier keeps what it learnt of certificates from one document to the next. */
export type Verifier = (pdf: Uint8Array) => VerificationReport;

export function createVerifier({ anchors, at }: VerifyOptions): Verifier {
  const certificateOf = certificateReader();
  const paths: PathsKnown = new WeakMap();
  return (pdf) => {
    try {
      const file = new PdfFile(pdf);
      if (file.last.trailer.has('Encrypt')) return unread(pdf, at, finding('structure.encrypted'));
      return examine(file, { at, anchors, certificateOf, paths, digests: new RangeDigests(file.bytes) });
    } catch (error) {
      if (error instanceof PdfSyntaxError)
        return unread(pdf, at, finding('structure.unreadable', error.message));
      throw error;
    }
  };
}

export const verify = (pdf: Uint8Array, options: VerifyOptions): VerificationReport =>
  createVerifier(options)(pdf);

function examine(file: PdfFile, examination: Parameters<typeof examineSignature>[1]): VerificationReport {
  const found = readSignatures(file);
  const history = historyOf(file, found.values);
  const signatures = found.values.map((value): SignatureReport => {
    const { integrity, trust, algorithm, claimedAt, signer, findings } = examineSignature(value, examination);
    const { fields, revision, revisions } = place(file, value.fields, value.revision);
    return {
      fields,
      revision,
      revisions,
      kind: certificationLevel(file, value) === undefined ? 'approval' : 'certification',
      integrity,
      trust,
      algorithm,
      claimedAt,
      signer,
      findings,
      changesSince: history.changesSince(value.revision),
      locksDocument: locksOf(file, value).some((lock) => lock.action === 'All'),
      level: 'B-B',
    };
  });
  const all = [...signatures, ...brokenReports(file, found)];
  const findings: Finding[] = [...history.findings];
  if (file.last.end !== file.bytes.length) findings.push(finding('structure.trailingBytes'));
  if (all.length === 0) findings.push(finding('document.unsigned'));
  return {
    verdict: verdictOf(all, findings),
    checkedAt: examination.at,
    length: file.bytes.length,
    revisions: file.revisions.length,
    signatures: all,
    openFields: found.open.map((field) => field.name),
    findings,
  };
}

const place = (file: PdfFile, fields: readonly { readonly name: string }[], revision: number) => ({
  fields: fields.map((field) => field.name),
  revision: revision + 1,
  revisions: file.revisions.length,
});

/** Fields whose value is no acceptable signature object: reported like signatures, never passed over. */
const brokenReports = (file: PdfFile, { broken }: Signatures): SignatureReport[] =>
  broken.map(({ fields, finding: why }) => ({
    ...place(file, fields, file.last.index),
    kind: 'approval',
    integrity: 'broken',
    trust: 'untrusted',
    changesSince: 'other',
    locksDocument: false,
    level: 'B-B',
    algorithm: undefined,
    claimedAt: undefined,
    signer: undefined,
    findings: [why],
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
