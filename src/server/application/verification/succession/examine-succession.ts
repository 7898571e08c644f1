// Proves of a successor: the version it replaces is inside, was valid, and nothing but the corrected cells differs; each
// row nobody touched is still covered by its teacher's signature there. Goes down through all versions.
import { attachedPredecessor, differencesBetween, subjectFields } from '../../../../documents/index.ts';
import type { CarriedSignature, PlaceDifference, Supersession } from '../../../../documents/index.ts';
import { canonicalJson, sha256 } from '../../../../kernel/index.ts';
import type { Instant, Sha256 } from '../../../../kernel/index.ts';
import type { SignatureReport, VerificationReport } from '../../../../signing/index.ts';
import { affectedSubjects } from '../../snapshots/affected-subjects.ts';
import { mayDiffer, subjectOf } from '../../snapshots/may-differ.ts';
import { subjectsOf } from '../../snapshots/successor.ts';
import { claimsOf, type Claims } from './claims.ts';
import { finding, type SuccessionFinding } from './findings.ts';

/** One subject's results: who answers for them, and in which version. */
export interface SuccessionRow {
  /** Code. */
  readonly subject: string;
  readonly how: 'signedHere' | 'carriedOver' | 'notYetSigned';
  readonly changed: boolean;
  readonly proved: boolean;
  readonly signer: string | null;
  readonly signedAt: Instant | null;
  /** The version that bears the signature. */
  readonly version: number;
}

export interface Succession {
  readonly version: number;
  readonly predecessor: {
    readonly version: number;
    readonly fileHash: Sha256;
    readonly verificationCode: string;
    /** Of its own signatures; null where there is no file to examine. */
    readonly verdict: VerificationReport['verdict'] | null;
  } | null;
  readonly corrections: readonly { readonly decisionNumber: string; readonly cells: number }[];
  readonly differences: readonly PlaceDifference[];
  readonly rows: readonly SuccessionRow[];
  readonly findings: readonly SuccessionFinding[];
  /** The gravest of the findings here and below. */
  readonly weight: SuccessionFinding['weight'];
  /** What the predecessor itself replaced. */
  readonly earlier: Succession | null;
}

export type Verify = (pdf: Uint8Array) => VerificationReport | Promise<VerificationReport>;

const DEEPEST = 20;

/** Null for documents that replace nothing. Never throws for what a file contains. */
export async function examineSuccession(
  pdf: Uint8Array,
  report: VerificationReport,
  verify: Verify,
  depth = 0,
): Promise<Succession | null> {
  const claims = claimsOf(pdf);
  const supersedes = claims?.supersedes ?? null;
  if (!claims || supersedes === null) return null;
  const { snapshot } = claims;
  const { version } = snapshot;
  if (supersedes === 'malformed') return nothingProved(version, finding('succession.malformed'));
  if (depth >= DEEPEST) return nothingProved(version, finding('succession.tooDeep'), supersedes);
  const inside = attachedPredecessor(pdf);
  if (inside === undefined)
    return nothingProved(version, finding('succession.predecessorMissing'), supersedes);
  if (sha256(inside) !== supersedes.predecessor.fileHash)
    return nothingProved(version, finding('succession.otherFile'), supersedes);
  const former = claimsOf(inside);
  if (!former || !isOfSameRecord(claims, former, supersedes))
    return nothingProved(version, finding('succession.otherRecord'), supersedes);
  const formerReport = await verify(inside);
  const earlier = await examineSuccession(inside, formerReport, verify, depth + 1);
  const differences = differencesBetween(former.snapshot, snapshot);
  const judged = { claims, former, supersedes, report, formerReport, earlier, differences };
  const { rows, findings: rowFindings } = rowsOf(judged);
  const findings = [...trustFindings(formerReport), ...differenceFindings(judged), ...rowFindings];
  const proved = finding('succession.proved', {
    version: former.snapshot.version,
    count: differences.length,
    decisions: supersedes.corrections.map(({ decisionNumber }) => decisionNumber).join(', '),
  });
  const all = findings.length === 0 ? [proved] : findings;
  return {
    version,
    predecessor: { ...namedIn(supersedes), verdict: formerReport.verdict },
    corrections: told(supersedes),
    differences,
    rows,
    findings: all,
    weight: gravest([...all, ...(earlier ? [earlier] : [])]),
    earlier,
  };
}

interface Judged {
  readonly claims: Claims;
  readonly former: Claims;
  readonly supersedes: Supersession;
  readonly report: VerificationReport;
  readonly formerReport: VerificationReport;
  readonly earlier: Succession | null;
  readonly differences: readonly PlaceDifference[];
}

const nothingProved = (version: number, found: SuccessionFinding, supersedes?: Supersession): Succession => ({
  version,
  predecessor: supersedes ? { ...namedIn(supersedes), verdict: null } : null,
  corrections: supersedes ? told(supersedes) : [],
  differences: supersedes?.differences ?? [],
  rows: [],
  findings: [found],
  weight: found.weight,
  earlier: null,
});

const namedIn = ({ predecessor: { version, fileHash, verificationCode } }: Supersession) => ({
  version,
  fileHash,
  verificationCode,
});

const told = ({ corrections }: Supersession) =>
  corrections.map(({ decisionNumber, cells }) => ({ decisionNumber, cells: cells.length }));

function isOfSameRecord(successor: Claims, former: Claims, { predecessor }: Supersession): boolean {
  const [now, then] = [successor.snapshot, former.snapshot];
  const about = (one: typeof now) => canonicalJson(subjectOf(one));
  return (
    now.kind === then.kind &&
    now.recordId === then.recordId &&
    about(now) === about(then) &&
    then.version === predecessor.version &&
    then.version < now.version &&
    former.snapshotHash === predecessor.snapshotHash
  );
}

function trustFindings({ verdict }: VerificationReport): readonly SuccessionFinding[] {
  if (verdict === 'valid') return [];
  return [
    finding(verdict === 'indeterminate' ? 'succession.predecessorUnsure' : 'succession.predecessorInvalid'),
  ];
}

/** Every difference is named, rightly, and follows from the permitted cells. */
function differenceFindings({ former, supersedes, differences }: Judged): readonly SuccessionFinding[] {
  const declared = new Set(supersedes.differences.map((one) => canonicalJson(one)));
  const found = new Set(differences.map((one) => canonicalJson(one)));
  const wrong = [
    ...differences.filter((one) => !declared.has(canonicalJson(one))),
    ...supersedes.differences.filter((one) => !found.has(canonicalJson(one))),
  ];
  const allowed = mayDiffer(
    subjectOf(former.snapshot),
    supersedes.corrections.flatMap(({ cells }) => cells),
  );
  const beyond = differences.filter(({ place }) => !allowed(place));
  return [
    ...(wrong.length > 0 ? [finding('succession.undeclared', { places: listed(wrong) })] : []),
    ...(beyond.length > 0 ? [finding('succession.beyondCorrection', { places: listed(beyond) })] : []),
  ];
}

const MOST_PLACES = 8;
const listed = (differences: readonly PlaceDifference[]): string => {
  const places = [...new Set(differences.map(({ place }) => place))];
  const left = places.length - MOST_PLACES;
  return [...places.slice(0, MOST_PLACES), ...(left > 0 ? [`… (+${left})`] : [])].join(', ');
};

function rowsOf(judged: Judged): {
  readonly rows: readonly SuccessionRow[];
  readonly findings: readonly SuccessionFinding[];
} {
  const { claims, differences, supersedes } = judged;
  const { snapshot } = claims;
  const changed = new Set(affectedSubjects(snapshot.kind, differences));
  const codes = subjectsOf(snapshot);
  const fields = subjectFields(codes);
  const findings: SuccessionFinding[] = [];
  const rows = codes.map((subject, index): SuccessionRow => {
    const carried = supersedes.carriedOver.find((one) => one.subject === subject);
    const row = carried
      ? carriedRow(judged, carried, changed.has(subject), fields[index] ?? '')
      : rowSignedHere(judged, subject, changed.has(subject), fields[index] ?? '');
    findings.push(...row.findings);
    return row.row;
  });
  return { rows, findings };
}

interface Row {
  readonly row: SuccessionRow;
  readonly findings: readonly SuccessionFinding[];
}

/** The affected teacher's own signature in this very file; until then its field is open. */
function rowSignedHere({ claims, report }: Judged, subject: string, changed: boolean, field: string): Row {
  const { version } = claims.snapshot;
  const signature = intactIn(report, field);
  const open = report.openFields.includes(field);
  const row: SuccessionRow = {
    subject,
    how: signature ? 'signedHere' : 'notYetSigned',
    changed,
    proved: signature !== undefined,
    signer: signature?.signer?.name ?? null,
    signedAt: signature?.claimedAt ?? null,
    version,
  };
  if (signature || open) return { row, findings: [] };
  return { row, findings: [finding('succession.rowUnaccounted', { subject })] };
}

/** As it was signed in the version before, or proved there to be carried over from an earlier one. */
function carriedRow(judged: Judged, carried: CarriedSignature, changed: boolean, field: string): Row {
  const { former, formerReport, earlier } = judged;
  const { subject, signer, signedAt, version } = carried;
  const row = { subject, how: 'carriedOver' as const, changed, signer, signedAt, version };
  if (changed)
    return { row: { ...row, proved: false }, findings: [finding('succession.changedUnsigned', { subject })] };
  if (carried.onPaper)
    return {
      row: { ...row, proved: false },
      findings: [finding('succession.rowOnPaper', { subject, signer })],
    };
  const proved =
    version === former.snapshot.version
      ? isSignatureOf(intactIn(formerReport, field), carried)
      : (earlier?.rows.some((one) => one.proved && isSameCarried(one, carried)) ?? false);
  return {
    row: { ...row, proved },
    findings: proved ? [] : [finding('succession.rowUncovered', { subject, signer })],
  };
}

const intactIn = ({ signatures }: VerificationReport, field: string): SignatureReport | undefined =>
  signatures.find(
    ({ fields, integrity, trust }) => fields.includes(field) && integrity === 'intact' && trust === 'trusted',
  );

/** Times in signatures have no parts of seconds (ISO 32000-2 §7.9.4). */
const inSeconds = (at: number | null | undefined) => Math.floor((at ?? NaN) / 1000);

const isSignatureOf = (signature: SignatureReport | undefined, { signer, signedAt }: CarriedSignature) =>
  signature?.signer !== undefined &&
  comparable(signature.signer.name) === comparable(signer) &&
  inSeconds(signature.claimedAt) === inSeconds(signedAt);

const isSameCarried = (row: SuccessionRow, { subject, signer, signedAt, version }: CarriedSignature) =>
  row.subject === subject &&
  row.version === version &&
  comparable(row.signer ?? '') === comparable(signer) &&
  inSeconds(row.signedAt) === inSeconds(signedAt);

/** Authorities write names in capitals or not, composed or not. */
const comparable = (name: string) =>
  name.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleUpperCase('vi');

const gravest = (found: readonly Pick<SuccessionFinding, 'weight'>[]): SuccessionFinding['weight'] =>
  (['failure', 'doubt'] as const).find((weight) => found.some((one) => one.weight === weight)) ?? 'note';
