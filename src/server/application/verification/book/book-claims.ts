// What a file says of itself as a pupil's book, parsed at the edge: anybody may have written it.
import { attachedSnapshot, type PupilBookSnapshot } from '../../../../documents/index.ts';
import type { Sha256 } from '../../../../kernel/index.ts';

export interface BookClaims {
  /** Null where the data are not those of a book. */
  readonly snapshot: PupilBookSnapshot | null;
  readonly snapshotHash: Sha256;
}

/** Undefined for files that do not say they are a book. */
export function bookClaimsOf(pdf: Uint8Array): BookClaims | undefined {
  const attached = attachedSnapshot(pdf);
  if (attached?.snapshot.kind !== 'pupilBook') return undefined;
  const { snapshot, snapshotHash } = attached;
  return { snapshot: isBook(snapshot) ? (snapshot as unknown as PupilBookSnapshot) : null, snapshotHash };
}

type Plain = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const areTexts = (...values: readonly unknown[]) => values.every((value) => typeof value === 'string');
const isList = (value: unknown, most: number): value is readonly unknown[] =>
  Array.isArray(value) && value.length <= most;

/** Twelve grades, some of them twice. */
const MOST_YEARS = 20;

function isBook(book: Plain): boolean {
  const { school, pupil, years, absent, signatories, number, edition, recordId, report } = book;
  return (
    areTexts(number, recordId) &&
    Number.isSafeInteger(edition) &&
    isSchool(school) &&
    isObject(pupil) &&
    areTexts(pupil.code, pupil.name, pupil.birthDate, pupil.gender) &&
    isList(years, MOST_YEARS) &&
    years.length > 0 &&
    years.every(isYear) &&
    isList(absent, MOST_YEARS) &&
    isObject(report) &&
    isList(signatories, 1) &&
    isObject(signatories[0]) &&
    areTexts(signatories[0].name)
  );
}

const isSchool = (school: unknown): boolean =>
  isObject(school) && areTexts(school.name, school.level, school.province, school.commune);

const isYear = (year: unknown): boolean =>
  isObject(year) &&
  areTexts(year.schoolYear, year.className, year.file, year.snapshotHash) &&
  Number.isSafeInteger(year.grade) &&
  (year.origin === 'own' || year.origin === 'elsewhere') &&
  isSchool(year.school) &&
  isObject(year.document) &&
  areTexts(year.document.fileHash, year.document.verificationCode) &&
  Number.isSafeInteger(year.document.version);
