// Parents reach the records of their own children and of nobody else: several children, two parents, twins.
import type { ClassId, PersonId } from '../../../src/kernel/index.ts';
import { appoint, endAppointment, may, type Scope } from '../../../src/server/application/index.ts';
import { appointmentAs, noon } from '../../support/appointments.ts';
import { codeOf } from '../../support/faults.ts';
import { setup, somebody, testGate, type TestGate } from '../../support/gate.ts';

const [first, second] = ['lop-8a', 'lop-6b'] as unknown as readonly [ClassId, ClassId];
const decision = { number: '3/QĐ', date: '2026-05-01' };

describe('parents', () => {
  let gate: TestGate;
  beforeEach(async () => void (gate = await testGate()));
  afterEach(() => gate.close());

  const appointed = (person: PersonId, scope: Scope, role: 'parent' | 'pupil' = 'parent') =>
    appoint(gate, { schoolId: gate.schoolId, person, role, scope, decision }, setup);
  const reaches = async (person: PersonId, classId: ClassId, pupil: string): Promise<boolean> => {
    const held = await gate.store.read((view) => view.appointmentsOf(person));
    const target = {
      schoolId: gate.schoolId,
      schoolYear: '2025-2026',
      grade: 8,
      classId,
      pupil,
      state: 'locked',
    };
    return may(held, 'record.read', target, gate.clock.now()) !== null;
  };

  it('of children in two classes are appointed once for each, and never reach the other pupil of that code', async () => {
    const mother = await somebody(gate, 'Mẹ');
    await appointed(mother, { classes: [first], pupils: ['HS01'] });
    await appointed(mother, { classes: [second], pupils: ['HS07'] });
    const found = [];
    for (const classId of [first, second])
      for (const pupil of ['HS01', 'HS07']) found.push(await reaches(mother, classId, pupil));
    expect(found).toEqual([true, false, false, true]);
    const both = appointed(mother, { classes: [first, second], pupils: ['HS01', 'HS07'] });
    expect(await codeOf(both)).toBe('access.scopeTooWide');
  });

  it('of twins stand in one appointment; mother and father each have their own, ended apart', async () => {
    const [mother, father] = [await somebody(gate, 'Mẹ'), await somebody(gate, 'Cha')];
    const twins: Scope = { classes: [first], pupils: ['HS01', 'HS02'] };
    const hers = await appointed(mother, twins);
    await appointed(father, twins);
    await endAppointment(gate, { appointment: hers.id, decision }, setup);
    gate.pass(1);
    expect([await reaches(mother, first, 'HS01'), await reaches(father, first, 'HS02')]).toEqual([
      false,
      true,
    ]);
    expect(await reaches(father, first, 'HS03')).toBe(false);
  });

  it('without a class or without a child are refused, and a pupil is one pupil', async () => {
    const person = await somebody(gate, 'Ai');
    for (const scope of [{}, { classes: [first] }, { pupils: ['HS01'] }, { classes: [first], pupils: [] }])
      expect(await codeOf(appointed(person, scope))).toBe('access.scopeMissing');
    const two = appointed(person, { classes: [first], pupils: ['HS01', 'HS02'] }, 'pupil');
    expect(await codeOf(two)).toBe('access.scopeTooWide');
  });

  it('stored too wide by whatever accident reach nothing', () => {
    const scope = { classes: [first, second], pupils: ['HS01'] };
    const wide = appointmentAs('parent', { scope });
    const target = { schoolId: wide.schoolId, classId: first, pupil: 'HS01', state: 'locked' };
    expect(may([wide], 'record.read', target, noon)).toBeNull();
    const one = { ...wide, scope: { classes: [first], pupils: ['HS01'] } };
    expect(may([one], 'record.read', target, noon)).not.toBeNull();
  });
});
