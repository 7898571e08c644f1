// What the school's books say was done to a document, one deed a segment: certified, signed by whom, sealed, extended.
import type { Instant, PersonId } from '../../../kernel/index.ts';
import type { SigningRole } from '../../../workflows/index.ts';
import type { DocumentVersion, FilledSlot, Segment } from '../rows.ts';

export type DeedRole = SigningRole | 'seal' | 'certification' | 'archive';

export interface Deed {
  /** Of the segment it appended. */
  readonly ordinal: number;
  readonly role: DeedRole;
  readonly fields: readonly string[];
  /** Name; null for the school's own certification and for archive data. */
  readonly person: string | null;
  readonly at: Instant | null;
}

export const roleWords: Readonly<Record<DeedRole, { readonly vi: string; readonly en: string }>> = {
  certification: { vi: 'nhà trường chứng nhận', en: 'certified by the school' },
  subjectTeacher: { vi: 'giáo viên bộ môn', en: 'subject teacher' },
  homeroomTeacher: { vi: 'giáo viên chủ nhiệm', en: 'homeroom teacher' },
  principal: { vi: 'người phê duyệt', en: 'approver' },
  seal: { vi: 'văn thư đóng dấu', en: 'sealed by the registrar' },
  archive: { vi: 'dữ liệu lưu trữ', en: 'archive data' },
};

/** In the order of the segments; the draft itself, segment 0, is no deed. */
export function deedsOf(
  document: DocumentVersion,
  chain: readonly Segment[],
  filled: readonly FilledSlot[],
  names: ReadonlyMap<PersonId, string>,
): Deed[] {
  return chain.slice(1).map(({ ordinal }) => {
    const slots = filled.filter((slot) => slot.ordinal === ordinal);
    const [first] = slots;
    if (first !== undefined) {
      const { role, personId, at } = first;
      const fields = slots.map(({ slot }) => slot);
      return { ordinal, role, fields, person: names.get(personId) ?? personId, at };
    }
    const author = document.slots.filter(({ purpose }) => purpose === 'author').map(({ field }) => field);
    const certified = ordinal === 1;
    const role = certified ? 'certification' : 'archive';
    return { ordinal, role, fields: certified ? author : [], person: null, at: null };
  });
}
