// What looks like a mistake rather than a mark: a warning with its cells, numbers and sentences, never a refusal.
import { columnLabel, type Column } from '../completeness.ts';
import type { SubjectCode, Term } from '../class-book.ts';
import type { ColumnValues } from './columns.ts';
import { sentences } from './sentences.ts';

export type SuspicionKind = keyof typeof sentences;

export interface Suspicion {
  readonly kind: SuspicionKind;
  readonly subject: SubjectCode;
  readonly term: Term;
  /** `null`: the whole sheet. */
  readonly column: Column | null;
  /** Paths of the changed cells it is about. */
  readonly cells: readonly string[];
  /** What was counted and compared, by the names the sentences use. */
  readonly numbers: Readonly<Record<string, string | number>>;
  readonly vi: string;
  readonly en: string;
}

export function suspicion(
  kind: SuspicionKind,
  values: Pick<ColumnValues, 'subject' | 'term' | 'paths'> & { readonly column: Column | null },
  indexes: readonly number[],
  counted: Readonly<Record<string, string | number>>,
): Suspicion {
  const { subject, term, column, paths } = values;
  const sheet = `${subject.name} ${term}`;
  const numbers = { sheet, ...(column ? { column: columnLabel(column) } : {}), ...counted };
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => String(Reflect.get(numbers, name)));
  return {
    kind,
    subject: subject.code,
    term,
    column,
    cells: indexes.flatMap((index) => paths.get(index) ?? []),
    numbers,
    vi: fill(sentences[kind].vi),
    en: fill(sentences[kind].en),
  };
}
