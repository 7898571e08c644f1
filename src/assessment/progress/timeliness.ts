// Progress added up by teacher, class or department, for the monthly inspection and the rating of teachers (R53, R54).
import { byVietnameseName, byVietnameseWord } from '../../kernel/pure/index.ts';
import type { SheetCounts } from './sheet-progress.ts';

export interface Timeliness {
  /** Whatever the group is known by: an account, a class, a department. */
  readonly key: string;
  readonly name: string;
  readonly sheets: number;
  readonly required: number;
  readonly entered: number;
  readonly due: number;
  readonly late: number;
  readonly enteredLate: number;
  /** Of what was due, entered in time: whole percent, rounded down so that 100 means all; `null` when nothing was due. */
  readonly inTimePercent: number | null;
}

export interface TimelinessGroup {
  readonly key: string;
  readonly name: string;
}

/** Late ones are not first: the order is that of the Vietnamese alphabet, persons by their given names. */
export function timeliness<Sheet extends SheetCounts>(
  sheets: readonly Sheet[],
  groupsOf: (sheet: Sheet) => readonly TimelinessGroup[],
  names: 'persons' | 'words' = 'persons',
): readonly Timeliness[] {
  const groups = new Map<string, { readonly name: string; readonly sheets: Sheet[] }>();
  for (const sheet of sheets) {
    for (const { key, name } of groupsOf(sheet)) {
      const group = groups.get(key) ?? { name, sheets: [] };
      group.sheets.push(sheet);
      groups.set(key, group);
    }
  }
  const compare = names === 'persons' ? byVietnameseName : byVietnameseWord;
  return [...groups]
    .map(([key, group]) => ({ key, name: group.name, ...summed(group.sheets) }))
    .sort((one, other) => compare(one.name, other.name) || (one.key < other.key ? -1 : 1));
}

/** By the names in the class books; two teachers of one name need keys of their own. */
export const timelinessByTeacher = (sheets: readonly SheetCounts[]) =>
  timeliness(sheets, ({ teacher }) => [{ key: teacher, name: teacher }]);

export const timelinessByClass = (sheets: readonly SheetCounts[]) =>
  timeliness(sheets, ({ className }) => [{ key: className, name: className }], 'words');

function summed(sheets: readonly SheetCounts[]): Omit<Timeliness, 'key' | 'name'> {
  const total = (count: 'required' | 'entered' | 'due' | 'late' | 'enteredLate') =>
    sheets.reduce((sum, sheet) => sum + sheet[count], 0);
  const [due, late, enteredLate] = [total('due'), total('late'), total('enteredLate')];
  const inTime = due - late - enteredLate;
  return {
    sheets: sheets.length,
    required: total('required'),
    entered: total('entered'),
    due,
    late,
    enteredLate,
    inTimePercent: due === 0 ? null : Math.floor((100 * inTime) / due),
  };
}
