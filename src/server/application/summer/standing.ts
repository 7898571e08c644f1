// How one pupil's year stands before and after summer, read at once.
import { afterSummer, assess, summerWork } from '../../../assessment/index.ts';
import type {
  AfterSummer,
  ClassBook,
  PupilEntry,
  PupilResult,
  SummerWork,
} from '../../../assessment/index.ts';
import type { ClassId } from '../../../kernel/index.ts';
import { readBook } from '../classes/class-books.ts';
import { applicationFault } from '../faults.ts';
import type { House } from '../ports/house.ts';
import type { SummerLine, SummerPage } from '../ports/summer-store.ts';
import type { SchoolClass, SchoolRecord } from '../rows.ts';
import { summerFault } from './faults.ts';
import { summerOf, type PupilSummer } from './items.ts';

export interface ClassInSummer {
  readonly schoolClass: SchoolClass;
  readonly book: ClassBook;
  readonly records: readonly SchoolRecord[];
  readonly lines: readonly SummerLine[];
  readonly pages: readonly SummerPage[];
}

/** @throws Fault `class.unknown`, `blob.*` */
export async function classInSummer(house: House, classId: ClassId): Promise<ClassInSummer> {
  const read = await house.store.read(async (view) => {
    const schoolClass = await view.schoolClass(classId);
    if (!schoolClass) throw applicationFault('class.unknown', { class: classId });
    return {
      schoolClass,
      records: await view.recordsOf(classId),
      lines: await view.summerLines(classId),
      pages: await view.summerPages(classId),
    };
  });
  return { ...read, book: await readBook(house, read.schoolClass) };
}

export interface PupilInSummer {
  readonly entry: PupilEntry;
  readonly result: PupilResult;
  readonly given: PupilSummer;
  /** Null: nothing is due, or nothing may be mended. */
  readonly work: SummerWork | null;
  readonly after: AfterSummer | null;
  /** The latest. */
  readonly page: SummerPage | null;
}

/** In the order of the class list. */
export function pupilsInSummer({ book, lines, pages }: ClassInSummer): readonly PupilInSummer[] {
  const results = assess(book).pupils;
  return book.pupils.flatMap((entry, index) => {
    const result = results[index];
    if (!result) return [];
    const given = summerOf(lines, entry.code);
    return [
      {
        entry,
        result,
        given,
        work: summerWork(book.regime, result),
        after: afterSummer(book.regime, result, given),
        page: pages.findLast(({ pupil }) => pupil === entry.code) ?? null,
      },
    ];
  });
}

const CLOSED: ReadonlySet<string> = new Set(['locked', 'archived']);

/** Codes of the pupils whose year is closed. */
export const closedIn = ({ records }: ClassInSummer): ReadonlySet<string> =>
  new Set(
    records
      .filter(({ kind, snapshot }) => kind === 'transcript' && CLOSED.has(snapshot.state))
      .map(({ key }) => key),
  );

/**
 * The pupil with the transcript that the summer adds to.
 * @throws Fault `record.pupilUnknown`, `summer.yearOpen`, `summer.notDue`
 */
export function pupilDue(
  found: ClassInSummer,
  code: string,
): PupilInSummer & { readonly work: SummerWork; readonly after: AfterSummer; readonly record: SchoolRecord } {
  const pupil = pupilsInSummer(found).find(({ entry }) => entry.code === code);
  const record = found.records.find(({ kind, key }) => kind === 'transcript' && key === code);
  if (!pupil || !record) throw applicationFault('record.pupilUnknown', { pupil: code });
  isClosed(record, code);
  const { work, after } = pupil;
  if (!work || !after) throw summerFault('summer.notDue', { pupil: code, item: '—' });
  return { ...pupil, work, after, record };
}

/** @throws Fault `summer.yearOpen` */
export function isClosed({ snapshot }: SchoolRecord, pupil: string): void {
  if (!CLOSED.has(snapshot.state)) throw summerFault('summer.yearOpen', { pupil });
}
