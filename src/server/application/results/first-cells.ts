// The marks of a class book as cells, before anything of it was ever changed.
import type { ClassBook } from '../../../assessment/index.ts';
import { cellChanges } from '../classes/score-changes.ts';
import { keyOfPath } from './cell-key.ts';
import type { Cell } from './cell-key.ts';

export const cellsOfBook = (book: ClassBook): readonly Omit<Cell, 'change'>[] =>
  cellChanges(null, book).flatMap(({ path, after }) => {
    const place = keyOfPath(path);
    return place ? [{ ...place, value: after }] : [];
  });
