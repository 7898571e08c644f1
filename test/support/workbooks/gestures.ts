// What teachers do to a sheet in one gesture: honestly, and by the mistakes the inspection of 2026 named.
import type { CellChange, ClassBook, Column, Term } from '../../../src/assessment/index.ts';
import { columnIn, pasted, withoutColumn, type SheetColumn } from './change-cells.ts';
import type { Random } from './random.ts';

/** A class before the gesture, and the changes. */
export interface Gesture {
  readonly before: ClassBook;
  readonly changes: readonly CellChange[];
}

type Doing = (book: ClassBook, random: Random) => Gesture;

const columns: readonly Column[] = [
  { kind: 'regular', ordinal: 1 },
  { kind: 'regular', ordinal: 2 },
  { kind: 'midterm' },
  { kind: 'final' },
];

const anyColumn = (book: ClassBook, random: Random): SheetColumn => ({
  subject: random.pick(book.subjects.filter(({ assessedBy }) => assessedBy === 'score')).code,
  term: random.pick<Term>(['HK1', 'HK2']),
  column: random.pick(columns),
});

const clamped = (score: number) => String(Math.max(0, Math.min(100, score)));

/** Scores as teachers give them: with a decimal, to the half, or whole. */
const marked = (value: string | null, random: Random, grain: number) =>
  value === null ? null : clamped(Math.round((Number(value) + random.integer(-9, 9)) / grain) * grain);

export const honest: Readonly<Record<string, Doing>> = {
  'a few corrections': (book, random) => {
    const changes = new Map<string, CellChange>();
    for (let count = random.integer(1, 12); count > 0; count -= 1) {
      const where = anyColumn(book, random);
      const row = random.integer(0, book.pupils.length - 1);
      const values = columnIn(book, where).map((value, index) =>
        index === row && value !== null ? clamped(Number(value) + random.integer(-30, 30)) : value,
      );
      for (const change of pasted(book, where, values)) changes.set(change.path, change);
    }
    return { before: book, changes: [...changes.values()] };
  },
  'a test marked again': (book, random) => {
    const where = anyColumn(book, random);
    const values = columnIn(book, where).map(
      (value) => value && clamped(Number(value) + random.integer(-5, 5)),
    );
    return { before: book, changes: pasted(book, where, values) };
  },
  'a column entered for the first time': (book, random) => {
    const where = anyColumn(book, random);
    const before = withoutColumn(book, where);
    const grain = random.pick([1, 5, 10]);
    return {
      before,
      changes: pasted(
        before,
        where,
        columnIn(book, where).map((value) => marked(value, random, grain)),
      ),
    };
  },
  'two columns entered together': (book, random) => {
    const { subject, term } = anyColumn(book, random);
    const grain = random.pick([1, 5, 10]);
    const [one, other] = columns.slice(0, 2).map((column) => ({ subject, term, column }));
    const before = withoutColumn(withoutColumn(book, one!), other!);
    const entered = [one!, other!].flatMap((where) =>
      pasted(
        before,
        where,
        columnIn(book, where).map((value) => marked(value, random, grain)),
      ),
    );
    return { before, changes: entered };
  },
};

const inSheet = (where: SheetColumn, column: Column): SheetColumn => ({ ...where, column });

export const mistaken: Readonly<Record<string, Doing>> = {
  'typed into the next column': (book, random) => {
    const where = anyColumn(book, random);
    const [from, to] = [inSheet(where, columns[0]!), inSheet(where, columns[1]!)];
    return { before: book, changes: pasted(book, to, columnIn(book, from)) };
  },
  'mid-term and final exchanged': (book, random) => {
    const where = anyColumn(book, random);
    const [midterm, final] = [inSheet(where, { kind: 'midterm' }), inSheet(where, { kind: 'final' })];
    const changes = [
      ...pasted(book, midterm, columnIn(book, final)),
      ...pasted(book, final, columnIn(book, midterm)),
    ];
    return { before: book, changes };
  },
  'pasted one row too low': (book, random) => {
    const where = anyColumn(book, random);
    const old = columnIn(book, where);
    return {
      before: book,
      changes: pasted(
        book,
        where,
        old.map((value, index) => old[index - 1] ?? value),
      ),
    };
  },
  'pasted into the other term': (book, random) => {
    const where = { ...anyColumn(book, random), term: 'HK2' as const };
    const before = withoutColumn(book, where);
    return { before, changes: pasted(before, where, columnIn(book, { ...where, term: 'HK1' })) };
  },
};
