// Shapes of sheets, changes, histories and progress.
import { toIso } from '../../../kernel/index.ts';
import type {
  CellHistory,
  ClassSheetProgress,
  EntryProgress,
  Sheet,
  SheetRead,
} from '../../application/index.ts';
import type { EditLogRow, Timeliness } from '../../../assessment/index.ts';
import {
  described,
  either,
  list,
  moment,
  named,
  nullable,
  object,
  oneOf,
  text,
  whole,
  yesNo,
  type Of,
} from '../shapes.ts';

export const term = oneOf('HK1', 'HK2');
export const subjectCode = text({ minLength: 1, maxLength: 40 });
/** `pupils/<code>/entries/HK1/<subject>/<column>`. */
export const cellPath = text({ minLength: 1, maxLength: 200 });

export const sheetShape = named(
  'Sheet',
  either(
    object({ kind: oneOf('subject'), subject: subjectCode, term }),
    object({ kind: oneOf('conduct'), term }),
    object({ kind: oneOf('absences') }),
    object({ kind: oneOf('particulars') }),
  ),
);

export const changeShape = object({
  path: cellPath,
  before: nullable(text({ maxLength: 1000 })),
  after: nullable(text({ maxLength: 1000 })),
});

export const sheetReadShape = named(
  'SheetRead',
  object({
    sheet: sheetShape,
    revision: whole(),
    mayEnter: yesNo,
    pupils: list(object({ code: text(), name: text(), ordinal: whole() })),
    cells: list(
      object({
        path: text(),
        pupil: text(),
        column: text(),
        value: nullable(text()),
        changedAt: moment,
        changedBy: text(),
        closed: described(
          'A lock, or a record past draft that prints it',
          nullable(object({ by: oneOf('lock', 'record'), what: text() })),
        ),
      }),
    ),
    missing: described('Required cells that are empty', whole()),
    closedWindows: whole(),
  }),
);

export const toSheetRead = (read: SheetRead): Of<typeof sheetReadShape> => ({
  sheet: read.sheet,
  revision: read.revision,
  mayEnter: read.mayEnter,
  pupils: read.pupils,
  cells: read.cells.map((cell) => ({ ...cell, changedAt: toIso(cell.changedAt) })),
  missing: read.missing.length,
  closedWindows: read.windows.length,
});

/** Undefined when a query names no sheet. */
export function sheetOf({ kind, term: half, subject }: SheetQuery): Sheet | undefined {
  if (kind === 'subject')
    return half === undefined || subject === undefined ? undefined : { kind, term: half, subject };
  if (subject !== undefined) return undefined;
  if (kind === 'conduct') return half === undefined ? undefined : { kind, term: half };
  return half === undefined ? { kind } : undefined;
}

interface SheetQuery {
  readonly kind: Sheet['kind'];
  readonly term?: 'HK1' | 'HK2';
  readonly subject?: string;
}

export const historyShape = named(
  'CellHistory',
  object({
    path: text(),
    value: nullable(text()),
    net: described(
      'From before the first change to after the last; null while nothing changed',
      nullable(
        object({
          before: nullable(text()),
          after: nullable(text()),
          changed: yesNo,
          deletions: whole(),
          steps: whole(),
        }),
      ),
    ),
    changes: list(
      object({
        at: moment,
        by: text(),
        before: nullable(text()),
        after: nullable(text()),
        reason: nullable(text()),
        device: nullable(text()),
        permission: nullable(text()),
      }),
    ),
  }),
);

export const toHistory = ({ path, value, net, changes, names }: CellHistory): Of<typeof historyShape> => ({
  path,
  value,
  net: net && {
    before: net.before,
    after: net.after,
    changed: net.changed,
    deletions: net.deletions,
    steps: net.steps,
  },
  changes: changes.map(({ at, actor, before, after, reason, device, permission }) => ({
    at: toIso(at),
    by: names.get(actor) ?? actor,
    before,
    after,
    reason,
    device,
    permission,
  })),
});

export const editShape = object({
  at: moment,
  deletedAt: nullable(moment),
  deletedBy: nullable(text()),
  teacher: text(),
  subject: nullable(text()),
  pupilCode: text(),
  pupilName: text(),
  column: text(),
  before: nullable(text()),
  after: nullable(text()),
  direction: oneOf('entered', 'deleted', 'up', 'down', 'same', 'changed'),
  reason: text(),
  permission: text(),
});

export const toEdit = (row: EditLogRow): Of<typeof editShape> => ({
  at: toIso(row.at),
  deletedAt: row.deletedAt === null ? null : toIso(row.deletedAt),
  deletedBy: row.deletedBy,
  teacher: row.teacher,
  subject: row.subject,
  pupilCode: row.pupilCode,
  pupilName: row.pupilName,
  column: row.column,
  before: row.before,
  after: row.after,
  direction: row.direction,
  reason: row.reason,
  permission: row.permission,
});

const timelinessShape = object({
  key: text(),
  name: text(),
  sheets: whole(),
  required: whole(),
  entered: whole(),
  due: whole(),
  late: whole(),
  enteredLate: whole(),
  inTimePercent: described('Null when nothing was due', nullable(whole())),
});

export const progressShape = named(
  'EntryProgress',
  object({
    at: moment,
    sheets: list(
      object({
        classId: text(),
        className: text(),
        term,
        subject: described('Null for conduct', nullable(text())),
        teacher: text(),
        required: whole(),
        entered: whole(),
        due: whole(),
        late: whole(),
        enteredLate: whole(),
      }),
    ),
    byTeacher: list(timelinessShape),
    byClass: list(timelinessShape),
    byDepartment: list(timelinessShape),
  }),
);

export const toProgress = (progress: EntryProgress): Of<typeof progressShape> => ({
  at: toIso(progress.at),
  sheets: progress.sheets.map(toSheetProgress),
  byTeacher: progress.byTeacher.map(plain),
  byClass: progress.byClass.map(plain),
  byDepartment: progress.byDepartment.map(plain),
});

const toSheetProgress = ({
  classId,
  className,
  term: half,
  subject,
  teacher,
  required,
  entered,
  due,
  late,
  enteredLate,
}: ClassSheetProgress) => ({
  classId,
  className,
  term: half,
  subject,
  teacher,
  required,
  entered,
  due,
  late,
  enteredLate,
});

const plain = (one: Timeliness): Of<typeof timelinessShape> => ({ ...one });
