// Which windows changes of a class book fall into. Pure.
import { windowKey } from '../../../policies/index.ts';
import type { EntryWindow } from '../../../policies/index.ts';
import type { CellChange } from '../classes/score-changes.ts';

/**
 * Of each pupil who stays: particulars, results of a term, conduct of a term. Attendance, staff and the list's own order
 * have no window. Who leaves the class may leave at any time; who comes is entered like everybody.
 */
export function windowsOfCells(changes: readonly CellChange[]): readonly EntryWindow[] {
  const left = changes
    .filter(({ path, after }) => after === null && /^pupils\/.*\/code$/.test(path))
    .map(({ path }) => path.slice(0, -'code'.length));
  const windows = changes
    .filter(({ path }) => !left.some((pupil) => path.startsWith(pupil)))
    .flatMap(({ path }) => windowOf(path) ?? []);
  return [...new Map(windows.map((window) => [windowKey(window), window])).values()];
}

function windowOf(path: string): EntryWindow | undefined {
  const [, term] = /^pupils\/.*\/entries\/(HK1|HK2)\//.exec(path) ?? [];
  if (isTerm(term)) return { window: 'scores', term };
  const [, conduct] = /^pupils\/.*\/conduct\/(HK1|HK2)$/.exec(path) ?? [];
  if (isTerm(conduct)) return { window: 'classification', term: conduct };
  return particulars.test(path) ? { window: 'particulars' } : undefined;
}

const particulars = /^pupils\/.*\/(?:code|name|birthDate|gender|birthPlace|ethnicity)$/;
const isTerm = (term: string | undefined) => term === 'HK1' || term === 'HK2';
