// What changed, cell by cell, old and new, as people write marks: told by the entry itself, or by the lines of the log it names.
import type { JournalEntry, ScoreChange } from '../../../application/index.ts';
import type { Language } from '../../words.ts';
import { namedCell, valueOf } from '../corrections/cell-names.ts';
import { journalWords } from './words.ts';

/** Lines of the log that one entry shows; the rest is counted. */
export const MOST_LINES = 8;

export interface ToldChange {
  readonly place: string;
  readonly before: string | null;
  readonly after: string | null;
}

type Event = JournalEntry['event'];

/** Ids of the lines of the log of marks that an entry is about. */
export function linesOf({ type, first, last }: Event): readonly number[] {
  if (type !== 'results.changed' || typeof first !== 'number' || typeof last !== 'number' || first < 1)
    return [];
  return Array.from({ length: Math.min(last - first + 1, MOST_LINES) }, (_, index) => first + index);
}

export function changesOf(
  event: Event,
  log: ReadonlyMap<number, ScoreChange>,
  language: Language,
): readonly ToldChange[] {
  const lines = linesOf(event).flatMap((id) => log.get(id) ?? []);
  const cells = [...lines, ...cellsIn(event.cells)].map(({ path, before, after }) => ({
    place: placeOf(path, language),
    before: valueOf(path, before),
    after: valueOf(path, after),
  }));
  return [...cells, ...summerIn(event, language)].slice(0, MOST_LINES);
}

interface CellTold {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

const cellsIn = (cells: unknown): readonly CellTold[] => (Array.isArray(cells) ? cells.filter(isCell) : []);

const isCell = (cell: unknown): cell is CellTold => {
  const { path, before, after } = (cell ?? {}) as Partial<Record<string, unknown>>;
  return typeof path === 'string' && isValue(before) && isValue(after);
};

const isValue = (value: unknown): value is string | null => value === null || typeof value === 'string';

/** Pupils and subjects by their codes: names stand on the pages that the journal's readers may open. */
const placeOf = (path: string, language: Language): string => {
  const { pupil, cell } = namedCell(path, { pupils: [], subjects: [] }, language);
  return [pupil, cell].filter((part) => part !== '').join(' · ');
};

function summerIn({ type, changes }: Event, language: Language): readonly ToldChange[] {
  if (type !== 'summer.changed' || !Array.isArray(changes)) return [];
  const { summerItems } = journalWords[language];
  return changes.map(({ item, before, after }: Readonly<Record<string, string | null>>) => ({
    place: itemName(summerItems, String(item)),
    before: before ?? null,
    after: after ?? null,
  }));
}

const itemName = (items: object, item: string): string =>
  new Map(Object.entries(items) as [string, string][]).get(item) ?? item.replace('subjects/', '');
