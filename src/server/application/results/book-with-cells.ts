// The class book with its present marks: the frozen book gives the structure, the cells give every value.
import type { ClassBook, Mark, PupilEntry, Tenths, Term, TermEntry } from '../../../assessment/index.ts';
import { groupBy } from '../../../kernel/index.ts';
import type { Cell } from './cell-key.ts';
import { MOST_REGULAR } from './cell-values.ts';

/** Pupils, subjects and staff as in `book`; of pupils without cells nothing is known but what it says. */
export function bookWithCells(book: ClassBook, cells: readonly Cell[]): ClassBook {
  const byPupil = groupBy(cells, ({ pupil }) => pupil);
  return {
    ...book,
    pupils: book.pupils.map((pupil) => {
      const own = byPupil.get(pupil.code);
      return own ? pupilWith(pupil, valuesOf(own)) : pupil;
    }),
  };
}

/**
 * The same for a book that is present but for some pupils.
 * @param frozen the book that `present` stands on
 * @param cells all of these pupils
 */
export function bookWithPupils(
  { frozen, present }: { readonly frozen: ClassBook; readonly present: ClassBook },
  pupils: ReadonlySet<string>,
  cells: readonly Cell[],
): ClassBook {
  const some = { ...frozen, pupils: frozen.pupils.filter(({ code }) => pupils.has(code)) };
  const renewed = new Map(bookWithCells(some, cells).pupils.map((pupil) => [pupil.code, pupil]));
  return { ...present, pupils: present.pupils.map((pupil) => renewed.get(pupil.code) ?? pupil) };
}

/** By column; empty cells are left out. */
type Columns = ReadonlyMap<string, string>;

interface Values {
  readonly entries: Readonly<Record<Term, ReadonlyMap<string, Columns>>>;
  readonly conduct: Readonly<Record<Term, string | null>>;
  readonly absences: Columns;
  readonly plain: Columns;
}

function valuesOf(cells: readonly Cell[]): Values {
  const entries = {
    HK1: new Map<string, Map<string, string>>(),
    HK2: new Map<string, Map<string, string>>(),
  };
  const conduct: Record<Term, string | null> = { HK1: null, HK2: null };
  const [absences, plain] = [new Map<string, string>(), new Map<string, string>()];
  for (const { field, term, subject, column, value } of cells) {
    if (value === null) continue;
    if (field === 'entries' && term !== '') {
      const columns = entries[term].get(subject);
      if (columns) columns.set(column, value);
      else entries[term].set(subject, new Map([[column, value]]));
    } else if (field === 'conduct' && term !== '') conduct[term] = value;
    else if (field === 'absences') absences.set(column, value);
    else plain.set(field, value);
  }
  return { entries, conduct, absences, plain };
}

function pupilWith(pupil: PupilEntry, { entries, conduct, absences, plain }: Values): PupilEntry {
  return {
    ordinal: pupil.ordinal,
    code: pupil.code,
    name: plain.get('name') ?? '',
    birthDate: plain.get('birthDate') ?? '',
    gender: (plain.get('gender') ?? '') as PupilEntry['gender'],
    birthPlace: plain.get('birthPlace') ?? '',
    ethnicity: plain.get('ethnicity') ?? '',
    entries: {
      HK1: entriesWith(pupil.entries.HK1, entries.HK1),
      HK2: entriesWith(pupil.entries.HK2, entries.HK2),
    },
    conduct: conduct as PupilEntry['conduct'],
    absences: {
      permitted: Number(absences.get('permitted') ?? 0),
      unpermitted: Number(absences.get('unpermitted') ?? 0),
    },
  };
}

type Entries = Readonly<Record<string, TermEntry>>;

/** Subjects of the book and those that have a kind since. */
function entriesWith(former: Entries, values: ReadonlyMap<string, Columns>): Entries {
  const subjects = new Set(Object.keys(former));
  for (const [subject, columns] of values) if (columns.has('kind')) subjects.add(subject);
  return Object.fromEntries(
    [...subjects].map((subject) => [subject, entryWith(former[subject], values.get(subject) ?? noColumns)]),
  );
}

const noColumns: Columns = new Map();

function entryWith(former: TermEntry | undefined, columns: Columns): TermEntry {
  const kind = (columns.get('kind') ?? former?.kind ?? 'exempt') as TermEntry['kind'];
  const remark = columns.get('remark') ?? '';
  if (kind === 'exempt') return { kind, remark };
  const length = regularsOf(former, columns);
  const read = (column: string) => columns.get(column) ?? null;
  const regular = Array.from({ length }, (_, index) => read(`regular/${index}`));
  if (kind === 'comment') {
    return {
      kind,
      regular: regular as (Mark | null)[],
      midterm: read('midterm') as Mark | null,
      final: read('final') as Mark | null,
      remark,
    };
  }
  const score = (value: string | null) => (value === null ? null : (Number(value) as Tenths));
  return {
    kind,
    regular: regular.map(score),
    midterm: score(read('midterm')),
    final: score(read('final')),
    remark,
  };
}

/** Columns the book has room for, and more where more was entered. */
function regularsOf(former: TermEntry | undefined, columns: Columns): number {
  let length = former && former.kind !== 'exempt' ? former.regular.length : 0;
  for (const column of columns.keys()) {
    if (!column.startsWith(REGULAR)) continue;
    const index = Number(column.slice(REGULAR.length));
    if (index < MOST_REGULAR && index >= length) length = index + 1;
  }
  return length;
}

const REGULAR = 'regular/';
