// Whom the policy names proposes, decides and carries out: nobody else, also by the short way.
import type { PersonId } from '../../src/kernel/index.ts';
import type { Locking } from '../../src/policies/index.ts';
import {
  adoptPolicy,
  appoint,
  decideLocking,
  delegate,
  executeLocking,
  orderLock,
  proposeLocking,
  verifyJournal,
} from '../../src/server/application/index.ts';
import type { AppointedRole } from '../../src/server/application/index.ts';
import { importBook, signAs, smallBook, submitAll, testHouse } from '../support/house.ts';
import type { ImportedClass, TestHouse } from '../support/house.ts';
import { policyWith } from '../support/policies.ts';

let test: TestHouse;
let imported: ImportedClass;
let schoolId: string;
let vice: PersonId;
let administrator: PersonId;

/** A class whose every record but one is approved, under a policy that says this about locks. */
const under = async (locking: Locking) => {
  test = await testHouse();
  const { house } = test;
  imported = await importBook(house, smallBook({}, 2));
  schoolId = (await house.store.read((view) => view.schools()))[0]!.id;
  const { cast, records } = imported;
  vice = await appointed('vicePrincipal', 'Phó Hiệu Trưởng Ví Dụ');
  administrator = await appointed('administrator', 'Quản Trị Ví Dụ');
  await adoptPolicy(house, {
    schoolId,
    bytes: Buffer.from(JSON.stringify(policyWith({ locking }))),
    by: cast.principal,
    decisionNumber: '1/QĐ-VD',
  });
  await submitAll(house, imported);
  const approved = records.slice(1);
  for (const teacher of cast.subjectTeachers)
    await signAs(house, imported, teacher, 'subjectTeacher', approved);
  await signAs(house, imported, cast.homeroom, 'homeroomTeacher', approved);
  await signAs(house, imported, cast.principal, 'principal', approved);
  return approved;
};
afterEach(() => test.close());

async function appointed(role: AppointedRole, name: string): Promise<PersonId> {
  const id = name as PersonId;
  await test.house.store.write((transaction) => transaction.addPeople([{ id, schoolId, name }]));
  const decision = { number: '5/QĐ-VD', date: '2025-08-30' };
  await appoint(test.house, { schoolId, person: id, role, decision }, { service: 'setup' });
  return id;
}
const codes = async (by: PersonId) =>
  (await orderLock(test.house, { records: imported.records, by, decisionNumber: '7/QĐ-VD' })).map((one) =>
    'refused' in one ? one.refused.code : 'ordered',
  );
const orders = () => test.house.store.read((view) => view.lockingOrdersOf(imported.classId));
const proposal = (by: PersonId) =>
  proposeLocking(test.house, {
    classId: imported.classId,
    deed: 'lock',
    subject: { kind: 'records', records: imported.records.slice(1) },
    reason: 'Kết thúc năm học',
    by,
  });
const orderOf = async () =>
  (await test.house.store.read((view) => view.recordsOf(imported.classId))).map(
    ({ snapshot }) => snapshot.context.order,
  );

describe('an order given the short way', () => {
  it('leaves a row that tells who ordered what by which decision, and refuses only what is not approved', async () => {
    const approved = await under({});
    const { principal } = imported.cast;
    expect(await codes(principal)).toEqual(['record.notApproved', ...approved.map(() => 'ordered')]);
    expect(await orders()).toMatchObject([
      {
        deed: 'lock',
        subject: { kind: 'records', records: approved },
        proposedBy: principal,
        decision: { by: principal, granted: true, number: '7/QĐ-VD' },
        execution: null,
      },
    ]);
    expect((await codes(principal)).slice(1)).toEqual(approved.map(() => 'lock.alreadyOrdered'));
    expect(await orders()).toHaveLength(1);
    expect((await verifyJournal(test.house)).findings).toEqual([]);
  });

  it('is the vice principal’s where the policy says so, and no longer the principal’s', async () => {
    const approved = await under({ decidedBy: 'vicePrincipal' });
    expect(new Set(await codes(imported.cast.principal))).toEqual(new Set(['order.wrongDecider']));
    expect(new Set(await codes(administrator))).toEqual(new Set(['order.wrongDecider']));
    expect(await orders()).toEqual([]);
    expect((await codes(vice)).slice(1)).toEqual(approved.map(() => 'ordered'));
    expect((await orderOf()).slice(1)).toEqual(
      approved.map((): unknown => expect.objectContaining({ by: vice, decisionNumber: '7/QĐ-VD' })),
    );
    expect((await verifyJournal(test.house)).findings).toEqual([]);
  });

  it('is either leader’s where the leadership decides, and never the vice principal’s without a policy', async () => {
    await under({ decidedBy: 'leadership' });
    expect((await codes(vice)).slice(1)).not.toContain('order.wrongDecider');
    await test.close();
    await under({});
    expect(new Set((await codes(vice)).slice(1))).toEqual(new Set(['lock.onlyPrincipal']));
  });

  it('waits for the proposal that the policy wants first, and then decides that very proposal', async () => {
    const approved = await under({ proposedBy: 'systemBoard' });
    const { principal, registrar } = imported.cast;
    expect((await codes(principal)).slice(1)).toEqual(approved.map(() => 'order.proposalMissing'));
    await expect(proposal(registrar)).rejects.toThrow('order.wrongProposer');
    const { id } = await proposal(administrator);
    expect((await codes(principal)).slice(1)).toEqual(approved.map(() => 'ordered'));
    expect(await orders()).toMatchObject([{ id, proposedBy: administrator, decision: { by: principal } }]);
  });
});

describe('a vice principal who acts for the principal', () => {
  const acts = async () => {
    const { principal } = imported.cast;
    const held = await test.house.store.read((view) => view.appointmentsOf(principal));
    const from = held.find(({ role }) => role === 'principal')!.id;
    const decision = { number: '11/QĐ-VD', date: '2026-01-05' };
    await delegate(test.house, { from, to: vice, decision, by: principal });
  };
  const locked = async () => {
    const { classId } = imported;
    const subject = { kind: 'results', scope: { part: 'scores', term: 'HK1' } } as const;
    const wish = { classId, deed: 'lock', subject, reason: 'Hết hạn', by: administrator } as const;
    return (await proposeLocking(test.house, wish)).id;
  };

  it('decides neither on records nor on marks that are the principal’s to decide on', async () => {
    await under({});
    await acts();
    const ruling = { order: await locked(), granted: true, decisionNumber: '9', by: vice };
    await expect(decideLocking(test.house, ruling)).rejects.toThrow('order.wrongDecider');
    expect((await codes(vice)).slice(1)).not.toContain('ordered');
    await decideLocking(test.house, { ...ruling, by: imported.cast.principal });
  });

  it('decides all the same where the policy names the vice principal', async () => {
    const approved = await under({ decidedBy: 'vicePrincipal' });
    await acts();
    expect((await codes(vice)).slice(1)).toEqual(approved.map(() => 'ordered'));
  });
});

describe('an order step by step', () => {
  it('is decided by the vice principal where the policy says so, and refused to the principal', async () => {
    await under({ decidedBy: 'vicePrincipal' });
    const { id } = await proposal(imported.cast.registrar);
    const ruling = { order: id, granted: true, decisionNumber: '9/QĐ-VD' };
    await expect(decideLocking(test.house, { ...ruling, by: imported.cast.principal })).rejects.toThrow(
      'order.wrongDecider',
    );
    await decideLocking(test.house, { ...ruling, by: vice });
    expect((await orderOf()).filter((order) => order?.by === vice)).toHaveLength(imported.records.length - 1);
  });

  it('is carried out by whom the policy names', async () => {
    await under({ executedBy: ['administrator'] });
    const window = { kind: 'window', window: { window: 'scores', term: 'HK1' } } as const;
    const { classId, cast } = imported;
    const wish = { classId, deed: 'lock', subject: window, reason: 'Hết hạn', by: administrator } as const;
    const { id } = await proposeLocking(test.house, wish);
    await decideLocking(test.house, { order: id, granted: true, decisionNumber: '9', by: cast.principal });
    await expect(executeLocking(test.house, { order: id, by: vice })).rejects.toThrow('order.wrongExecutor');
    const { execution } = await executeLocking(test.house, { order: id, by: administrator });
    expect(execution?.by).toBe(administrator);
  });
});
