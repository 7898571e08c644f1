// Which required cells are still empty: the gate before anybody signs (R34, R61).
import {
  terms,
  type ClassBook,
  type PupilEntry,
  type Subject,
  type SubjectCode,
  type Term,
} from './class-book.ts';
import { requiredRegularScores } from './regimes.ts';

export type Column =
  | { readonly kind: 'regular'; /** From 1. */ readonly ordinal: number }
  | { readonly kind: 'midterm' }
  | { readonly kind: 'final' };

export type MissingCell =
  | {
      readonly kind: 'entry';
      readonly pupil: string;
      readonly term: Term;
      readonly subject: SubjectCode;
      readonly column: Column;
    }
  | { readonly kind: 'conduct'; readonly pupil: string; readonly term: Term };

/** Left out: both terms, all subjects, conduct included. */
export interface CompletenessScope {
  readonly terms?: readonly Term[];
  /** Only these subjects, and no conduct: what a subject teacher signs for. */
  readonly subjects?: readonly SubjectCode[];
}

/** The empty required cells of one pupil; exempt subjects need none. An empty list means complete. */
export function completeness(
  book: ClassBook,
  pupil: PupilEntry,
  scope: CompletenessScope = {},
): readonly MissingCell[] {
  const subjects = book.subjects.filter(({ code }) => scope.subjects?.includes(code) ?? true);
  return (scope.terms ?? terms).flatMap((term) => [
    ...subjects.flatMap((subject) =>
      emptyColumns(book, subject, pupil, term).map((column) => ({
        kind: 'entry' as const,
        pupil: pupil.code,
        term,
        subject: subject.code,
        column,
      })),
    ),
    ...(scope.subjects || pupil.conduct[term] !== null
      ? []
      : [{ kind: 'conduct' as const, pupil: pupil.code, term }]),
  ]);
}

/** The empty required cells of the whole class, pupil by pupil. */
export const classCompleteness = (book: ClassBook, scope: CompletenessScope = {}): readonly MissingCell[] =>
  book.pupils.flatMap((pupil) => completeness(book, pupil, scope));

/** The assessed columns one pupil needs, in the order of the sheet; none when exempt. */
export function requiredColumns(
  book: Pick<ClassBook, 'regime'>,
  subject: Subject,
  pupil: PupilEntry,
  term: Term,
): readonly { readonly column: Column; readonly empty: boolean }[] {
  const entry = pupil.entries[term][subject.code];
  if (entry?.kind === 'exempt') return [];
  const entered = entry?.kind === subject.assessedBy ? entry : undefined;
  const count = Math.max(requiredRegularScores(book.regime, subject), entered?.regular.length ?? 0);
  return [
    ...Array.from({ length: count }, (_, index) => ({
      column: { kind: 'regular' as const, ordinal: index + 1 },
      empty: (entered?.regular[index] ?? null) === null,
    })),
    { column: { kind: 'midterm' }, empty: (entered?.midterm ?? null) === null },
    { column: { kind: 'final' }, empty: (entered?.final ?? null) === null },
  ];
}

/** The column's name as the sheet writes it, e.g. `ĐĐGtx 2`. */
export function columnLabel(column: Column): string {
  if (column.kind === 'regular') return `ĐĐGtx ${column.ordinal}`;
  return column.kind === 'midterm' ? 'ĐĐGgk' : 'ĐĐGck';
}

function emptyColumns(book: ClassBook, subject: Subject, pupil: PupilEntry, term: Term): readonly Column[] {
  return requiredColumns(book, subject, pupil, term)
    .filter(({ empty }) => empty)
    .map(({ column }) => column);
}
