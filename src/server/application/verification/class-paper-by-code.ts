// What anybody may know of minutes or a supplementary page whose printed code they hold: that it exists, and how it
// stands. No marks, no pupil.
import type { ClassId, Instant, PersonId, Sha256 } from '../../../kernel/index.ts';
import { stillToSign } from '../../../workflows/index.ts';
import type { SigningRole } from '../../../workflows/index.ts';
import type { House } from '../ports/house.ts';
import type { SummerPage, SummerStage } from '../ports/summer-store.ts';
import type { View } from '../ports/unit-of-work.ts';
import { parseVerificationCode } from '../verification-code.ts';
import { paperProgress, paperState } from './paper-state.ts';

export type ClassPaperKind = 'correctionMinutes' | 'supplementaryPage';
/** `present`: somebody who was there and signed the minutes. */
export type ClassPaperRole = SigningRole | 'seal' | 'present';

export interface CodedClassPaper {
  readonly code: string;
  readonly kind: ClassPaperKind;
  readonly school: string;
  readonly schoolClass: string;
  readonly schoolYear: string;
  readonly version: number;
  /** False when a later decision made another. */
  readonly latest: boolean;
  /** Code of the page that later decisions made; null for the latest. */
  readonly successor: string | null;
  readonly state: ReturnType<typeof paperState>;
  /** All have signed who are to, and the seal is on it where there is to be one. */
  readonly complete: boolean;
  /** SHA-256 and length of the file as it is stored now. */
  readonly file: { readonly sha256: Sha256; readonly length: number } | null;
  readonly signatures: readonly {
    readonly role: ClassPaperRole;
    readonly person: string;
    readonly at: Instant;
  }[];
}

/** @param typed as people type it; null for what is no code or belongs to neither */
export async function classPaperOfCode(
  { store }: Pick<House, 'store'>,
  typed: string,
): Promise<CodedClassPaper | null> {
  const code = parseVerificationCode(typed);
  if (code === null) return null;
  return store.read(async (view) => {
    const found = (await minutesFound(view, code)) ?? (await pageFound(view, code));
    return found && told(view, code, found);
  });
}

interface Found {
  readonly kind: ClassPaperKind;
  readonly classId: ClassId;
  readonly version: number;
  readonly successor: string | null;
  /** Nobody but the office is awaited. */
  readonly allSigned: boolean;
  readonly toSeal: boolean;
  readonly segments: readonly { readonly length: number; readonly fileHash: Sha256 }[];
  readonly signed: readonly {
    readonly role: ClassPaperRole;
    readonly signer: PersonId;
    readonly at: Instant;
  }[];
}

async function minutesFound(view: View, code: string): Promise<Found | null> {
  const minutes = await view.minutesByCode(code);
  const correction = minutes && (await view.correction(minutes.correctionId));
  if (!correction) return null;
  const segments = await view.minutesSegments(correction.id);
  return {
    kind: 'correctionMinutes',
    classId: correction.classId,
    version: 1,
    successor: null,
    allSigned: stillToSign(correction.snapshot.context).length === 0,
    toSeal: hasSeal(minutes),
    segments,
    signed: segments.flatMap(({ signer, at, place }) =>
      signer === null ? [] : [{ role: place ?? 'present', signer, at }],
    ),
  };
}

async function pageFound(view: View, code: string): Promise<Found | null> {
  const page = await view.summerPageByCode(code);
  if (!page) return null;
  const { classId, version, pupil, signers } = page;
  const segments = await view.summerSegments(page.id);
  const last = (await view.summerPages(classId)).findLast((one) => one.pupil === pupil);
  const filled = new Set(segments.map(({ place }) => place));
  const stageOf = (place: string) => signers.find(({ key }) => key === place)?.stage;
  return {
    kind: 'supplementaryPage',
    classId,
    version,
    successor: last === undefined || last.id === page.id ? null : last.verificationCode,
    allSigned: signers.every(({ key }) => filled.has(key)),
    toSeal: hasSeal(page),
    segments,
    signed: segments.flatMap(({ place, signer, at }) => {
      const stage = stageOf(place);
      return signer === null ? [] : [{ role: stage ? roles[stage] : 'seal', signer, at }];
    }),
  };
}

const hasSeal = ({ slots }: Pick<SummerPage, 'slots'>): boolean =>
  slots.some(({ purpose }) => purpose === 'seal' || purpose === 'sealSlice');

const roles = {
  subjectTeacher: 'subjectTeacher',
  homeroom: 'homeroomTeacher',
  leader: 'principal',
} as const satisfies Record<SummerStage, SigningRole>;

async function told(view: View, code: string, found: Found): Promise<CodedClassPaper | null> {
  const { kind, version, successor, segments, signed } = found;
  const schoolClass = await view.schoolClass(found.classId);
  const school = (await view.schools()).find(({ id }) => id === schoolClass?.schoolId);
  if (!schoolClass || !school) return null;
  const people = await view.people([...new Set(signed.map(({ signer }) => signer))]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const sealed = signed.some(({ role }) => role === 'seal');
  const { allSigned, toSeal } = found;
  const last = segments.at(-1);
  return {
    code,
    kind,
    school: school.name,
    schoolClass: schoolClass.name,
    schoolYear: schoolClass.schoolYear,
    version,
    latest: successor === null,
    successor,
    state: paperState(paperProgress({ signatures: signed.length, sealed, allSigned })),
    complete: sealed || (allSigned && !toSeal),
    file: last
      ? { sha256: last.fileHash, length: segments.reduce((sum, { length }) => sum + length, 0) }
      : null,
    signatures: signed.map(({ role, signer, at }) => ({ role, person: names.get(signer) ?? '', at })),
  };
}
