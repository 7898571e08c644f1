// The file found beside the chain of revisions stored: what of it is ours, what is missing, what is not ours.
import type { VerificationReport } from '../../../signing/index.ts';
import type { Segment } from '../rows.ts';
import type { Deed } from './deeds.ts';
import type { StandingKind } from './standing.ts';

export interface Stored {
  readonly chain: readonly Segment[];
  readonly deeds: readonly Deed[];
  /** Whether this version is the record's present one. */
  readonly version: 'present' | 'superseded' | 'withdrawn';
  /** Locked or archived: nothing more is to be signed. */
  readonly closed: boolean;
}

export interface Found {
  readonly length: number;
  /** Ordinal of the last stored segment that the file contains to its end; -1 when not even the first. */
  readonly matched: number;
  /** Bytes shared with the latest stored revision; undefined where that could not be read. */
  readonly common: number | undefined;
  readonly report: VerificationReport;
}

/** `altered`: its field bears a signature that no longer holds; `signedAnew`: one that holds and is not the stored one. */
export type InFile = 'asStored' | 'missing' | 'signedAnew' | 'altered';

export interface ComparedDeed extends Deed {
  readonly inFile: InFile;
}

export interface Comparison {
  readonly kind: StandingKind;
  readonly deeds: readonly ComparedDeed[];
  /** Signatures nobody stored, by their signers' names. */
  readonly unexpected: readonly string[];
  /** First byte, from 0, at which the file departs from what is stored; null where it does not or that is unknown. */
  readonly differsAt: number | null;
}

export function compare(stored: Stored, found: Found): Comparison {
  const { chain } = stored;
  const exact = chain[found.matched]?.cumulativeLength === found.length;
  const deeds = stored.deeds.map((deed) => ({ ...deed, inFile: inFile(deed, found, exact) }));
  const unexpected = exact ? [] : unexpectedIn(stored, found);
  const differsAt = exact ? null : (found.common ?? null);
  const kind = exact ? kindOfPrefix(stored, deeds) : kindOfOther(stored, found, deeds, unexpected);
  return { kind, deeds, unexpected, differsAt };
}

function inFile(deed: Deed, { matched, report, common, length }: Found, exact: boolean): InFile {
  const stored = deed.ordinal <= matched;
  if (exact) return stored ? 'asStored' : 'missing';
  // Archive data fills no field; and of a file that cannot be read nobody can say what is not in it.
  if (stored && (deed.fields.length === 0 || report.revisions === 0)) return 'asStored';
  const there = report.signatures.find(({ fields }) => fields.some((field) => deed.fields.includes(field)));
  if (there === undefined) return report.revisions === 0 ? 'altered' : 'missing';
  if (there.integrity === 'broken') return 'altered';
  return stored || common === length ? 'asStored' : 'signedAnew';
}

function unexpectedIn({ deeds }: Stored, { report }: Found): string[] {
  const known = new Set(deeds.flatMap(({ fields }) => fields));
  return report.signatures
    .filter(({ kind, fields }) => kind !== 'timestamp' && !fields.some((field) => known.has(field)))
    .map(({ signer, fields }) => signer?.name ?? fields.join(', '));
}

const lacking = (deeds: readonly ComparedDeed[]) =>
  deeds.filter((deed) => deed.role !== 'archive' && deed.inFile === 'missing');

/** Exactly a stored revision, the latest or an earlier one. */
function kindOfPrefix({ version, closed }: Stored, deeds: readonly ComparedDeed[]): StandingKind {
  if (version !== 'present') return version;
  if (lacking(deeds).length > 0) return 'rolledBack';
  if (deeds.some((deed) => deed.inFile === 'missing')) return 'olderCopy';
  return closed ? 'complete' : 'current';
}

function kindOfPart(stored: Stored, deeds: readonly ComparedDeed[]): StandingKind {
  const kind = kindOfPrefix(stored, deeds);
  return kind === 'complete' || kind === 'current' ? 'olderCopy' : kind;
}

function kindOfOther(
  stored: Stored,
  { length, matched, common, report }: Found,
  deeds: readonly ComparedDeed[],
  unexpected: readonly string[],
): StandingKind {
  const { chain, version } = stored;
  const anew = deeds.some((deed) => deed.inFile === 'signedAnew');
  if (matched < 0)
    return !anew && chain.some((each) => each.cumulativeLength === length) ? 'altered' : 'otherFile';
  // What was stored in one go may consist of several updates; a file can end between them.
  if (common === length) return report.verdict === 'invalid' ? 'cutOff' : kindOfPart(stored, deeds);
  if (anew) return 'signedAnew';
  const gone = lacking(deeds);
  if (matched === chain.length - 1) {
    if (gone.length > 0) return 'signaturesRemoved';
    if (report.verdict === 'invalid') return 'altered';
    if (unexpected.length > 0) return 'signedElsewhere';
    return version === 'present' ? 'extendedElsewhere' : version;
  }
  // Bytes that were changed in their place leave the length as it was.
  const inPlace = chain.some((each) => each.cumulativeLength === length);
  const removed = gone.length > 0 && !inPlace && deeds.every((deed) => deed.inFile !== 'altered');
  return removed ? 'signaturesRemoved' : 'altered';
}
