// Records and appointments together: being named in a record is not enough once the appointment has ended.
import {
  endAppointment,
  handOver,
  leaveSchool,
  orderLock,
  returnRecord,
  signRecords,
  step,
  verifyJournal,
} from '../../../src/server/application/index.ts';
import { freshId, sha256 } from '../../../src/kernel/index.ts';
import type { PersonId } from '../../../src/kernel/index.ts';
import { testConditions } from '../../support/conditions.ts';
import { codeOf } from '../../support/faults.ts';
import { importBook, signerOf, smallBook, submitAll, testHouse } from '../../support/house.ts';
import type { TestHouse } from '../../support/house.ts';

const decision = { number: '12/QĐ-THCS', date: '2026-05-30' };
const setup = { service: 'setup' } as const;

describe('deeds on records', () => {
  let opened: TestHouse;
  beforeEach(async () => (opened = await testHouse()));
  afterEach(() => opened.close());

  it('end with the appointment, although the record still names the person', async () => {
    const { house } = opened;
    const imported = await importBook(house, smallBook({}, 1));
    await submitAll(house, imported);
    const { cast, records } = imported;
    const recordId = records[0]!;
    const back = { recordId, by: cast.homeroom, reason: 'sai tên' };
    await leaveSchool(house, { person: cast.homeroom, decision }, setup);
    expect(await codeOf(returnRecord(house, back))).toBe('access.appointmentEnded');
    await returnRecord(house, { ...back, by: cast.principal });
    expect((await verifyJournal(house)).findings).toEqual([]);
  });

  it('touch no key once the appointment has ended: nothing is signed that could not be stored', async () => {
    const { house } = opened;
    const imported = await importBook(house, smallBook({}, 1));
    await submitAll(house, imported);
    const { cast, records } = imported;
    const [teacher] = cast.subjectTeachers;
    const { chain, algorithm } = signerOf(cast.names.get(teacher!)!);
    const sign = jest.fn(() => Promise.reject(new TypeError('the key was touched')));
    const signer = { answers: 'atOnce' as const, chain, algorithm, sign };
    await leaveSchool(house, { person: teacher!, decision }, setup);
    const conditions = testConditions(house.clock);
    const asked = { person: teacher!, role: 'subjectTeacher' as const, signer, records, conditions };
    const { outcomes } = await signRecords(house, asked);
    const [transcript] = await house.store.read((view) => view.records([records[0]!]));
    expect(outcomes.find(({ recordId }) => recordId === transcript!.id)).toMatchObject({
      trouble: { code: 'access.appointmentEnded' },
    });
    expect(sign).not.toHaveBeenCalled();
  });

  it('need the right to every subject that one signature stands for', async () => {
    const { house } = opened;
    const imported = await importBook(house, smallBook({}, 1));
    await submitAll(house, imported);
    const [teacher] = imported.cast.subjectTeachers;
    const [record] = await house.store.read((view) => view.records([imported.records[0]!]));
    const { document, assignments } = record!.snapshot.context;
    const mine = assignments.subjectTeachers.find(({ person }) => person === teacher)!.subjects;
    expect(mine.length).toBeGreaterThan(1);
    const signature = {
      type: 'signature.applied' as const,
      by: teacher!,
      role: 'subjectTeacher' as const,
      slots: document!.slots.filter(({ subject }) => mine.includes(subject ?? '')).map(({ field }) => field),
      baseHash: document!.fileHash,
      fileHash: sha256('signed'),
      at: house.clock.now(),
    };
    const held = await house.store.read((view) => view.appointmentsOf(teacher!));
    const appointment = held.find(({ role }) => role === 'subjectTeacher')!.id;
    const newcomer = freshId<PersonId>();
    const { schoolId } = held[0]!;
    await house.store.write((transaction) =>
      transaction.addPeople([{ id: newcomer, schoolId, name: 'Cô Giáo Mới' }]),
    );
    await handOver(house, { appointment, to: newcomer, decision }, setup);
    const late = { recordId: record!.id, event: { ...signature, at: house.clock.now() } };
    expect(await codeOf(step(house, late, { person: teacher! }))).toBe('access.appointmentEnded');
    const stranger = { recordId: record!.id, event: { ...late.event, by: newcomer } };
    expect(await codeOf(step(house, stranger, { person: newcomer }))).toBe('signing.wrongPerson');
    await step(house, { recordId: record!.id, event: signature }, { person: teacher! });
  });

  it('are refused in the words of the workflow first', async () => {
    const { house } = opened;
    const { cast, records } = await importBook(house, smallBook({}, 1));
    const [held] = await house.store.read((view) => view.appointmentsOf(cast.principal));
    await endAppointment(house, { appointment: held!.id, decision }, setup);
    const order = { records: [records[0]!], by: cast.principal, decisionNumber: '1/QĐ' };
    expect(await orderLock(house, order)).toMatchObject([{ refused: { code: 'record.notSubmitted' } }]);
  });
});
