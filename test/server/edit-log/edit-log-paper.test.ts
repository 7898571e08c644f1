// The edit log of a month as a paper: frozen once, certified, signed in turn, and the same whenever it is asked for.
import { attachedSnapshot, type EditLogSnapshot } from '../../../src/documents/index.ts';
import { canonicalJson, sha256 } from '../../../src/kernel/index.ts';
import type { PersonId } from '../../../src/kernel/index.ts';
import {
  adoptPolicy,
  agenda,
  certifyEditLogs,
  editLogLines,
  editLogOfCode,
  editLogSeenBy,
  freezeEditLog,
  listEditLogs,
  readEditLog,
  signEditLog,
  verifyJournal,
  type EditLogId,
  type EditLogWish,
} from '../../../src/server/application/index.ts';
import { testConditions } from '../../support/conditions.ts';
import { openSchool, type CorrectedSchool } from '../../support/corrections.ts';
import { importBook, serviceSigner, signerOf, smallBook } from '../../support/house.ts';
import { policyWith } from '../../support/policies.ts';
import { change, databaseTool, entryPath, valueAt } from '../../support/results.ts';
import { judged } from '../../support/signed-papers.ts';

let school: CorrectedSchool;
const book = smallBook();
const midterm = entryPath(book, 0, 'midterm');
const final = entryPath(book, 1, 'final');
beforeEach(async () => {
  school = await openSchool({ book, start: '2026-05-04T08:00:00+07:00' });
});
afterEach(() => school.close());

const edit = (values: Readonly<Record<string, string | null>>, reason = 'Chấm lại') =>
  change(school.house, school.imported.classId, school.imported.cast.subjectTeachers[0]!, values, { reason });
const freeze = (more: Partial<EditLogWish> = {}) =>
  freezeEditLog(school.house, {
    schoolId: school.schoolId,
    period: '2026-05',
    by: school.vice,
    checker: school.vice,
    ...more,
  });
const certify = () =>
  certifyEditLogs(school.house, { serviceSigner, conditions: testConditions(school.clock) });
const nameOf = async (person: PersonId) =>
  (await school.house.store.read((view) => view.people([person])))[0]!.name;
const sign = async (log: EditLogId, by: PersonId) =>
  signEditLog(school.house, {
    log,
    by,
    signer: signerOf(await nameOf(by)),
    conditions: testConditions(school.clock),
  });

const insideOf = (pdf: Uint8Array) => attachedSnapshot(pdf)?.snapshot as unknown as EditLogSnapshot;

it('prints who changed what, is signed by who checked it and by the principal, and verifies', async () => {
  const was = await valueAt(school.house, school.imported.classId, midterm);
  await edit({ [midterm]: null });
  await edit({ [midterm]: '31' }, 'Nhầm cột');
  const { log, isNew } = await freeze();
  expect({ isNew, edits: log.edits, edition: log.edition }).toEqual({ isNew: true, edits: 1, edition: 1 });
  const { principal } = school.imported.cast;
  await expect(sign(log.id, school.vice)).rejects.toMatchObject({ code: 'editLog.notAwaited' });
  expect(await certify()).toBe(1);
  expect(await certify()).toBe(0);
  await expect(sign(log.id, principal)).rejects.toMatchObject({ code: 'editLog.notAwaited' });
  await expect(sign(log.id, school.board)).rejects.toMatchObject({ code: 'editLog.notAwaited' });
  await sign(log.id, school.vice);
  await expect(sign(log.id, school.vice)).rejects.toMatchObject({ code: 'editLog.notAwaited' });
  await sign(log.id, principal);
  const asked = { log: log.id, by: principal };
  expect(await editLogSeenBy(school.house, asked)).toMatchObject({
    awaited: null,
    signed: [{ person: school.vice }, { person: principal }],
  });
  const pdf = await readEditLog(school.house, asked);
  const report = judged(pdf);
  expect(report.verdict).toBe('valid');
  expect(report.signatures).toHaveLength(3);
  const inside = insideOf(pdf);
  expect(sha256(canonicalJson(inside))).toBe(log.snapshotHash);
  expect(inside.rows).toEqual(await editLogLines(school.house, asked));
  expect(inside.rows).toMatchObject([
    { before: String(Number(was) / 10).replace('.', ','), after: '3,1', reason: 'Chấm lại; Nhầm cột' },
  ]);
  expect((await verifyJournal(school.house)).findings).toEqual([]);
});

it('is the same when asked again, tells what is new since, and prints another edition only when told to', async () => {
  await edit({ [midterm]: '31' });
  const first = await freeze();
  const asked = { log: first.log.id, by: school.vice };
  const bytes = await readEditLog(school.house, asked);
  await edit({ [final]: '42' });
  const again = await freeze();
  expect(again).toMatchObject({ isNew: false, log: { id: first.log.id }, since: [{ after: '4,2' }] });
  expect(await readEditLog(school.house, asked)).toEqual(bytes);
  const second = await freeze({ again: true });
  expect(second).toMatchObject({ isNew: true, since: [], log: { edition: 2, edits: 2 } });
  expect(await freeze({ again: true })).toMatchObject({ isNew: false, log: { id: second.log.id } });
  school.clock.set('2026-05-04T07:00:00+07:00');
  await edit({ [final]: '43' });
  school.clock.set('2026-05-05T07:00:00+07:00');
  expect((await freeze()).since).toContainEqual(expect.objectContaining({ after: '4,3' }));
  expect(await readEditLog(school.house, asked)).toEqual(bytes);
  expect(await editLogOfCode(school.house, first.log.verificationCode.toLowerCase())).toMatchObject({
    latest: false,
    school: book.school.name,
    schoolClass: null,
    length: bytes.length,
  });
  expect(await editLogOfCode(school.house, second.log.verificationCode)).toMatchObject({ latest: true });
  expect(await editLogOfCode(school.house, 'GL-00000-00000-00000')).toBeNull();
});

it('of May keeps out April and June, and the year’s summary of the class has them all', async () => {
  const { clock, house, imported } = school;
  clock.set('2026-04-30T23:00:00+07:00');
  await edit({ [midterm]: '31' });
  clock.set('2026-05-31T23:59:00+07:00');
  await edit({ [midterm]: '32' });
  clock.set('2026-06-01T00:00:00+07:00');
  await edit({ [midterm]: '33' });
  const may = await freeze();
  const wanted = { log: may.log.id, by: school.vice };
  expect(await editLogLines(house, wanted)).toMatchObject([{ before: '3,1', after: '3,2' }]);
  const year = await freeze({ period: '2025-2026', classId: imported.classId });
  expect(year.log).toMatchObject({ edits: 3, classId: imported.classId });
  const inside = insideOf(await readEditLog(house, { ...wanted, log: year.log.id }));
  expect(inside).toMatchObject({ period: { kind: 'year' }, schoolYear: '2025-2026' });
  for (const period of ['2026-07', '2027-2028', '2026-13', '2025-2027', 'tháng 5', ''])
    await expect(freeze({ period })).rejects.toMatchObject({ code: 'editLog.periodUnknown' });
});

it('is for leaders: neither teachers nor the office print it, and nobody checks what they approve', async () => {
  await importBook(school.house, {
    ...book,
    className: '8C',
    staff: { ...book.staff, homeroomTeacher: 'Vũ Thị Khác' },
  });
  const { principal, homeroom, registrar } = school.imported.cast;
  for (const by of [homeroom, registrar])
    await expect(freeze({ by })).rejects.toMatchObject({ code: 'access.notPermitted' });
  for (const checker of [principal, homeroom, registrar])
    await expect(freeze({ by: principal, checker })).rejects.toMatchObject({ code: 'editLog.checkerUnfit' });
  const { log } = await freeze();
  await expect(readEditLog(school.house, { log: log.id, by: homeroom })).rejects.toMatchObject({
    code: 'access.notPermitted',
  });
  expect(await listEditLogs(school.house, { schoolId: school.schoolId, by: homeroom })).toEqual([]);
  expect(await listEditLogs(school.house, { schoolId: school.schoolId, by: principal })).toHaveLength(1);
  await certify();
  await expect(
    signEditLog(school.house, {
      log: log.id,
      by: school.vice,
      signer: signerOf('Người Khác'),
      conditions: testConditions(school.clock),
    }),
  ).rejects.toMatchObject({ code: 'signing.keyOfAnother' });
});

it('of two who print or sign at once has one edition and one chain', async () => {
  await edit({ [midterm]: '31' });
  const [one, other] = await Promise.all([freeze(), freeze({ by: school.imported.cast.principal })]);
  expect(one.log.id).toBe(other.log.id);
  expect([one.isNew, other.isNew].toSorted()).toEqual([false, true]);
  await Promise.all([certify(), certify()]);
  const both = await Promise.allSettled([sign(one.log.id, school.vice), sign(one.log.id, school.vice)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const pdf = await readEditLog(school.house, { log: one.log.id, by: school.vice });
  expect(judged(pdf).signatures).toHaveLength(2);
});

it('stays as it is for a database tool too', async () => {
  await freeze();
  const tool = await databaseTool(school.folder);
  try {
    await expect(tool.query('UPDATE edit_logs SET edits = 0')).rejects.toThrow('append-only');
    await expect(tool.query('DELETE FROM edit_log_segments')).rejects.toThrow('append-only');
  } finally {
    await tool.destroy();
  }
});

it('is due before the monthly meeting where the policy says so, and the calendar notes each month', async () => {
  const meeting = {
    id: 'edit-log',
    when: { on: 'everyMonthBefore', dayOfMonth: 8 },
    topic: 'editLog',
    doneBy: ['leadership'],
  } as const;
  const policy = policyWith({ calendar: { milestones: [meeting] } });
  const { house, schoolId, imported } = school;
  await adoptPolicy(house, {
    schoolId,
    bytes: Buffer.from(JSON.stringify(policy)),
    by: imported.cast.principal,
    decisionNumber: '8/QĐ-VD',
  });
  const found = await agenda(house, { schoolId, schoolYear: '2025-2026' }, school.clock.now());
  const days = found!.items.map(({ lastDay, standing }) => `${lastDay} ${standing}`);
  expect(days).toEqual(
    expect.arrayContaining(['2026-04-07 passed', '2026-05-07 upcoming', '2026-06-07 upcoming']),
  );
  expect(found!.items.every(({ milestone: { topic } }) => topic === 'editLog')).toBe(true);
});

it('is printed whatever was typed, a remark and reasons of a thousand letters among it', async () => {
  const remark = entryPath(book, 0, 'remark');
  await edit({ [remark]: 'Tiến bộ. '.repeat(110) }, 'Ế'.repeat(1000));
  await edit({ [remark]: '😀'.repeat(400) }, '漢\u200b'.repeat(400));
  await edit({ [remark]: 'x'.repeat(990) }, '\u202e<b>&"😀');
  const { log } = await freeze();
  expect(log.edits).toBe(3);
  const [first] = await editLogLines(school.house, { log: log.id, by: school.vice });
  expect(first!.reason).toBe(`${'Ế'.repeat(240)}… [+760]`);
  expect((await freeze()).since).toEqual([]);
});
