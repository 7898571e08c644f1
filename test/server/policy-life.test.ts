// The whole life of a small class under each of the five source regulations, as far as the workflow knows their values.
import { instant } from '../../src/kernel/index.ts';
import { rulesOf } from '../../src/policies/index.ts';
import {
  adoptPolicy,
  approverCapacity,
  archiveClass,
  decideLocking,
  executeLocking,
  importClass,
  proposeLocking,
  sealRecords,
  signRecords,
  statusOfClass,
  tick,
  verifyJournal,
} from '../../src/server/application/index.ts';
import type { SigningConditions } from '../../src/server/application/index.ts';
import { nameOf } from '../../src/server/application/index.ts';
import { testConditions } from '../support/conditions.ts';
import {
  castOf,
  fileHashOf,
  importBook,
  settableClock,
  signAs,
  signerOf,
  submitAll,
  testHouse,
} from '../support/house.ts';
import type { ImportedClass, TestHouse } from '../support/house.ts';
import { sampleBytes, sampleNames } from '../support/policies.ts';
import { runningPki, type RunningPki } from '../support/services.ts';
import { makeClassBook } from '../support/workbooks/index.ts';

interface Expected {
  readonly file: string;
  readonly className: string;
  readonly schoolYear?: string;
  readonly approver: 'principal' | 'vicePrincipal';
  /** Records that are late on 16 June when nobody has signed. */
  readonly late: readonly string[];
}

const pupils = 2;
const everyPupil = ['HS-1', 'HS-2'];
const table: readonly Expected[] = [
  {
    file: 'krông-bông.json',
    className: '11A1',
    approver: 'principal',
    late: [...everyPupil, 'HK2', 'year'],
  },
  {
    file: 'vĩnh-an-tân-liên.json',
    className: '9A',
    // Governs one year that is over: what had to be done then makes nobody late now.
    schoolYear: '2023-2024',
    approver: 'principal',
    late: [],
  },
  { file: 'him-lam.json', className: '6A', approver: 'vicePrincipal', late: [] },
  { file: 'hoàng-văn-thụ.json', className: '10A', approver: 'vicePrincipal', late: ['HK2', 'year'] },
  { file: 'hoàng-văn-thụ.json', className: '11A', approver: 'vicePrincipal', late: ['HK2', 'year'] },
  { file: 'hoàng-văn-thụ.json', className: '12A', approver: 'principal', late: ['HK2', 'year'] },
  { file: 'bình-thạnh.json', className: '7A', approver: 'principal', late: [] },
];

it('every source regulation is lived through', () => {
  expect(new Set(table.map(({ file }) => file))).toEqual(new Set(sampleNames));
});

let pki: RunningPki;
beforeAll(async () => {
  pki = await runningPki(instant('2026-06-16T08:00:00+07:00'));
});
afterAll(() => pki.stop());

describe.each(table)('class $className under $file', ({ file, className, schoolYear, approver, late }) => {
  const clock = settableClock('2026-03-01T08:00:00+07:00');
  let test: TestHouse;
  beforeAll(async () => {
    test = await testHouse(1, clock);
  });
  afterAll(() => test.close());

  it('goes from results to the archive by its rules', async () => {
    const { house } = test;
    const level = Number.parseInt(className, 10) > 9 ? ('THPT' as const) : ('THCS' as const);
    const made = makeClassBook({ pupils, seed: 7, level, className });
    const book = { ...made, ...(schoolYear !== undefined && { schoolYear }) };
    const { cast: before } = await importBook(house, book);
    const [school] = await house.store.read((view) => view.schools());
    const year = { schoolId: school!.id, schoolYear: book.schoolYear };
    await adoptPolicy(house, {
      schoolId: year.schoolId,
      bytes: sampleBytes(file),
      by: before.principal,
      decisionNumber: '8/QĐ-VD',
    });

    const capacity = await approverCapacity(house, { ...year, grade: book.grade, at: clock.now() });
    expect(capacity).toBe(approver);
    const { classId } = await importClass(house, { book, fileHash: fileHashOf(book) });
    const records = (await statusOfClass(house, classId)).records.map(({ id }) => id);
    const imported: ImportedClass = { classId, records, cast: await castOf(house, book) };
    const people = await house.store.read((view) => view.people());
    const approverName = nameOf(book.staff[approver]);
    const approverId = people.find(({ name }) => name === approverName)!.id;

    await submitAll(house, imported);
    clock.set('2026-06-16T08:00:00+07:00');
    await tick(house, clock.now());
    const stored = await house.store.read((view) => view.recordsOf(classId));
    const pupilKeys = stored.filter(({ kind }) => kind === 'transcript').map(({ key }) => key);
    const named = late.flatMap((key) => (key.startsWith('HS-') ? pupilKeys[Number(key.slice(3)) - 1]! : key));
    const marked = stored.filter(({ snapshot }) => snapshot.context.late.length > 0).map(({ key }) => key);
    expect(marked.toSorted()).toEqual(named.toSorted());

    const { cast } = imported;
    for (const teacher of cast.subjectTeachers)
      await signAs(house, imported, teacher, 'subjectTeacher', records);
    await signAs(house, imported, cast.homeroom, 'homeroomTeacher', records);
    const other = approver === 'principal' ? nameOf(book.staff.vicePrincipal) : nameOf(book.staff.principal);
    const otherId = people.find(({ name }) => name === other)?.id;
    const conditions: SigningConditions = testConditions(clock, {
      timestamper: pki.stamper(),
      policy: rulesOf(null).timestamps,
    });
    if (otherId) {
      const wrong = {
        person: otherId,
        role: 'principal' as const,
        signer: signerOf(other),
        conditions,
        records,
      };
      await signRecords(house, wrong).catch(() => undefined);
      expect((await statusOfClass(house, classId)).byState).toEqual({ homeroomVerified: records.length });
    }
    await signAs(house, imported, approverId, 'principal', records);

    const order = await proposeLocking(house, {
      classId,
      deed: 'lock',
      subject: { kind: 'records', records },
      reason: 'Kết thúc năm học',
      by: cast.registrar,
    });
    await decideLocking(house, {
      order: order.id,
      by: cast.principal,
      granted: true,
      decisionNumber: '9/QĐ-VD',
    });
    const organisation = book.school.name;
    const seal = signerOf(organisation, organisation);
    await sealRecords(house, { registrar: cast.registrar, seal, conditions, organisation, records });
    await executeLocking(house, { order: order.id, by: cast.registrar });

    const sealed = await house.store.read((view) => view.recordsOf(classId));
    for (const { snapshot } of sealed) {
      expect(snapshot.state).toBe('locked');
      expect(snapshot.context.assignments.approver.capacity).toBe(approver);
      expect(snapshot.context.document?.level).toBe('B-T');
      expect(snapshot.context.order?.decisionNumber).toBe('9/QĐ-VD');
    }
    await archiveClass(house, { classId, by: cast.registrar });
    expect((await verifyJournal(house)).findings).toEqual([]);
  });
});
