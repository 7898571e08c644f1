// Which years of a pupil can be bound: the last sealed file of each, the school's own and those taken over from elsewhere;
// and which cannot, with the reason.
import type { AbsentYear, PupilBookSnapshot, TranscriptSnapshot } from '../../../documents/index.ts';
import type { Sha256 } from '../../../kernel/index.ts';
import { sealedSource } from '../office/copies/sealed-source.ts';
import type { BlobSlice } from '../ports/blobs.ts';
import type { BookRequest } from '../ports/books-store.ts';
import type { House } from '../ports/house.ts';
import type { View } from '../ports/unit-of-work.ts';

export interface YearToBind {
  readonly origin: 'own' | 'elsewhere';
  readonly version: number;
  readonly verificationCode: string;
  readonly snapshotHash: string;
  readonly fileHash: Sha256;
  readonly segments: readonly BlobSlice[];
  readonly snapshot: TranscriptSnapshot;
}

export interface GatheredYears {
  /** Oldest first. */
  readonly years: readonly YearToBind[];
  readonly absent: readonly AbsentYear[];
}

type Pupil = Pick<BookRequest, 'schoolId' | 'pupilCode' | 'pupilName'>;

/** @throws Fault `blob.missing`, `blob.damaged` */
export async function gatherYears(
  house: Pick<House, 'store' | 'blobs'>,
  pupil: Pupil,
): Promise<GatheredYears> {
  const { own, absent, foreign, level } = await house.store.read((view) => ofPupil(view, pupil));
  const years: YearToBind[] = [];
  for (const { document, chain } of own) {
    const json = Buffer.from(await house.blobs.get(document.snapshotHash)).toString('utf8');
    const { version, verificationCode, snapshotHash } = document;
    const fileHash = chain.at(-1)?.fileHash;
    if (fileHash === undefined) continue;
    const snapshot = JSON.parse(json) as TranscriptSnapshot;
    years.push({
      origin: 'own',
      version,
      verificationCode,
      snapshotHash,
      fileHash,
      segments: chain,
      snapshot,
    });
  }
  for (const { snapshot: json, examined } of foreign)
    years.push(...(await yearsElsewhere(house, json, examined, years)));
  years.sort((a, b) => compare(a.snapshot.schoolYear, b.snapshot.schoolYear));
  return {
    years,
    absent: [...absent, ...missingGrades(years, absent, level)].sort((a, b) => a.grade - b.grade),
  };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

async function ofPupil(view: View, { schoolId, pupilCode, pupilName }: Pupil) {
  const named = (await view.namesOfCode(schoolId, pupilCode, MOST)).filter(
    ({ code, name }) => code === pupilCode && name === pupilName,
  );
  const classes = new Map((await view.classes()).map((one) => [one.id, one]));
  const own: Awaited<ReturnType<typeof sealedSource>>[] = [];
  const absent: AbsentYear[] = [];
  for (const record of await view.records(named.map(({ recordId }) => recordId))) {
    const home = classes.get(record.classId);
    if (!home || record.kind !== 'transcript') continue;
    const why = whyNot(record.snapshot.state);
    const sealed = (await view.filledSlots([record.id])).some(({ role }) => role === 'seal');
    const said = why ?? (sealed ? null : ('onPaper' as const));
    if (said === null) own.push(await sealedSource(view, record.id));
    else absent.push({ grade: home.grade, schoolYear: home.schoolYear, className: home.name, why: said });
  }
  const school = (await view.schools()).find(({ id }) => id === schoolId);
  const foreign = [];
  for (const book of await view.foreignBooksOf(schoolId, pupilCode))
    if ((await view.foreignBookAcceptance(book.id))?.pupilName === pupilName) foreign.push(book);
  return { own, absent, foreign, level: school?.level ?? 'THCS' };
}

const MOST = 1000;

function whyNot(state: string): AbsentYear['why'] | null {
  if (state === 'locked' || state === 'archived') return null;
  return state === 'superseded' ? 'underCorrection' : 'notLocked';
}

/** The years of a taken-over book, unless the school has the same file itself. Their files are blobs of their own. */
async function yearsElsewhere(
  house: Pick<House, 'blobs'>,
  json: string,
  examined: string,
  known: readonly YearToBind[],
): Promise<readonly YearToBind[]> {
  const book = JSON.parse(json) as PupilBookSnapshot;
  const { transcripts } = JSON.parse(examined) as { readonly transcripts: readonly Sha256[] };
  const years: YearToBind[] = [];
  for (const [index, { document, snapshotHash, schoolYear }] of book.years.entries()) {
    const fileHash = document.fileHash as Sha256;
    const isKnown = [...known, ...years].some(
      (one) => one.fileHash === fileHash || one.snapshot.schoolYear === schoolYear,
    );
    const transcript = transcripts[index];
    if (isKnown || transcript === undefined) continue;
    const snapshot = JSON.parse(
      Buffer.from(await house.blobs.get(transcript)).toString('utf8'),
    ) as TranscriptSnapshot;
    const length = (await house.blobs.get(fileHash)).length;
    const { version, verificationCode } = document;
    years.push({
      ...{ origin: 'elsewhere', version, verificationCode, snapshotHash, fileHash, snapshot },
      segments: [{ blob: fileHash, start: 0, length }],
    });
  }
  return years;
}

/** Grades of the level below the highest one seen that nothing is known of. */
function missingGrades(
  years: readonly YearToBind[],
  absent: readonly AbsentYear[],
  level: 'THCS' | 'THPT',
): AbsentYear[] {
  const seen = new Set([...years.map(({ snapshot }) => snapshot.grade), ...absent.map(({ grade }) => grade)]);
  const first = FIRST_GRADE[level];
  const highest = Math.max(first - 1, ...seen);
  return Array.from({ length: highest - first + 1 }, (_, index) => first + index)
    .filter((grade) => !seen.has(grade))
    .map((grade) => ({ grade, schoolYear: null, className: null, why: 'missing' }));
}

const FIRST_GRADE = { THCS: 6, THPT: 10 } as const;
export const LAST_GRADE = { THCS: 9, THPT: 12 } as const;
