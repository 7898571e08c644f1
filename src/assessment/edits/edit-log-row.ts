// One line of the edit log (nhật ký sửa điểm): a cell that changed, whatever the number of steps it took (R82, R85).
import type { Instant } from '../../kernel/pure/index.ts';

/**
 * Which way the value went. `entered`: the cell had never held anything. `deleted`: it was emptied and stays so.
 * `same`: deleted, then the same value again. `changed`: another text or name, which has no up or down.
 */
export type EditDirection = 'entered' | 'deleted' | 'up' | 'down' | 'same' | 'changed';

/** "Delete, then enter" is one line: `deletedAt` and `deletedBy` say that it was, the values whether anything changed. */
export interface EditLogRow {
  /** When the value that stands now was entered, or when the cell was emptied for good. */
  readonly at: Instant;
  /** `null` when the value was changed in one step. */
  readonly deletedAt: Instant | null;
  /** Full name; `null` like `deletedAt`. Not always the person who entered again. */
  readonly deletedBy: string | null;
  /** Of the person who entered: two teachers may have one name. */
  readonly teacherId: string;
  /** Full name. */
  readonly teacher: string;
  readonly className: string;
  /** `null` for conduct, absences and personal particulars. */
  readonly subject: string | null;
  readonly pupilCode: string;
  readonly pupilName: string;
  /** As the sheets call it: `HK1 · ĐĐGtx 2`, `HK2 · Nhận xét`, `Rèn luyện HK1`, `Ngày sinh`. */
  readonly column: string;
  /** As people write it: `8,5`, `Đ`; `null` for an empty cell. */
  readonly before: string | null;
  readonly after: string | null;
  readonly direction: EditDirection;
  /** Empty when none was asked for, as with first entries. */
  readonly reason: string;
  /** What allowed it: the number of the decision or order, or the window of entry. */
  readonly permission: string;
}
