// What families of the archived class asked the office for.
import { makeCopy, orderCopy, statusOfClass } from '../application/index.ts';
import type { Scene } from './seed-scene.ts';

/** One copy that was made for a family, and one that is still to be made. */
export async function copyForFamily({ house, means, book, schoolClass, idOf }: Scene): Promise<void> {
  const { records } = await statusOfClass(house, schoolClass.id);
  const seal = await means.keptKeys?.sealOf(schoolClass.schoolId);
  const by = idOf(book.staff.principal);
  const ordered = await house.store.read((view) => view.copyOrders(schoolClass.schoolId));
  if (ordered.length > 0 || !seal) return;
  for (const { place, made, ...request } of families) {
    const record = records.filter(({ kind, state }) => kind === 'transcript' && state === 'archived')[place];
    if (!record) continue;
    const order = {
      recordId: record.id,
      kind: 'certifiedCopy',
      request,
      decisionNumber: '07/QĐ-VD',
      by,
    } as const;
    const { id: orderId } = await orderCopy(house, order);
    const conditions = await means.conditions();
    const registrar = idOf(book.staff.registrar);
    if (made)
      await makeCopy(house, { orderId, by: registrar, seal, serviceSigner: means.serviceOf, conditions });
  }
}

/** Invented families; `place` of the pupil in the list. */
const families = [
  {
    place: 1,
    made: true,
    by: 'Trịnh Thu Hà',
    relation: 'mẹ',
    identity: '001180000123',
    letter: null,
    purpose: 'nộp hồ sơ chuyển trường',
  },
  {
    place: 2,
    made: false,
    by: 'Phạm Văn Tuyên',
    relation: 'cha',
    identity: '001078000456',
    letter: null,
    purpose: 'bổ sung hồ sơ xét học bổng',
  },
] as const;
