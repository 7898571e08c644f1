// A sheet with everything that somebody who types into it wants to see around it: closed cells, orders, test days, names.
import { requiredRegularScores } from '../../../assessment/index.ts';
import type { ClassBook, Subject } from '../../../assessment/index.ts';
import { may } from '../access/may.ts';
import { classTarget } from '../access/permission.ts';
import type { House } from '../ports/house.ts';
import type { TestDay } from '../ports/test-days-store.ts';
import type { View } from '../ports/unit-of-work.ts';
import { whyClosed } from '../result-locks/why-closed.ts';
import type { SchoolClass } from '../rows.ts';
import { keyOfPath, pathOf } from './cell-key.ts';
import type { CellKey } from './cell-key.ts';
import { MOST_REGULAR } from './cell-values.ts';
import { readSheet } from './read-sheet.ts';
import type { SheetAsked, SheetRead } from './read-sheet.ts';
import type { Sheet } from './sheet.ts';

export interface Grid {
  readonly read: Omit<SheetRead, 'from'>;
  readonly schoolClass: SchoolClass;
  /** The whole class for those who may look into all of its sheets; of others only this subject, without what is personal. */
  readonly book: ClassBook;
  /** Whether `book` is whole: only then anything can be said of more than this sheet. */
  readonly seesClass: boolean;
  /** In the order of the sheet, as in a cell's path. */
  readonly columns: readonly string[];
  readonly rows: readonly GridRow[];
  readonly windows: SheetRead['from']['windows'];
  readonly testDays: readonly TestDay[];
  /** Other sheets of subjects that whoever asks may look into, by term. */
  readonly subjects: readonly Subject[];
}

export interface GridRow {
  readonly code: string;
  readonly name: string;
  readonly ordinal: number;
  /** One for each column; null where the pupil has no such cell: exempt, or without the subject. */
  readonly cells: readonly (GridCell | null)[];
  readonly exempt: boolean;
}

export interface GridCell {
  readonly path: string;
  readonly value: string | null;
  readonly closed: GridClosed | null;
}

/** `number` of the decision that locked; null when nobody numbered it. */
export type GridClosed =
  { readonly by: 'lock'; readonly number: string | null } | { readonly by: 'record'; readonly title: string };

/**
 * @param more regular columns than the sheet has, for those about to fill them
 * @throws Fault `class.unknown`, `access.notPermitted`, `blob.*`
 */
export async function readGrid(house: House, asked: SheetAsked, more = 0): Promise<Grid> {
  const { from, ...read } = await readSheet(house, asked);
  const { schoolClass, closing, windows } = from;
  const at = closing.at;
  const around = await house.store.read((view) => aroundOf(view, asked, schoolClass));
  const sees = (subject?: string, term?: 'HK1' | 'HK2') => {
    const target = { ...classTarget(schoolClass), ...(subject && { subject }), ...(term && { term }) };
    return may(around.held, 'results.read', target, at) !== null;
  };
  const seesClass = sees();
  const { sheet } = asked;
  const columns = columnsOf(sheet, from.book, more);
  const standing = new Map(read.cells.map((cell) => [cell.path, cell]));
  const cellAt = (key: CellKey): GridCell => {
    const path = pathOf(key);
    const why = whyClosed(key, closing);
    return {
      path,
      value: standing.get(path)?.value ?? null,
      closed:
        why &&
        (why.by === 'lock'
          ? { by: 'lock', number: around.orders.get(why.lock.lockedBy) ?? null }
          : { by: 'record', title: why.record.title }),
    };
  };
  const term = 'term' in sheet ? sheet.term : undefined;
  return {
    read,
    schoolClass,
    seesClass,
    book: seesClass ? from.book : partOf(from.book, sheet, sees),
    columns,
    rows: from.book.pupils.map(({ code, name, ordinal, entries }) => {
      const entry = sheet.kind === 'subject' ? entries[sheet.term][sheet.subject] : undefined;
      const has = sheet.kind !== 'subject' || (entry !== undefined && entry.kind !== 'exempt');
      return {
        code,
        name,
        ordinal,
        exempt: entry?.kind === 'exempt',
        cells: columns.map((column) => (has ? cellAt(keyAt(sheet, code, column)) : null)),
      };
    }),
    windows,
    testDays: around.testDays.filter(
      (day) => sheet.kind === 'subject' && day.subject === sheet.subject && day.term === sheet.term,
    ),
    subjects: from.book.subjects.filter(({ code }) => sees(code, term)),
  };
}

async function aroundOf(view: View, { classId, by }: SheetAsked, { id }: SchoolClass) {
  const orders = await view.lockingOrdersOf(id);
  return {
    held: await view.appointmentsOf(by),
    testDays: await view.testDays(classId),
    orders: new Map<string, string | null>(orders.map((order) => [order.id, order.decision?.number ?? null])),
  };
}

const plainColumns: Readonly<Record<Exclude<Sheet['kind'], 'subject'>, readonly string[]>> = {
  conduct: [''],
  absences: ['permitted', 'unpermitted'],
  particulars: ['name', 'birthDate', 'gender', 'birthPlace', 'ethnicity'],
};

/** As many regular ones as the circular wants and as the fullest row has (TT 22/2021 Đ6.2). */
function columnsOf(sheet: Sheet, { regime, subjects, pupils }: ClassBook, more: number): readonly string[] {
  if (sheet.kind !== 'subject') return plainColumns[sheet.kind];
  const subject = subjects.find(({ code }) => code === sheet.subject);
  const lengths = pupils.map(({ entries }) => {
    const entry = entries[sheet.term][sheet.subject];
    return entry && entry.kind !== 'exempt' ? entry.regular.length : 0;
  });
  const there = Math.max(subject ? requiredRegularScores(regime, subject) : 0, ...lengths);
  const regular = Math.min(there + more, MOST_REGULAR);
  const numbered = Array.from({ length: regular }, (_, index) => `regular/${index}`);
  return [...numbered, 'midterm', 'final', 'remark'];
}

function keyAt(sheet: Sheet, pupil: string, column: string): CellKey {
  const bare = { pupil, term: '', subject: '', column: '' } as const;
  if (sheet.kind === 'subject')
    return { pupil, field: 'entries', term: sheet.term, subject: sheet.subject, column };
  if (sheet.kind === 'conduct') return { ...bare, field: 'conduct', term: sheet.term };
  if (sheet.kind === 'absences') return { ...bare, field: 'absences', column };
  return keyOfPath(`pupils/${pupil}/${column}`) ?? { ...bare, field: 'name' };
}

/** The subject alone, in the terms that may be looked into: for the average of the year. */
function partOf(
  book: ClassBook,
  sheet: Sheet,
  sees: (subject: string, term: 'HK1' | 'HK2') => boolean,
): ClassBook {
  const subject = sheet.kind === 'subject' ? sheet.subject : '';
  const own = (entries: ClassBook['pupils'][number]['entries'], term: 'HK1' | 'HK2') => {
    const entry = entries[term][subject];
    return entry && sees(subject, term) ? { [subject]: entry } : {};
  };
  return {
    ...book,
    subjects: book.subjects.filter(({ code }) => code === subject),
    pupils: book.pupils.map((pupil) => ({
      ...pupil,
      birthDate: '',
      birthPlace: '',
      ethnicity: '',
      entries: { HK1: own(pupil.entries, 'HK1'), HK2: own(pupil.entries, 'HK2') },
      conduct: { HK1: null, HK2: null },
      absences: { permitted: 0, unpermitted: 0 },
    })),
  };
}
