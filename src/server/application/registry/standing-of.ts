// Holds a file against what the school has stored: rolled back, cut, altered, superseded, somebody else's, or just that.
import { Fault, toVietnameseTime } from '../../../kernel/index.ts';
import type { Sha256 } from '../../../kernel/index.ts';
import type { VerificationReport } from '../../../signing/index.ts';
import { recordStateWords } from '../../../workflows/index.ts';
import type { RecordState } from '../../../workflows/index.ts';
import type { House } from '../ports/house.ts';
import type { SchoolRecord, Segment } from '../rows.ts';
import { compare, type ComparedDeed, type Comparison, type Stored } from './compare.ts';
import { deedsOf, roleWords } from './deeds.ts';
import { commonLength, filePrefixes } from './file-prefixes.ts';
import { findStored, type StoredRecord } from './find-stored.ts';
import { onPaper } from './on-paper.ts';
import { standingOfCoded } from './standing-of-coded.ts';
import { standingOfDossier } from './standing-of-dossier.ts';
import { standingOfPaper } from './standing-of-paper.ts';
import { standingTable, told, type StandingKind, type Told } from './standing.ts';

export interface Standing extends Told {
  readonly kind: StandingKind;
  /** Null when nothing stored belongs to the file, or nobody could look. */
  readonly known: KnownDocument | null;
}

export interface KnownDocument extends Pick<Comparison, 'deeds' | 'unexpected' | 'differsAt'> {
  readonly record: Pick<SchoolRecord, 'id' | 'kind' | 'key' | 'title'>;
  readonly state: { readonly name: string; readonly vi: string; readonly en: string };
  readonly schoolClass: { readonly name: string; readonly schoolYear: string } | null;
  readonly school: string | null;
  readonly version: number;
  readonly latestVersion: number;
  readonly verificationCode: string;
  /** The whole of this version as it is stored now. */
  readonly stored: { readonly sha256: Sha256; readonly length: number } | null;
}

/**
 * Never throws for what the file contains, nor for damaged blobs; a store that cannot be read throws as it pleases:
 * `unavailable` is how that is told.
 */
export async function standingOf(
  { store, blobs }: Pick<House, 'store' | 'blobs'>,
  pdf: Uint8Array,
  report: VerificationReport,
): Promise<Standing> {
  const prefixes = filePrefixes(pdf);
  const { stored, paper } = await store.read(async (view) => {
    const record = await findStored(view, pdf, prefixes);
    if (record) return { stored: record, paper: null };
    const other = await standingOfPaper(view, pdf, prefixes);
    return { stored: record, paper: other ?? (await standingOfDossier(view, prefixes, report)) };
  });
  if (stored === undefined) {
    const other = paper ?? (await standingOfCoded({ store }, pdf, prefixes));
    return { ...(other ?? { ...told('unknown'), kind: 'unknown' }), known: null };
  }
  const { matched, chain } = stored;
  const exact = chain[matched]?.cumulativeLength === pdf.length;
  const common = exact ? pdf.length : await commonWith(blobs, chain, pdf);
  const found = { length: pdf.length, matched, common, report };
  const comparison = compare(storedOf(stored), found);
  // A store that contradicts itself can make a good file doubtful, never a bad one better.
  const sound = standingTable[comparison.kind].weight === 'note';
  const kind = sound && contradicts(stored) ? 'contradiction' : withPaper(comparison.kind, stored, report);
  return { ...told(kind, detailsOf(stored, comparison)), kind, known: knownDocument(stored, comparison) };
}

/** Of what is signed with pens the file is not the original, and a print of it has no signature to compare. */
function withPaper(
  kind: StandingKind,
  { record, document }: StoredRecord,
  { verdict }: VerificationReport,
): StandingKind {
  const { context } = record.snapshot;
  if (kind === 'otherFile' && verdict === 'unsigned' && context.signedAs !== 'digital') return 'penCopy';
  const same = kind === 'complete' || kind === 'current';
  return same && onPaper(context, document.version) !== null ? 'onPaper' : kind;
}

/** @param reason what the store said, in the language of whoever runs it */
export const standingUnavailable = (reason: string): Standing => ({
  ...told('unavailable', { reason }),
  kind: 'unavailable',
  known: null,
});

/** Undefined where the stored bytes themselves are damaged: then nobody can say where the file departs from them. */
async function commonWith(
  blobs: House['blobs'],
  chain: readonly Segment[],
  pdf: Uint8Array,
): Promise<number | undefined> {
  const whole = chain.at(-1)?.fileHash;
  if (whole === undefined) return undefined;
  try {
    return commonLength(await blobs.join(chain, whole), pdf);
  } catch (error) {
    if (error instanceof Fault) return undefined;
    throw error;
  }
}

const closedStates: readonly string[] = ['locked', 'archived'];
const withdrawnStates: readonly string[] = ['draft', 'returned', 'withdrawn'];

function storedOf(stored: StoredRecord): Stored {
  const { record, document, chain, filled, names } = stored;
  const { state } = record.snapshot;
  return {
    chain,
    deeds: deedsOf(document, chain, filled, names),
    version:
      replacedBy(stored) !== null ? 'superseded' : withdrawnStates.includes(state) ? 'withdrawn' : 'present',
    closed: closedStates.includes(state),
  };
}

/** The version that took, or will take, the place of this one. */
function replacedBy({ record, document: { version } }: StoredRecord): number | null {
  const { state, context } = record.snapshot;
  if (context.version > version) return context.version;
  return state === 'superseded' ? version + 1 : null;
}

/** The record remembers what its steps made; the chain must say the same (architecture.md, invariant 2). */
function contradicts({ record, document, chain }: StoredRecord): boolean {
  const { document: remembered, signatures } = record.snapshot.context;
  if (remembered?.version !== document.version) return false;
  const hashes = chain.map(({ fileHash }) => fileHash);
  return (
    remembered.fileHash !== hashes.at(-1) || !signatures.every(({ fileHash }) => hashes.includes(fileHash))
  );
}

function detailsOf(stored: StoredRecord, comparison: Comparison) {
  const { record, document } = stored;
  const { deeds, unexpected, differsAt } = comparison;
  const lacking = deeds.filter((deed) => deed.inFile === 'missing' && deed.role !== 'archive');
  const anew = deeds.filter((deed) => deed.inFile === 'signedAnew');
  return {
    state: recordStateWords[record.snapshot.state as RecordState],
    paper: onPaper(record.snapshot.context, document.version) ?? signedWithKeys,
    version: document.version,
    latest: replacedBy(stored) ?? document.version,
    count: lacking.length,
    lacking: listed(lacking),
    anew: listed(anew),
    unexpected: unexpected.join(', '),
    differsAt: differsAt ?? '?',
  };
}

const signedWithKeys = {
  vi: 'hồ sơ còn được ký số: hãy kiểm tra tệp đã ký',
  en: 'the record is signed with keys besides: examine that file',
};

/** Who did what, when: `Lê Văn B (giáo viên bộ môn, 05/06/2026 15:04:05); …`. */
function listed(deeds: readonly ComparedDeed[]) {
  const line = (language: 'vi' | 'en') =>
    deeds
      .map(({ role, person, at }) => {
        const about = [roleWords[role][language], ...(at === null ? [] : [toVietnameseTime(at)])].join(', ');
        return person === null ? about : `${person} (${about})`;
      })
      .join('; ');
  return { vi: line('vi'), en: line('en') };
}

function knownDocument(stored: StoredRecord, { deeds, unexpected, differsAt }: Comparison): KnownDocument {
  const { record, schoolClass, school, document, chain } = stored;
  const { id, kind, key, title, snapshot } = record;
  const last = chain.at(-1);
  return {
    record: { id, kind, key, title },
    state: { name: snapshot.state, ...recordStateWords[snapshot.state as RecordState] },
    schoolClass: schoolClass ? { name: schoolClass.name, schoolYear: schoolClass.schoolYear } : null,
    school: school?.name ?? null,
    version: document.version,
    latestVersion: Math.max(document.version, snapshot.context.version),
    verificationCode: document.verificationCode,
    stored: last ? { sha256: last.fileHash, length: last.cumulativeLength } : null,
    deeds,
    unexpected,
    differsAt,
  };
}
