// The register of disposal in the database itself: nothing goes out of it, and nothing of what it forbids goes in.
import { freshId, sha256, type Instant } from '../../../src/kernel/index.ts';
import type { DisposalItem } from '../../../src/server/application/index.ts';
import { importBook, smallBook, testHouse, type ImportedClass, type TestHouse } from '../../support/house.ts';

let test: TestHouse;
let imported: ImportedClass;
let schoolId: string;
beforeAll(async () => {
  test = await testHouse();
  imported = await importBook(test.house, smallBook());
  schoolId = (await test.house.store.read((view) => view.schools()))[0]!.id;
});
afterAll(() => test.close());

const at = 1_780_000_000_000 as Instant;
const by = () => imported.cast.principal;
const item = (more: Partial<DisposalItem> = {}): DisposalItem => ({
  ...{ classId: imported.classId, kind: 'package', name: 'một', address: 'a/b/một', hash: sha256('một') },
  ...{ records: 3, keptUntil: '2036-07-31' },
  ...more,
});
const ordered = async (date: string, items: readonly DisposalItem[]) => {
  const order = { id: freshId(), schoolId, number: '1/QĐ', date, reason: 'hết hạn', at, by: by() };
  await test.house.store.write((transaction) => transaction.addDisposalOrder({ ...order, items }));
  return order.id;
};
const carriedOut = (orderId: string) =>
  test.house.store.write((transaction) =>
    transaction.addDisposalExecution(orderId, { at, by: imported.cast.registrar }),
  );
const done = (orderId: string, what: DisposalItem, place = 'shelf') =>
  test.house.store.write((transaction) => {
    const { classId, kind, name } = what;
    return transaction.addDisposalDeed({ orderId, classId, kind, name, place, at });
  });

it('takes no order before the time of keeping is over, and none twice for the same', async () => {
  await expect(ordered('2036-07-31', [item()])).rejects.toThrow(/time of keeping/);
  expect(await test.house.store.read((view) => view.disposalOrders(schoolId))).toEqual([]);
  const id = await ordered('2036-08-01', [item()]);
  await expect(ordered('2036-08-02', [item()])).rejects.toThrow(/unique/i);
  expect(await test.house.store.read((view) => view.disposalOrders(schoolId))).toMatchObject([
    { id, items: [item()], execution: null },
  ]);
});

it('takes no deed before the order is carried out, for nothing it does not name, and none while there is a hold', async () => {
  const { store } = test.house;
  const [{ id } = { id: '' }] = await store.read((view) => view.disposalOrders(schoolId));
  await expect(done(id, item())).rejects.toThrow(/without an order/);
  await carriedOut(id);
  await expect(carriedOut(id)).rejects.toThrow(/unique/i);
  await expect(done(id, item({ name: 'hai' }))).rejects.toThrow(/without an order|foreign key/i);
  const hold = { id: freshId(), schoolId, classId: imported.classId, reason: 'thanh tra', at, by: by() };
  await store.write((all) => all.addArchiveHold({ ...hold, decisionNumber: '7/TT' }));
  const again = { ...hold, id: freshId(), decisionNumber: '7/TT' };
  await expect(store.write((all) => all.addArchiveHold(again))).rejects.toThrow(/by this paper already/);
  await expect(done(id, item())).rejects.toThrow(/on hold/);
  await expect(ordered('2040-01-01', [item({ name: 'ba' })])).rejects.toThrow(/on hold/);
  const release = { reason: 'xong', decisionNumber: '8/TT', at, by: by() };
  await store.write((all) => all.addHoldRelease(hold.id, release));
  await done(id, item());
  await expect(done(id, item())).rejects.toThrow(/unique/i);
  expect(await store.read((view) => view.archiveHolds(schoolId))).toMatchObject([{ id: hold.id, release }]);
  expect(await store.read((view) => view.disposalDeeds(schoolId))).toMatchObject([
    { orderId: id, name: 'một', place: 'shelf' },
  ]);
});
