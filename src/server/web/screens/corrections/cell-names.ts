// The name of a cell and its value, as people write them: whose, in which subject and term, in which column.
import { cellValueWords, parseCellPath, type ClassBook } from '../../../../assessment/index.ts';
import { partsWords } from '../../parts/index.ts';
import type { Language } from '../../words.ts';
import { entryWords } from '../entry/index.ts';

export interface NamedCell {
  readonly path: string;
  readonly pupil: string;
  readonly cell: string;
}

export function namedCell(
  path: string,
  { pupils, subjects }: Pick<ClassBook, 'pupils' | 'subjects'>,
  language: Language,
): NamedCell {
  const place = parseCellPath(path);
  if (place === null) return { path, pupil: '', cell: path };
  const { columns, regularColumn } = entryWords[language];
  const { terms } = partsWords[language];
  const pupil = pupils.find(({ code }) => code === place.pupil)?.name ?? place.pupil;
  if (place.part === 'conduct') return { path, pupil, cell: `${columns.conduct} · ${terms[place.term]}` };
  if (place.part === 'absences') return { path, pupil, cell: columns[place.leave] };
  if (place.part === 'particular') return { path, pupil, cell: columns[place.particular] };
  const { column, subject, term } = place;
  const name = subjects.find(({ code }) => code === subject)?.name ?? subject;
  const label =
    column.kind === 'regular'
      ? regularColumn(column.ordinal)
      : column.kind === 'kind'
        ? ''
        : columns[column.kind];
  return { path, pupil, cell: [name, terms[term], label].filter((part) => part !== '').join(' · ') };
}

/** `8,5` of 85 tenths; null of an empty cell. */
export const valueOf = (path: string, value: string | null): string | null => {
  const place = parseCellPath(path);
  return place === null ? value : cellValueWords(place, value);
};
