// What happened to the document after its first signature, revision by revision (compared once, combined: linear).
import { isArray, type PdfDict, type PdfFile, PdfSyntaxError, type Revision } from '../pdf/index.ts';
import { type Difference, differencesOf, other } from './differences.ts';
import { finding, type Finding } from './findings.ts';
import { type Admission, isInvisible } from './new-fields.ts';
import { type FieldLock, isLocked } from '../permissions.ts';
import { catalogCertification, locksDocument } from './permissions.ts';
import { addDangling, danglingReferences } from './references.ts';
import type { Changes } from './report.ts';
import type { SignatureValue } from './signature-values.ts';
import { untiled } from './tiling.ts';

export interface History {
  readonly findings: readonly Finding[];
  /** What came after revision `index`. */
  readonly changesSince: (index: number) => Changes;
}

const severity: readonly Changes[] = ['none', 'archive', 'signing', 'other'];
const worse = (a: Changes, b: Changes): Changes => (severity.indexOf(a) > severity.indexOf(b) ? a : b);

export function historyOf(file: PdfFile, signatures: readonly SignatureValue[]): History {
  const first = signatures[0];
  if (first === undefined) return { findings: [], changesSince: () => 'none' };
  const findings: Finding[] = [];
  const kinds = new Map<number, Changes>();
  const later = file.revisions.slice(first.revision + 1);
  const dangling = later.length === 0 ? new Set<number>() : danglingReferences(file, first.revision);
  const closed = closedSince(signatures);
  const closing = new Map(signatures.map((signature) => [signature.revision, signature]));
  for (const revision of later) {
    const gap = untiled(file, revision);
    if (gap !== undefined) findings.push(finding('structure.untiledRevision', gap));
    const admission = revision.index > closed ? 'timestampsOnly' : 'signatureFields';
    const difference = gap === undefined ? readDifference(file, revision, dangling, admission) : other(gap);
    const signature = closing.get(revision.index);
    kinds.set(revision.index, gap === undefined ? kindOf(file, difference, signature) : 'other');
    if (revision.index > closed && shows(file, signature))
      findings.push(finding('document.permissionsBroken', 'a timestamp shows on a page'));
    if (difference.changes === 'other') findings.push(finding('document.unsignedChanges', difference.reason));
    if (!closesWithSignature(difference, signature)) {
      findings.push(finding('document.unsignedChanges', 'an update without a signature of its own'));
      kinds.set(revision.index, 'other');
    }
  }
  findings.push(...permissionFindings(file, signatures));
  return { findings, changesSince: worstAfter(kinds) };
}

/** A document timestamp fills a field too, but only to preserve what is there. */
const kindOf = (file: PdfFile, { changes }: Difference, closing: SignatureValue | undefined): Changes =>
  changes === 'signing' && closing?.type === 'DocTimeStamp' && !shows(file, closing) ? 'archive' : changes;

/** A document timestamp that anything can be seen of: anybody can have one, and would paint over a signed page with it. */
const shows = (file: PdfFile, signature: SignatureValue | undefined): boolean =>
  signature?.type === 'DocTimeStamp' &&
  signature.fields.some(({ dict }) =>
    widgetsOf(file, dict, signature.revision).some((each) => !isInvisible(each)),
  );

function widgetsOf(file: PdfFile, field: PdfDict, upTo: number): readonly PdfDict[] {
  const kids = file.resolve(field.get('Kids'), upTo);
  return isArray(kids) ? kids.flatMap((kid) => file.dict(kid, upTo) ?? []) : [field];
}

/** Behind this revision somebody had certified or sealed: no field may be added but an invisible document timestamp's. */
function closedSince(signatures: readonly SignatureValue[]): number {
  const closing = signatures.find(
    (signature) => signature.certification !== undefined || locksDocument(signature),
  );
  return closing?.revision ?? Infinity;
}

/** The worst of what came behind each revision, from the last one backwards. */
function worstAfter(kinds: ReadonlyMap<number, Changes>): (index: number) => Changes {
  const since = new Map<number, Changes>();
  let worst: Changes = 'none';
  for (const [index, kind] of [...kinds].reverse()) {
    since.set(index, worst);
    worst = worse(worst, kind);
  }
  return (index) => since.get(index) ?? worst;
}

function readDifference(
  file: PdfFile,
  { index, entries }: Revision,
  dangling: Set<number>,
  admission: Admission,
): Difference {
  try {
    const difference = differencesOf(file, index, dangling, admission);
    addDangling(file, index, entries.keys(), dangling);
    return difference;
  } catch (error) {
    if (error instanceof PdfSyntaxError) return other(error.message);
    throw error;
  }
}

/** Filling fields is signing only when the value they received is the signature that closes the revision. */
function closesWithSignature({ changes, filled }: Difference, closing: SignatureValue | undefined): boolean {
  if (changes !== 'signing') return changes !== 'none';
  if (closing === undefined) return false;
  const numbers = new Set(closing.fields.map((field) => field.number));
  return filled.length === numbers.size && filled.every((number) => numbers.has(number));
}

/** The most restrictive permission so far applies to every later signature. */
function permissionFindings(file: PdfFile, signatures: readonly SignatureValue[]): Finding[] {
  const findings: Finding[] = [];
  const locks: FieldLock[] = [];
  let level: 1 | 2 | 3 = 3;
  const named = catalogCertification(file, file.last.index);
  const signed = signatures.filter((signature) => signature.type === 'Sig');
  for (const [position, signature] of signed.entries()) {
    file.work.spend(locks.reduce((sum, { fields }) => sum + fields.length + 1, 0) * signature.fields.length);
    for (const field of signature.fields) {
      if (isLocked(locks, field.name))
        findings.push(finding('document.permissionsBroken', `field "${field.name}" was locked`));
    }
    if (level === 1)
      findings.push(finding('document.permissionsBroken', 'the certification allows no change'));
    const certified = signature.certification;
    if (certified !== undefined) {
      if (position > 0) findings.push(finding('document.certificationNotFirst'));
      if (certified < level) level = certified;
    }
    if ((named === signature.number) !== (certified !== undefined)) {
      findings.push(
        finding('document.permissionsBroken', 'catalog and signatures disagree on the certification'),
      );
    }
    locks.push(...signature.locks);
  }
  if (named !== undefined && !signatures.some((signature) => signature.number === named)) {
    findings.push(finding('document.permissionsBroken', 'the certifying signature is missing'));
  }
  return findings;
}
