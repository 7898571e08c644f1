// From single changes to the lines of the edit log: "delete, then enter" becomes one line that says what really changed.
import type { Instant } from '../../kernel/pure/index.ts';
import { parseCellPath, type CellChange, type CellPlace } from '../cells/cell-path.ts';
import { cellColumnWords, cellValueWords } from '../cells/cell-words.ts';
import { directionOf } from './direction.ts';
import type { EditLogRow } from './edit-log-row.ts';

/** One entry of the score log with the names people know it by. */
export interface ScoreEdit
  extends CellChange, Pick<EditLogRow, 'at' | 'teacherId' | 'teacher' | 'className' | 'subject'> {
  /** The pupil's name; the code is in the path. */
  readonly pupilName: string;
  readonly reason: string;
  readonly permission: string;
}

/** `from` included, `until` not. */
export interface EditLogPeriod {
  readonly from: Instant;
  readonly until: Instant;
}

/**
 * The lines of a period, oldest first. A value deleted before the period and entered within it is one line of the period;
 * one still empty at its end is `deleted`, whatever happened later, so that a month printed twice reads the same.
 * @param edits the history of the cells from the beginning, in the order of the score log
 */
export function editLog(edits: readonly ScoreEdit[], { from, until }: EditLogPeriod): readonly EditLogRow[] {
  const lines: EditLogRow[] = [];
  const deletions = new Map<string, Deletion>();
  for (const edit of edits.filter(({ at }) => at < until).toSorted((one, other) => one.at - other.at)) {
    const place = parseCellPath(edit.path);
    if (!place || (edit.before === null && edit.after === null)) continue;
    const cell = `${edit.className}\n${edit.path}`;
    const deletion = deletions.get(cell) ?? null;
    if (edit.after === null) {
      if (!deletion) deletions.set(cell, { place, edit });
      continue;
    }
    deletions.delete(cell);
    lines.push(line(place, edit, edit.before === null ? deletion : null));
  }
  for (const { place, edit } of deletions.values()) lines.push(line(place, edit, null));
  return lines.filter(({ at }) => at >= from).sort((one, other) => one.at - other.at);
}

/** Without what was merely entered for the first time: the edits in the narrow sense (sửa điểm). */
export const withoutFirstEntries = (lines: readonly EditLogRow[]): readonly EditLogRow[] =>
  lines.filter(({ direction }) => direction !== 'entered');

interface Deletion {
  readonly place: CellPlace;
  readonly edit: ScoreEdit;
}

function line(place: CellPlace, edit: ScoreEdit, deletion: Deletion | null): EditLogRow {
  const before = deletion ? deletion.edit.before : edit.before;
  const { at, teacherId, teacher, className, subject, pupilName } = edit;
  return {
    at,
    deletedAt: deletion?.edit.at ?? null,
    deletedBy: deletion?.edit.teacher ?? null,
    teacherId,
    teacher,
    className,
    subject,
    pupilCode: place.pupil,
    pupilName,
    column: cellColumnWords(place),
    before: cellValueWords(place, before),
    after: cellValueWords(place, edit.after),
    direction: directionOf(place, before, edit.after),
    reason: together(deletion?.edit.reason, edit.reason),
    permission: together(deletion?.edit.permission, edit.permission),
  };
}

const together = (earlier: string | undefined, later: string) =>
  [...new Set([earlier ?? '', later])].filter((text) => text !== '').join('; ');
