// The whole life of a small class under each of the five source regulations: who decides, what is signed with pens, what
// the calendar closes, through a restart and a clock set back.
import { rmSync } from 'node:fs';
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
  reportPaper,
  sealRecords,
  signRecords,
  statusOfClass,
  tick,
  verifyJournal,
} from '../../src/server/application/index.ts';
import type { SigningConditions } from '../../src/server/application/index.ts';
import { nameOf } from '../../src/server/application/index.ts';
import { openInstallation } from '../../src/server/installation.ts';
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
import { appointed, rescored, unlockScores, type Hands } from '../support/hands.ts';
import { sampleBytes, sampleNames } from '../support/policies.ts';
import { runningPki, type RunningPki } from '../support/services.ts';
import { makeClassBook } from '../support/workbooks/index.ts';

interface Expected extends Hands {
  readonly file: string;
  readonly className: string;
  readonly schoolYear?: string;
  readonly approver: 'principal' | 'vicePrincipal';
  /** Records that are late on 16 June when nobody has signed. */
  readonly late: readonly string[];
  readonly onPaper: 'nothing' | 'summaries' | 'everything';
  /** Whether the scores of the first term are closed in June. */
  readonly closes: boolean;
}

const usual = {
  onPaper: 'nothing',
  proposer: 'registrar',
  decider: 'principal',
  executor: 'registrar',
  closes: true,
} as const;
const ofBoard = {
  ...usual,
  onPaper: 'summaries',
  proposer: 'administrator',
  executor: 'administrator',
} as const;

const pupils = 2;
const everyPupil = ['HS-1', 'HS-2'];
const table: readonly Expected[] = [
  {
    file: 'krông-bông.json',
    className: '11A1',
    approver: 'principal',
    late: [...everyPupil, 'HK2', 'year'],
    ...usual,
    proposer: 'administrator',
    executor: 'administrator',
  },
  {
    file: 'vĩnh-an-tân-liên.json',
    className: '9A',
    // Governs one year that is over: what had to be done then makes nobody late now.
    schoolYear: '2023-2024',
    approver: 'principal',
    late: [],
    ...usual,
    onPaper: 'everything',
    closes: false,
  },
  {
    file: 'him-lam.json',
    className: '6A',
    approver: 'vicePrincipal',
    late: [],
    ...usual,
    decider: 'vicePrincipal',
    executor: 'administrator',
  },
  { file: 'hoàng-văn-thụ.json', className: '10A', approver: 'vicePrincipal', late: [], ...ofBoard },
  { file: 'hoàng-văn-thụ.json', className: '11A', approver: 'vicePrincipal', late: [], ...ofBoard },
  { file: 'hoàng-văn-thụ.json', className: '12A', approver: 'principal', late: [], ...ofBoard },
  { file: 'bình-thạnh.json', className: '7A', approver: 'principal', late: [], ...usual },
];

it('every source regulation is lived through', () => {
  expect(new Set(table.map(({ file }) => file))).toEqual(new Set(sampleNames));
});

let pki: RunningPki;
beforeAll(async () => {
  pki = await runningPki(instant('2026-06-16T08:00:00+07:00'));
});
afterAll(() => pki.stop());

describe.each(table)('class $className under $file', (row) => {
  const { file, className, schoolYear, approver, late, onPaper, closes } = row;
  const clock = settableClock('2025-09-06T08:00:00+07:00');
  let test: TestHouse;
  beforeAll(async () => {
    test = await testHouse(1, clock);
  });
  afterAll(async () => {
    await test.house.close();
    rmSync(test.folder, { recursive: true, force: true });
  });

  it('goes from results to the archive by its rules', async () => {
    const level = Number.parseInt(className, 10) > 9 ? ('THPT' as const) : ('THCS' as const);
    const made = makeClassBook({ pupils, seed: 7, level, className });
    const book = { ...made, ...(schoolYear !== undefined && { schoolYear }) };
    const { cast: before } = await importBook(test.house, book);
    const [school] = await test.house.store.read((view) => view.schools());
    const year = { schoolId: school!.id, schoolYear: book.schoolYear };
    await adoptPolicy(test.house, {
      schoolId: year.schoolId,
      bytes: sampleBytes(file),
      by: before.principal,
      decisionNumber: '8/QĐ-VD',
    });

    const capacity = await approverCapacity(test.house, { ...year, grade: book.grade, at: clock.now() });
    expect(capacity).toBe(approver);
    const { classId } = await importClass(test.house, { book, fileHash: fileHashOf(book) });
    const administrator = await appointed(test, year.schoolId, 'administrator', 'Quản Trị Ví Dụ');
    const people = await test.house.store.read((view) => view.people());
    const idOf = (name: string) => people.find((person) => person.name === nameOf(name))?.id;
    const vicePrincipal =
      idOf(book.staff.vicePrincipal) ??
      (await appointed(test, year.schoolId, 'vicePrincipal', book.staff.vicePrincipal));
    const records = (await statusOfClass(test.house, classId)).records.map(({ id }) => id);
    const imported: ImportedClass = { classId, records, cast: await castOf(test.house, book) };
    const { cast } = imported;
    const staff = { registrar: cast.registrar, principal: cast.principal, administrator, vicePrincipal };

    clock.set('2026-06-16T08:00:00+07:00');
    await tick(test.house, clock.now());
    // The server starts again on a machine whose clock stands in the term that is over.
    await test.house.close();
    clock.set('2025-10-01T08:00:00+07:00');
    test = { ...test, house: await openInstallation(test.folder, { clock, lanes: 1 }) };
    const { house } = test;
    const changed = rescored(book);
    const entering = () => importClass(house, { book: changed, fileHash: fileHashOf(changed) });
    if (closes) {
      await expect(entering()).rejects.toThrow('window.closed');
      await unlockScores(house, classId, row, staff);
    }
    expect((await entering()).changedCells).toBe(1);

    clock.set('2026-05-01T08:00:00+07:00');
    await submitAll(house, imported);
    clock.set('2026-06-16T09:00:00+07:00');
    const stored = await house.store.read((view) => view.recordsOf(classId));
    const paper = stored.filter(
      ({ kind }) => onPaper === 'everything' || (onPaper === 'summaries' && kind === 'classSummary'),
    );
    expect(stored.filter(({ snapshot }) => snapshot.context.signedAs === 'wetInk')).toEqual(paper);
    const digital = records.filter((id) => paper.every((record) => record.id !== id));

    const approverId = staff[approver];
    const other = approver === 'principal' ? vicePrincipal : cast.principal;
    const conditions: SigningConditions = testConditions(clock, {
      timestamper: pki.stamper(),
      policy: rulesOf(null).timestamps,
    });
    if (digital.length > 0) {
      for (const teacher of cast.subjectTeachers)
        await signAs(house, imported, teacher, 'subjectTeacher', digital);
      await signAs(house, imported, cast.homeroom, 'homeroomTeacher', digital);
      const wrong = {
        person: other,
        role: 'principal' as const,
        signer: signerOf(people.find(({ id }) => id === other)?.name ?? book.staff.vicePrincipal),
        conditions,
        records: digital,
      };
      await signRecords(house, wrong).catch(() => undefined);
      expect((await statusOfClass(house, classId)).byState.homeroomVerified).toBe(digital.length);
      await signAs(house, imported, approverId, 'principal', digital);
    }
    const sheets = { records: paper.map(({ id }) => id), by: cast.registrar, on: '2026-06-10' };
    await reportPaper(house, { ...sheets, what: 'signed' });
    expect((await statusOfClass(house, classId)).byState).toEqual({ principalApproved: records.length });

    const subject = { kind: 'records', records } as const;
    const reason = 'Kết thúc năm học';
    const wish = { classId, deed: 'lock', subject, reason, by: staff[row.proposer] } as const;
    const order = await proposeLocking(house, wish);
    const wrongDecider = row.decider === 'principal' ? administrator : cast.principal;
    const ruling = { order: order.id, granted: true, decisionNumber: '9/QĐ-VD' };
    await expect(decideLocking(house, { ...ruling, by: wrongDecider })).rejects.toThrow(
      /order\.wrongDecider|access\.notPermitted/,
    );
    await decideLocking(house, { ...ruling, by: staff[row.decider] });
    const organisation = book.school.name;
    const seal = signerOf(organisation, organisation);
    if (digital.length > 0)
      await sealRecords(house, {
        registrar: cast.registrar,
        seal,
        conditions,
        organisation,
        records: digital,
      });
    await reportPaper(house, { ...sheets, what: 'sealed' });
    await executeLocking(house, { order: order.id, by: staff[row.executor] });

    const sealed = await house.store.read((view) => view.recordsOf(classId));
    for (const { id, snapshot } of sealed) {
      expect(snapshot.state).toBe('locked');
      expect(snapshot.context.assignments.approver.capacity).toBe(approver);
      expect(snapshot.context.order).toMatchObject({ decisionNumber: '9/QĐ-VD', by: staff[row.decider] });
      if (digital.includes(id)) expect(snapshot.context.document?.level).toBe('B-T');
      else expect(snapshot.context.paper?.sealed?.on).toBe('2026-06-10');
    }
    await archiveClass(house, { classId, by: cast.registrar });
    expect((await verifyJournal(house)).findings).toEqual([]);
  });

  it('makes late exactly whom its deadlines concern', async () => {
    const fresh = await testHouse(1, clock);
    try {
      clock.set('2026-03-01T08:00:00+07:00');
      const level = Number.parseInt(className, 10) > 9 ? ('THPT' as const) : ('THCS' as const);
      const made = makeClassBook({ pupils, seed: 7, level, className });
      const imported = await importBook(fresh.house, {
        ...made,
        ...(schoolYear !== undefined && { schoolYear }),
      });
      const [school] = await fresh.house.store.read((view) => view.schools());
      const by = imported.cast.principal;
      const adoption = { schoolId: school!.id, bytes: sampleBytes(file), by, decisionNumber: '8/QĐ-VD' };
      await adoptPolicy(fresh.house, adoption);
      await submitAll(fresh.house, imported);
      clock.set('2026-06-16T08:00:00+07:00');
      await tick(fresh.house, clock.now());
      const stored = await fresh.house.store.read((view) => view.recordsOf(imported.classId));
      const keys = stored.filter(({ kind }) => kind === 'transcript').map(({ key }) => key);
      const named = late.map((key) => (key.startsWith('HS-') ? keys[Number(key.slice(3)) - 1]! : key));
      const marked = stored.filter(({ snapshot }) => snapshot.context.late.length > 0).map(({ key }) => key);
      expect(marked.toSorted()).toEqual(named.toSorted());
    } finally {
      await fresh.close();
    }
  });
});
