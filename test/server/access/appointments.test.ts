// Appointments by written decision: made, ended, delegated, handed over, and in line with class books.
import path from 'node:path';
import { freshId } from '../../../src/kernel/index.ts';
import type { Instant, PersonId } from '../../../src/kernel/index.ts';
import {
  appoint,
  delegate,
  endAppointment,
  handOver,
  importClass,
  leaveSchool,
  listAppointments,
  may,
  permission,
  targetOfRecord,
  verifyJournal,
} from '../../../src/server/application/index.ts';
import type { AppointedRole, Scope } from '../../../src/server/application/index.ts';
import { openDatabase } from '../../../src/server/persistence/index.ts';
import type { Installation } from '../../../src/server/installation.ts';
import { codeOf } from '../../support/faults.ts';
import { fileHashOf, importBook, smallBook, testHouse } from '../../support/house.ts';
import type { TestHouse } from '../../support/house.ts';

const decision = { number: '12/QĐ-THCS', date: '2026-05-30' };
const setup = { service: 'setup' } as const;
const day = 86_400_000;

describe('appointments', () => {
  let opened: TestHouse;
  let house: Installation;
  let schoolId: string;
  beforeEach(async () => {
    opened = await testHouse();
    house = opened.house;
    schoolId = freshId();
    await house.store.write((transaction) =>
      transaction.addSchool({
        id: schoolId,
        name: 'Trường Mẫu',
        level: 'THCS',
        province: 'Mẫu',
        commune: 'Mẫu',
      }),
    );
  });
  afterEach(() => opened.close());

  const somebody = async (name: string): Promise<PersonId> => {
    const id = freshId<PersonId>();
    await house.store.write((transaction) => transaction.addPeople([{ id, schoolId, name }]));
    return id;
  };
  const appointed = async (name: string, role: AppointedRole, scope: Scope = {}) => {
    const person = await somebody(name);
    return { person, appointment: await appoint(house, { schoolId, person, role, scope, decision }, setup) };
  };
  const rights = (person: PersonId) => house.store.read((view) => view.appointmentsOf(person));
  const allows = async (person: PersonId, action: Parameters<typeof may>[1], at = house.clock.now()) =>
    may(await rights(person), action, { schoolId, grade: 6, state: 'homeroomVerified' }, at) !== null;

  it('are made by those who may, never for themselves, and the journal tells by which decision', async () => {
    const { person: administrator } = await appointed('Người quản trị', 'administrator');
    const head = await somebody('Hiệu trưởng mới');
    const request = { schoolId, person: head, role: 'principal', decision } as const;
    const made = await appoint(house, request, { person: administrator });
    expect(await rights(head)).toEqual([made]);
    expect(
      await codeOf(appoint(house, { ...request, person: administrator }, { person: administrator })),
    ).toBe('access.ownAppointment');
    const teacher = await somebody('Giáo viên');
    expect(await codeOf(appoint(house, request, { person: teacher }))).toBe('access.notPermitted');
    const entries = await house.store.read((view) => view.journal(0, 100));
    expect(entries.at(-1)).toMatchObject({
      actor: `person:${administrator}`,
      event: { type: 'appointment.made', personId: head, basis: { number: '12/QĐ-THCS' } },
    });
    expect((await verifyJournal(house)).findings).toEqual([]);
  });

  it('are refused without decision, without period, without the scope the role needs, or for strangers', async () => {
    const person = await somebody('Giáo viên');
    const attempt = (more: object) =>
      codeOf(appoint(house, { schoolId, person, role: 'registrar', decision, ...more }, setup));
    expect(await attempt({ decision: { number: ' ', date: '2026-05-30' } })).toBe('access.decisionUnnamed');
    expect(await attempt({ decision: { number: '1/QĐ', date: '2026-02-30' } })).toBe(
      'access.decisionUnnamed',
    );
    expect(await attempt({ validFrom: 5 as Instant, validTo: 5 as Instant })).toBe('access.periodEmpty');
    expect(await attempt({ validFrom: Number.NaN as Instant })).toBe('access.periodEmpty');
    expect(await attempt({ role: 'subjectTeacher', scope: { subjects: ['TOAN'] } })).toBe(
      'access.scopeMissing',
    );
    expect(await attempt({ scope: { grades: [] } })).toBe('access.scopeMissing');
    expect(await attempt({ person: freshId() })).toBe('person.unknown');
    expect(await rights(person)).toEqual([]);
  });

  it('keep duties apart while they overlap, and no longer', async () => {
    const { person, appointment } = await appointed('Văn thư', 'registrar');
    const lead = { schoolId, person, role: 'principal', decision } as const;
    expect(await codeOf(appoint(house, lead, setup))).toBe('access.mixedDuties');
    await endAppointment(house, { appointment: appointment.id, decision }, setup);
    await appoint(house, lead, setup);
    expect(await codeOf(appoint(house, { ...lead, role: 'inspector' }, setup))).toBe('access.mixedDuties');
  });

  it('end at the moment told, never in the past, and only once', async () => {
    const { person, appointment } = await appointed('Văn thư', 'registrar');
    const before = house.clock.now();
    const ending = { appointment: appointment.id, decision, validTo: (before - 30 * day) as Instant };
    await endAppointment(house, ending, setup);
    const [ended] = await rights(person);
    expect(ended!.validTo).toBeGreaterThan(before);
    expect(ended!.endedBy).toEqual(decision);
    expect(await codeOf(endAppointment(house, ending, setup))).toBe('access.appointmentEnded');
    expect(await codeOf(endAppointment(house, { ...ending, appointment: freshId() }, setup))).toBe(
      'access.appointmentUnknown',
    );
  });

  it('let the principal delegate a part to a vice principal, and nothing beyond', async () => {
    const head = await appointed('Hiệu trưởng', 'principal');
    const vice = await appointed('Phó hiệu trưởng', 'vicePrincipal', { grades: [9] });
    const other = await somebody('Giáo viên');
    const base = { from: head.appointment.id, to: vice.person, decision, by: head.person };
    expect(await allows(vice.person, 'approval.signed')).toBe(false);
    const given = await delegate(house, { ...base, scope: { grades: [6] } });
    expect(given).toMatchObject({ role: 'vicePrincipal', actingFor: 'principal', delegatedFrom: base.from });
    expect(await allows(vice.person, 'approval.signed')).toBe(true);
    expect(await allows(vice.person, 'lock.ordered')).toBe(false);
    expect(await codeOf(delegate(house, { ...base, to: other }))).toBe('access.notDelegable');
    expect(await codeOf(delegate(house, { ...base, by: other }))).toBe('access.notPermitted');
    const further = { ...base, from: given.id, by: vice.person, to: other };
    expect(await codeOf(delegate(house, further))).toBe('access.notDelegable');
  });

  it('end what was delegated from them', async () => {
    const head = await appointed('Hiệu trưởng', 'principal');
    const vice = await appointed('Phó hiệu trưởng', 'vicePrincipal', { grades: [9] });
    await delegate(house, { from: head.appointment.id, to: vice.person, decision, by: head.person });
    expect(await allows(vice.person, 'approval.signed')).toBe(true);
    await endAppointment(house, { appointment: head.appointment.id, decision }, setup);
    expect(await allows(vice.person, 'approval.signed')).toBe(false);
    expect(await allows(head.person, 'lock.ordered')).toBe(false);
  });

  it('refuse a delegation wider or longer than what is held', async () => {
    const head = await somebody('Hiệu trưởng');
    const until = (house.clock.now() + 10 * day) as Instant;
    const request = {
      schoolId,
      person: head,
      role: 'principal',
      decision,
      scope: { grades: [6, 7] },
    } as const;
    const { id } = await appoint(house, { ...request, validTo: until }, setup);
    const vice = await appointed('Phó hiệu trưởng', 'vicePrincipal');
    const base = { from: id, to: vice.person, decision, by: head };
    for (const more of [{ scope: {} }, { scope: { grades: [8] } }, { validTo: (until + 1) as Instant }])
      expect(await codeOf(delegate(house, { ...base, ...more }))).toBe('access.beyondDelegator');
    const inherited = await delegate(house, base);
    expect(inherited).toMatchObject({ scope: { grades: [6, 7] }, validTo: until });
  });

  it('pass to another teacher within a term without gap or overlap', async () => {
    const scope = { classes: [freshId<never>()], subjects: ['TOAN'] };
    const former = await appointed('Giáo viên cũ', 'subjectTeacher', scope);
    const newcomer = await somebody('Giáo viên mới');
    const when = (house.clock.now() + day) as Instant;
    const request = { appointment: former.appointment.id, to: newcomer, when, decision };
    const next = await handOver(house, request, setup);
    const target = { schoolId, classId: scope.classes[0]!, subject: 'TOAN', state: 'subjectSigning' };
    const holders = async (at: number) => {
      const held = await Promise.all([former.person, newcomer].map(rights));
      return held.map((one) => may(one, 'subject.signed', target, at as Instant) !== null);
    };
    expect(await holders(when - 1)).toEqual([true, false]);
    expect(await holders(when)).toEqual([false, true]);
    expect(next.validFrom).toBe(when);
    const stranger = { person: newcomer };
    expect(await codeOf(handOver(house, { ...request, appointment: next.id }, stranger))).toBe(
      'access.ownAppointment',
    );
  });

  it('end together when somebody leaves in the middle of the year', async () => {
    const { person } = await appointed('Người chuyển đi', 'homeroomTeacher', { classes: [freshId<never>()] });
    await appoint(
      house,
      { schoolId, person, role: 'departmentHead', scope: { subjects: ['TOAN'] }, decision },
      setup,
    );
    expect(await leaveSchool(house, { person, decision }, setup)).toHaveLength(2);
    const now = house.clock.now();
    expect((await rights(person)).filter(({ validTo }) => validTo === null || validTo > now)).toEqual([]);
  });

  it('are listed to those who may know, and to oneself', async () => {
    const { person, appointment } = await appointed('Văn thư', 'registrar');
    const { person: head } = await appointed('Hiệu trưởng', 'principal');
    expect(await listAppointments(house, { by: person, of: person })).toEqual([appointment]);
    expect(await codeOf(listAppointments(house, { by: person }))).toBe('access.notPermitted');
    expect(await listAppointments(house, { by: head })).toHaveLength(2);
    await endAppointment(house, { appointment: appointment.id, decision }, setup);
    expect(await listAppointments(house, { by: head, at: house.clock.now() })).toHaveLength(1);
  });

  it('cannot be widened, moved or removed in the database itself', async () => {
    const { appointment } = await appointed('Văn thư', 'registrar');
    const twice = house.store.write((transaction) => transaction.addAppointments([appointment]));
    await expect(twice).rejects.toThrow(/unique/i);
    await house.store.write(async (transaction) => {
      const soon = (house.clock.now() + day) as Instant;
      await transaction.endAppointments([appointment.id], soon, decision);
      await transaction.endAppointments([appointment.id], (soon + day) as Instant, null);
      expect((await transaction.appointment(appointment.id))?.validTo).toBe(soon);
    });
    const source = await openDatabase(path.join(opened.folder, 'giaplai.sqlite'));
    for (const statement of [
      `UPDATE appointments SET role = 'principal'`,
      `UPDATE appointments SET scope = '{}' , validFrom = 0`,
      `UPDATE appointments SET validTo = NULL`,
      `UPDATE appointments SET validTo = validTo + 1`,
      `DELETE FROM appointments`,
    ])
      await expect(source.query(statement)).rejects.toThrow('append-only');
    await source.destroy();
  });
});

describe('appointments of a class book', () => {
  let opened: TestHouse;
  beforeEach(async () => (opened = await testHouse()));
  afterEach(() => opened.close());

  it('are made once, limited to the class, and grant what the workflow asks of each', async () => {
    const { house } = opened;
    const book = smallBook();
    const { cast, records } = await importBook(house, book);
    const [school] = await house.store.read((view) => view.schools());
    const all = () => house.store.read((view) => view.appointmentsIn(school!.id));
    const first = await all();
    expect(first).toHaveLength(cast.subjectTeachers.length + 3);
    expect(new Set(first.map(({ basis }) => basis.kind))).toEqual(new Set(['classBook']));
    await importClass(house, { book, fileHash: fileHashOf(book) });
    expect(await all()).toEqual(first);

    const target = await house.store.read((view) => targetOfRecord(view, records[0]!));
    const wish = (person: PersonId, action: Parameters<typeof may>[1]) =>
      house.store.read((view) => permission(view, { person, action, target, at: house.clock.now() }));
    await wish(cast.homeroom, 'record.submitted');
    await wish(cast.subjectTeachers[0]!, 'record.read');
    expect(
      await codeOf(
        wish(
          cast.subjectTeachers.find((one) => one !== cast.homeroom)!,
          'record.submitted',
        ),
      ),
    ).toBe('access.notPermitted');
    const principal = await house.store.read((view) => view.appointmentsOf(cast.principal));
    expect(may(principal, 'appointment.made', { schoolId: school!.id }, house.clock.now())).toBeNull();
  });

  it('follow a new book when teaching changes, but never bring back what a decision ended', async () => {
    const { house } = opened;
    const book = smallBook();
    const { cast } = await importBook(house, book);
    const changed = {
      ...book,
      subjects: book.subjects.map((subject, index) =>
        index === 2 ? { ...subject, teacher: 'Cô Giáo Mới' } : subject,
      ),
    };
    const former = book.subjects[2]!.teacher;
    await importBook(house, changed);
    const people = await house.store.read((view) => view.people());
    const of = (name: string) =>
      house.store.read((view) => view.appointmentsOf(people.find((one) => one.name === name)!.id));
    expect((await of('Cô Giáo Mới')).map(({ role, validTo }) => [role, validTo])).toEqual([
      ['subjectTeacher', null],
    ]);
    expect((await of(former)).some(({ validTo, endedBy }) => validTo !== null && endedBy === null)).toBe(
      true,
    );

    const [confirming] = (await house.store.read((view) => view.appointmentsOf(cast.homeroom))).filter(
      ({ role, validTo }) => role === 'homeroomTeacher' && validTo === null,
    );
    await endAppointment(house, { appointment: confirming!.id, decision }, setup);
    await importBook(house, book);
    const after = (await house.store.read((view) => view.appointmentsOf(cast.homeroom))).filter(
      ({ role, validTo }) => role === 'homeroomTeacher' && validTo === null,
    );
    expect(after).toEqual([]);
    expect((await verifyJournal(house)).findings).toEqual([]);
  });
});
