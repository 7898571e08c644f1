// Orders to lock and unlock: who proposed, who decided by which number, who carried it out.
import { instant } from '../../src/kernel/index.ts';
import type { ClassId, PersonId } from '../../src/kernel/index.ts';
import {
  appoint,
  decideLocking,
  executeLocking,
  proposeLocking,
  sealRecords,
  statusOfClass,
  verifyJournal,
  windowsOfClass,
} from '../../src/server/application/index.ts';
import type { LockingOrder, LockingSubject } from '../../src/server/application/index.ts';
import { testConditions } from '../support/conditions.ts';
import { importBook, signAs, signerOf, smallBook, submitAll, testHouse } from '../support/house.ts';
import type { ImportedClass, TestHouse } from '../support/house.ts';

let test: TestHouse;
let imported: ImportedClass;
let records: LockingSubject;
beforeEach(async () => {
  test = await testHouse();
  imported = await importBook(test.house, smallBook({}, 1));
  records = { kind: 'records', records: imported.records };
});
afterEach(() => test.close());

const scores: LockingSubject = { kind: 'window', window: { window: 'scores', term: 'HK1' } };
const propose = (
  by: PersonId,
  subject: LockingSubject,
  more: { deed?: LockingOrder['deed']; classId?: ClassId } = {},
) =>
  proposeLocking(test.house, {
    classId: imported.classId,
    deed: 'lock',
    reason: 'Kết thúc năm học',
    subject,
    by,
    ...more,
  });
const decide = (order: LockingOrder, by: PersonId, granted = true) =>
  decideLocking(test.house, { order: order.id, by, granted, decisionNumber: '12/QĐ-VD' });
const approveAll = async () => {
  const { cast } = imported;
  await submitAll(test.house, imported);
  for (const teacher of cast.subjectTeachers)
    await signAs(test.house, imported, teacher, 'subjectTeacher', imported.records);
  await signAs(test.house, imported, cast.homeroom, 'homeroomTeacher', imported.records);
  await signAs(test.house, imported, cast.principal, 'principal', imported.records);
};
const sealAll = () => {
  const organisation = 'Trường Ví Dụ';
  return sealRecords(test.house, {
    registrar: imported.cast.registrar,
    seal: signerOf(organisation, organisation),
    conditions: testConditions(test.house.clock),
    organisation,
    records: imported.records,
  });
};

describe('an order to lock records', () => {
  it('is proposed by the office, decided by the principal, carried out by the seal, and every hand is known', async () => {
    const { principal, registrar } = imported.cast;
    await approveAll();
    const order = await propose(registrar, records);
    await expect(executeLocking(test.house, { order: order.id, by: registrar })).rejects.toThrow(
      'order.notSealed',
    );
    await decide(order, principal);
    await sealAll();
    await executeLocking(test.house, { order: order.id, by: registrar });
    expect((await statusOfClass(test.house, imported.classId)).byState).toEqual({ locked: 4 });
    const [stored] = await test.house.store.read((view) => view.lockingOrdersOf(imported.classId));
    expect(stored).toMatchObject({
      proposedBy: registrar,
      decision: { by: principal, granted: true, number: '12/QĐ-VD' },
      execution: { by: registrar },
    });
    expect((await verifyJournal(test.house)).findings).toEqual([]);
  });

  it('that comes too early locks nothing at all and stays undecided', async () => {
    const order = await propose(imported.cast.registrar, records);
    await expect(decide(order, imported.cast.principal)).rejects.toThrow('order.notReady');
    expect((await test.house.store.read((view) => view.lockingOrder(order.id)))?.decision).toBeNull();
  });

  it('is not proposed by the principal, nor decided by the office', async () => {
    await expect(propose(imported.cast.principal, records)).rejects.toThrow('access.notPermitted');
    const order = await propose(imported.cast.registrar, records);
    await expect(decide(order, imported.cast.registrar)).rejects.toThrow('access.notPermitted');
  });

  it('that was refused is never carried out, and nobody decides twice', async () => {
    await approveAll();
    const order = await propose(imported.cast.registrar, records);
    await decide(order, imported.cast.principal, false);
    await expect(decide(order, imported.cast.principal)).rejects.toThrow('order.decided');
    expect((await statusOfClass(test.house, imported.classId)).byState).toEqual({ principalApproved: 4 });
  });

  it('needs a reason, records of its class, and a decision number', async () => {
    const { registrar, principal } = imported.cast;
    const { classId, cast } = imported;
    const without = { classId, deed: 'lock' as const, subject: records, by: registrar, reason: ' ' };
    await expect(proposeLocking(test.house, without)).rejects.toThrow('order.reasonMissing');
    await expect(propose(registrar, { kind: 'records', records: [] })).rejects.toThrow('order.nothingToLock');
    const foreign = { kind: 'records' as const, records: ['khác' as (typeof imported.records)[number]] };
    await expect(propose(registrar, foreign)).rejects.toThrow('order.otherClass');
    await expect(propose(registrar, records, { deed: 'unlock' })).rejects.toThrow('order.recordsOnlyLocked');
    const order = await propose(cast.registrar, records);
    const blank = { order: order.id, by: principal, granted: true, decisionNumber: '' };
    await expect(decideLocking(test.house, blank)).rejects.toThrow('order.decisionMissing');
    await expect(
      decideLocking(test.house, { ...blank, order: 'khác' as never, decisionNumber: '1' }),
    ).rejects.toThrow('order.unknown');
  });
});

describe('an order on a window', () => {
  const stateOf = async () =>
    (await windowsOfClass(test.house, imported.classId, instant('2026-12-01T00:00:00+07:00'))).map(
      ({ open, order }) => [open, order?.deed],
    );

  it('locks when it is carried out, by another hand than the one that decided; a second one unlocks', async () => {
    const { principal, homeroom } = imported.cast;
    const [school] = await test.house.store.read((view) => view.schools());
    await expect(propose(homeroom, scores)).rejects.toThrow('access.notPermitted');
    const administrator = await administratorOf(school!.id);
    for (const [deed, open] of [
      ['lock', false],
      ['unlock', true],
    ] as const) {
      const order = await propose(administrator, scores, { deed });
      await expect(executeLocking(test.house, { order: order.id, by: administrator })).rejects.toThrow(
        'order.notGranted',
      );
      await expect(decide(order, administrator)).rejects.toThrow('order.wrongDecider');
      await decide(order, principal);
      await expect(executeLocking(test.house, { order: order.id, by: principal })).rejects.toThrow(
        'order.sameHand',
      );
      await executeLocking(test.house, { order: order.id, by: administrator });
      await expect(executeLocking(test.house, { order: order.id, by: administrator })).rejects.toThrow(
        'order.notGranted',
      );
      expect(await stateOf()).toEqual([[open, deed]]);
    }
  });
});

it('the store keeps what was said: a decided order cannot be decided otherwise, none disappears', async () => {
  const order = await propose(imported.cast.registrar, records);
  await decide(order, imported.cast.principal, false);
  const again = { granted: true, by: imported.cast.principal, at: test.house.clock.now(), number: '9' };
  expect(await test.house.store.write((one) => one.decideLockingOrder(order.id, again))).toBe(false);
});

/** Somebody new at the school. */
async function administratorOf(schoolId: string): Promise<PersonId> {
  const id = 'quản-trị' as PersonId;
  await test.house.store.write((transaction) =>
    transaction.addPeople([{ id, schoolId, name: 'Quản Trị Ví Dụ' }]),
  );
  const decision = { number: '5/QĐ-VD', date: '2025-08-30' };
  await appoint(test.house, { schoolId, person: id, role: 'administrator', decision }, { service: 'setup' });
  return id;
}
