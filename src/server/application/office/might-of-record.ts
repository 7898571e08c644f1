// Asked first: whether somebody might, were the record finished. What state it is in is told only to them.
import type { RecordId } from '../../../kernel/index.ts';
import { permission, targetOfRecord, type Wish } from '../access/permission.ts';
import type { View } from '../ports/unit-of-work.ts';

/** @throws Fault `record.unknown`, `access.notPermitted` */
export async function mightOfRecord(
  view: View,
  wish: Omit<Wish, 'target'>,
  recordId: RecordId,
): Promise<void> {
  const target = await targetOfRecord(view, recordId);
  await permission(view, { ...wish, target: { ...target, state: 'locked' } });
}
