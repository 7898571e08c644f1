// Takes a pupil's book apart: its own signatures and seal against what it says of itself, and every year's file inside as
// if it had come alone. A forged cover over true files, another pupil's file, a year taken out: each is named.
import {
  attachedFile,
  attachedFileNames,
  SNAPSHOT_FILE,
  type BoundYear,
} from '../../../../documents/index.ts';
import { BOOK_REPORT, BOOK_REPORT_DATA, type PupilBookSnapshot } from '../../../../documents/index.ts';
import { sha256, type Sha256 } from '../../../../kernel/index.ts';
import type { VerificationReport, Verdict } from '../../../../signing/index.ts';
import { claimsOf } from '../succession/claims.ts';
import { examineSuccession, type Verify } from '../succession/examine-succession.ts';
import { bookClaimsOf } from './book-claims.ts';
import { bookFinding, gravest, type BookFinding } from './findings.ts';
import { sameText, signerOfField } from './signer-of-field.ts';

export interface ExaminedYear {
  readonly schoolYear: string;
  readonly className: string;
  readonly school: string;
  readonly origin: BoundYear['origin'];
  readonly file: string;
  readonly sha256: Sha256;
  readonly version: number;
  /** Of the file's own signatures; null where there is no such file. */
  readonly verdict: Verdict | null;
  readonly signatures: number;
  readonly findings: readonly BookFinding[];
  readonly weight: BookFinding['weight'];
}

export interface ExaminedBook {
  readonly number: string;
  readonly edition: number;
  readonly school: string;
  /** Oldest first. */
  readonly years: readonly ExaminedYear[];
  /** Of the book as a whole. */
  readonly findings: readonly BookFinding[];
  /** The gravest of all. */
  readonly weight: BookFinding['weight'];
}

/** One year's file; what is larger is no transcript. */
const MOST_OF_A_YEAR = 32 * 1024 * 1024;

/** Null for files that do not say they are a book. Never throws for what a file contains. */
export async function examineBook(
  pdf: Uint8Array,
  report: VerificationReport,
  verify: Verify,
): Promise<ExaminedBook | null> {
  const claims = bookClaimsOf(pdf);
  if (!claims) return null;
  const { snapshot: book } = claims;
  if (book === null) {
    const malformed = bookFinding('malformed');
    return {
      number: '–',
      edition: 0,
      school: '–',
      years: [],
      findings: [malformed],
      weight: malformed.weight,
    };
  }
  const years: ExaminedYear[] = [];
  for (const year of book.years) years.push(await examineYear(pdf, book, year, verify));
  const own = [...signatureFindings(book, report), ...strangers(pdf, book)];
  const clean = own.length === 0 && years.every(({ weight }) => weight !== 'failure');
  const findings = clean ? [bookFinding('proved', { count: years.length })] : own;
  const weight = gravest([...findings, ...years].map((one) => one.weight));
  return { number: book.number, edition: book.edition, school: book.school.name, years, findings, weight };
}

function signatureFindings(book: PupilBookSnapshot, report: VerificationReport): BookFinding[] {
  const [{ name }] = book.signatories;
  const principal = signerOfField(report, 'Principal');
  const seal = signerOfField(report, 'OrgSeal');
  const about = (
    found: string | null,
    expected: string,
    codes: readonly ['notSigned' | 'notSealed', 'principalOfAnother' | 'sealOfAnother'],
  ) => {
    if (found === null) return [bookFinding(codes[0])];
    return sameText(found, expected) ? [] : [bookFinding(codes[1], { found, expected })];
  };
  return [
    ...about(principal, name, ['notSigned', 'principalOfAnother']),
    ...about(seal, book.school.name, ['notSealed', 'sealOfAnother']),
  ];
}

function strangers(pdf: Uint8Array, book: PupilBookSnapshot): BookFinding[] {
  const named = new Set([
    SNAPSHOT_FILE,
    BOOK_REPORT,
    BOOK_REPORT_DATA,
    ...book.years.map(({ file }) => file),
  ]);
  const names = attachedFileNames(pdf);
  const about = (code: 'strangeFile' | 'doubledFile', files: readonly string[]) =>
    files.length === 0 ? [] : [bookFinding(code, { files: [...new Set(files)].slice(0, 5).join(', ') })];
  return [
    ...about(
      'strangeFile',
      names.filter((name) => !named.has(name)),
    ),
    // Another program may show the second where this one looked into the first.
    ...about(
      'doubledFile',
      names.filter((name, index) => names.indexOf(name) < index),
    ),
    ...about(
      'doubledFile',
      book.years.flatMap(({ file }, index) =>
        book.years.findIndex((other) => other.file === file) < index ? [file] : [],
      ),
    ),
  ];
}

async function examineYear(
  pdf: Uint8Array,
  book: PupilBookSnapshot,
  year: BoundYear,
  verify: Verify,
): Promise<ExaminedYear> {
  const { schoolYear, className, school, origin, file, document } = year;
  const told = { schoolYear, className, school: school.name, origin, file, version: document.version };
  const bytes = attachedFile(pdf, file, MOST_OF_A_YEAR);
  if (bytes === undefined) {
    const missing = bookFinding('yearMissing', { year: schoolYear });
    const nothing = { sha256: document.fileHash as Sha256, verdict: null, signatures: 0 };
    return { ...told, ...nothing, findings: [missing], weight: missing.weight };
  }
  const hash = sha256(bytes);
  const report = await verify(bytes);
  const findings = [
    ...(hash === document.fileHash ? [] : [bookFinding('yearOther', { year: schoolYear })]),
    ...verdictFindings(report, schoolYear),
    ...contentFindings(bytes, book, year, report),
  ];
  const succession = await examineSuccession(bytes, report, verify);
  if (succession?.weight === 'failure') findings.push(bookFinding('yearSuccession', { year: schoolYear }));
  const { verdict } = report;
  const signatures = report.signatures.filter(({ kind }) => kind !== 'timestamp').length;
  const weight = gravest(findings.map((one) => one.weight));
  return { ...told, sha256: hash, verdict, signatures, findings, weight };
}

function verdictFindings({ verdict }: VerificationReport, year: string): BookFinding[] {
  if (verdict === 'valid') return [];
  return [bookFinding(verdict === 'indeterminate' ? 'yearUnsure' : 'yearInvalid', { year })];
}

/** What the file says of itself against what the book says of it. */
function contentFindings(
  bytes: Uint8Array,
  book: PupilBookSnapshot,
  { schoolYear: year, className, school, origin, snapshotHash }: BoundYear,
  report: VerificationReport,
): BookFinding[] {
  const claims = claimsOf(bytes);
  if (claims?.snapshot.kind !== 'transcript') return [bookFinding('notTranscript', { year })];
  const { pupil, ...inside } = claims.snapshot;
  const isSame =
    claims.snapshotHash === snapshotHash &&
    inside.schoolYear === year &&
    inside.className === className &&
    sameText(inside.school.name, school.name) &&
    sameText(pupil.name, book.pupil.name) &&
    pupil.birthDate === book.pupil.birthDate &&
    (origin === 'elsewhere' || pupil.code === book.pupil.code);
  const about = `${pupil.name}, ${inside.className}, ${inside.schoolYear}`;
  const expected = inside.school.name;
  const seal = signerOfField(report, 'OrgSeal');
  return [
    ...(isSame ? [] : [bookFinding('yearOfAnother', { year, about })]),
    ...(origin === 'own' && !sameText(expected, book.school.name)
      ? [bookFinding('yearSchool', { year, found: expected, expected: book.school.name })]
      : []),
    ...(seal !== null && sameText(seal, expected) ? [] : [bookFinding('yearSeal', { year, expected })]),
  ];
}
