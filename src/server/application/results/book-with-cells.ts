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

/** By field, term, subject and column; empty cells are left out. */
type Values = ReadonlyMap<string, string>;

const keyOf = (...parts: readonly string[]): string => parts.join('\n');

const valuesOf = (cells: readonly Cell[]): Values =>
  new Map(
    cells.flatMap(({ field, term, subject, column, value }) =>
      value === null ? [] : [[keyOf(field, term, subject, column), value] as const],
    ),
  );

function pupilWith(pupil: PupilEntry, values: Values): PupilEntry {
  const plain = (field: string) => values.get(keyOf(field, '', '', '')) ?? '';
  const conduct = (term: Term) => (values.get(keyOf('conduct', term, '', '')) ?? null) as ConductOrNull;
  const absences = (column: string) => Number(values.get(keyOf('absences', '', '', column)) ?? 0);
  return {
    ordinal: pupil.ordinal,
    code: pupil.code,
    name: plain('name'),
    birthDate: plain('birthDate'),
    gender: plain('gender') as PupilEntry['gender'],
    birthPlace: plain('birthPlace'),
    ethnicity: plain('ethnicity'),
    entries: { HK1: entriesWith(pupil, 'HK1', values), HK2: entriesWith(pupil, 'HK2', values) },
    conduct: { HK1: conduct('HK1'), HK2: conduct('HK2') },
    absences: { permitted: absences('permitted'), unpermitted: absences('unpermitted') },
  };
}

type ConductOrNull = PupilEntry['conduct'][Term];

/** Subjects of the book and those that have a kind since. */
function entriesWith(pupil: PupilEntry, term: Term, values: Values): Readonly<Record<string, TermEntry>> {
  const subjects = new Set(Object.keys(pupil.entries[term]));
  for (const key of values.keys()) {
    const [field, of, subject = '', column] = key.split('\n');
    if (field === 'entries' && of === term && column === 'kind') subjects.add(subject);
  }
  return Object.fromEntries(
    [...subjects].map((subject) => [
      subject,
      entryWith(pupil.entries[term][subject], (column) =>
        values.get(keyOf('entries', term, subject, column)),
      ),
    ]),
  );
}

function entryWith(
  former: TermEntry | undefined,
  valueOf: (column: string) => string | undefined,
): TermEntry {
  const kind = (valueOf('kind') ?? former?.kind ?? 'exempt') as TermEntry['kind'];
  const remark = valueOf('remark') ?? '';
  if (kind === 'exempt') return { kind, remark };
  const length = regularsOf(former, valueOf);
  const read = (column: string) => valueOf(column) ?? null;
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
function regularsOf(former: TermEntry | undefined, valueOf: (column: string) => string | undefined): number {
  let length = former && former.kind !== 'exempt' ? former.regular.length : 0;
  for (let index = length; index < MOST_REGULAR; index += 1) {
    if (valueOf(`regular/${index}`) !== undefined) length = index + 1;
  }
  return length;
}
