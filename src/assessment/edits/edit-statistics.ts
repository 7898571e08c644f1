// How often values went up and down, by whom and where: what the inspection of 2026 could not tell (R82, R84).
import { groupBy, byVietnameseName, byVietnameseWord } from '../../kernel/pure/index.ts';
import type { EditDirection, EditLogRow } from './edit-log-row.ts';

export type EditCounts = Readonly<Record<EditDirection, number>> & {
  /** All of them but first entries. */
  readonly edits: number;
  /** Deleted, then entered again; they are counted under their direction too. */
  readonly pairs: number;
};

export interface EditStatistics {
  readonly total: EditCounts;
  /** By given name. */
  readonly byTeacher: readonly {
    readonly teacherId: string;
    readonly teacher: string;
    readonly counts: EditCounts;
  }[];
  readonly byClass: readonly { readonly className: string; readonly counts: EditCounts }[];
  /** `null`: conduct, absences, particulars. */
  readonly bySubject: readonly { readonly subject: string | null; readonly counts: EditCounts }[];
}

export function editStatistics(lines: readonly EditLogRow[]): EditStatistics {
  return {
    total: countsOf(lines),
    byTeacher: [...groupBy(lines, ({ teacherId }) => teacherId)]
      .map(([teacherId, own]) => ({ teacherId, teacher: own.at(-1)?.teacher ?? '', counts: countsOf(own) }))
      .sort((a, b) => byVietnameseName(a.teacher, b.teacher) || (a.teacherId < b.teacherId ? -1 : 1)),
    byClass: [...groupBy(lines, ({ className }) => className)]
      .map(([className, own]) => ({ className, counts: countsOf(own) }))
      .sort((a, b) => byVietnameseWord(a.className, b.className)),
    bySubject: [...groupBy(lines, ({ subject }) => subject)]
      .map(([subject, own]) => ({ subject, counts: countsOf(own) }))
      .sort((a, b) => byVietnameseWord(a.subject ?? '\uffff', b.subject ?? '\uffff')),
  };
}

function countsOf(lines: readonly EditLogRow[]): EditCounts {
  const counts = { entered: 0, deleted: 0, up: 0, down: 0, same: 0, changed: 0, edits: 0, pairs: 0 };
  for (const { direction, deletedAt } of lines) {
    counts[direction] += 1;
    if (direction !== 'entered') counts.edits += 1;
    if (deletedAt !== null) counts.pairs += 1;
  }
  return counts;
}
