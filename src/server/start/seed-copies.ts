// What families of the archived class asked the office for.
import {
  decideBook,
  makeBook,
  makeCopy,
  orderCopy,
  requestBook,
  statusOfClass,
} from '../application/index.ts';
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

/** Of a pupil who moves away: bound, and waiting for the principal's signature. */
export async function bookForTransfer({ house, means, book, schoolClass, idOf }: Scene): Promise<void> {
  const { records } = await statusOfClass(house, schoolClass.id);
  const leaving = records.find(({ kind, state }) => kind === 'transcript' && state === 'archived');
  if (!leaving) return;
  const there = await house.store.read((view) => view.booksOf(schoolClass.schoolId, leaving.key));
  if (there.length > 0) return;
  const { principal, registrar } = book.staff;
  const by = idOf(registrar);
  const asked = { recordId: leaving.id, reason: 'transfer', request: mother, by } as const;
  const { id: requestId } = await requestBook(house, asked);
  await decideBook(house, { requestId, by: idOf(principal), granted: true, decisionNumber: '11/QĐ-VD' });
  const conditions = await means.conditions();
  await makeBook(house, { requestId, by, serviceSigner: means.serviceOf, conditions });
}

const mother = {
  by: 'Đinh Thị Mơ',
  relation: 'mẹ',
  identity: '001182000789',
  letter: null,
  purpose: 'chuyển trường theo gia đình',
} as const;

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
