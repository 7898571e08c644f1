// What comes with the month, and what waits and is nobody's record: edit logs to be signed, entry, attendance, assessment.
import { instant, type PersonId } from '../../../src/kernel/index.ts';
import {
  adoptPolicy,
  certifyEditLogs,
  freezeEditLog,
  nameOf,
  saveContact,
  sendNotices,
  signEditLog,
  writeEditLogNotices,
  writeMonthlyReminders,
  type Contact,
  type Mailer,
  type Notice,
} from '../../../src/server/application/index.ts';
import { testConditions } from '../../support/conditions.ts';
import { openSchool, type CorrectedSchool } from '../../support/corrections.ts';
import { serviceSigner, signerOf, smallBook } from '../../support/house.ts';
import { policyWith } from '../../support/policies.ts';
import { change, entryPath } from '../../support/results.ts';

/** TT 22/2021: within two weeks of a periodic test. */
const scoreEntry = {
  regular: { shares: [{ by: 'termEnd', percent: 100 }] },
  periodic: { daysAfterTest: 14 },
} as const;

jest.setTimeout(60_000);

describe('reminders by e-mail', () => {
  let school: CorrectedSchool;
  const book = smallBook();
  beforeEach(async () => {
    school = await openSchool({ book, start: '2026-05-04T08:00:00+07:00' });
  });
  afterEach(() => school.close());

  const contact = (personId: PersonId, more: Partial<Contact> = {}) =>
    saveContact(school.house, {
      personId,
      address: `p-${personId}@truong.example`,
      language: 'vi',
      digests: 'all',
      ...more,
    });
  const told = async (kind: Notice['kind']) =>
    (await school.house.store.read((view) => view.notices(100))).filter((notice) => notice.kind === kind);
  const logs = () => writeEditLogNotices(school.house);
  const monthly = () => writeMonthlyReminders(school.house);

  it('go to whoever must sign an edit log, one after the other, again after some days, and end with the signature', async () => {
    const { house, schoolId, vice, imported, clock } = school;
    const { principal } = imported.cast;
    await contact(vice);
    await contact(principal, { language: 'en' });
    const { log } = await freezeEditLog(house, { schoolId, period: '2026-05', by: vice, checker: vice });
    expect(await logs()).toEqual({ written: 0, unreachable: [] });
    await certifyEditLogs(house, { serviceSigner, conditions: testConditions(clock) });
    expect((await logs()).written).toBe(1);
    expect((await logs()).written).toBe(0);
    const [first] = await told('editLogTurn');
    expect([first!.personId, first!.subject]).toEqual([vice, 'Giáp Lai: 1 nhật ký sửa điểm chờ thầy, cô ký']);
    expect(first!.text).toContain('Kì 2026-05, toàn trường, lần lập 1: 0 lượt sửa');
    clock.set('2026-05-07T09:00:00+07:00');
    expect((await logs()).written).toBe(1);
    const sign = async (by: PersonId) => {
      const [person] = await house.store.read((view) => view.people([by]));
      return signEditLog(house, {
        log: log.id,
        by,
        signer: signerOf(person!.name),
        conditions: testConditions(clock),
      });
    };
    await sign(vice);
    await logs();
    const [newest] = await told('editLogTurn');
    expect([newest!.personId, newest!.subject]).toEqual([
      principal,
      'Giáp Lai: 1 edit logs wait for your signature',
    ]);
    await sign(principal);
    clock.set('2026-05-30T09:00:00+07:00');
    expect(await logs()).toEqual({ written: 0, unreachable: [] });
  });

  it('leave out who has no address, who wants to hear of what is late only, and editions that were replaced', async () => {
    const { house, schoolId, vice, clock, imported } = school;
    const wish = { schoolId, period: '2026-05', by: vice, checker: vice };
    await freezeEditLog(house, wish);
    const run = { serviceSigner, conditions: testConditions(clock) };
    await certifyEditLogs(house, run);
    expect(await logs()).toEqual({ written: 0, unreachable: [vice] });
    await contact(vice, { digests: 'lateOnly' });
    expect(await logs()).toEqual({ written: 0, unreachable: [] });
    const teacher = imported.cast.subjectTeachers[0]!;
    const edit = { [entryPath(book, 0, 'midterm')]: '31' };
    await change(house, imported.classId, teacher, edit, { reason: 'Chấm lại' });
    await freezeEditLog(house, { ...wish, again: true });
    await certifyEditLogs(house, run);
    clock.set('2026-05-20T09:00:00+07:00');
    expect((await logs()).written).toBe(1);
    expect((await told('editLogTurn'))[0]!.text).toContain('lần lập 2');
  });

  it('come once a month to teachers with empty cells past their day and to homeroom teachers, and not in summer', async () => {
    const { house, imported, clock } = school;
    const { homeroom, subjectTeachers, principal } = imported.cast;
    const taught = book.subjects.findIndex(
      ({ assessedBy, teacher }) =>
        assessedBy === 'score' && nameOf(teacher) !== imported.cast.names.get(homeroom),
    );
    const people = await house.store.read((view) => view.people());
    const late = people.find(({ name }) => name === nameOf(book.subjects[taught]!.teacher))!.id;
    for (const person of new Set([homeroom, late, ...subjectTeachers, principal])) await contact(person);
    await adoptPolicy(house, {
      schoolId: school.schoolId,
      bytes: Buffer.from(JSON.stringify(policyWith({ scoreEntry }))),
      by: principal,
      decisionNumber: '8/QĐ-VD',
    });
    const empty = Object.fromEntries(
      [0, 1].map((pupil) => [entryPath(book, pupil, 'midterm', taught), null]),
    );
    await change(house, imported.classId, late, empty, { reason: 'Nhập nhầm' });
    await monthly();
    const texts = new Map((await told('monthlyEntry')).map(({ personId, text }) => [personId, text]));
    expect(new Set(texts.keys())).toEqual(new Set([homeroom, late]));
    expect(texts.get(late)).toContain('nhập điểm, nhận xét; số ô còn trống đã quá hạn: 2');
    expect(texts.get(homeroom)).toContain('kiểm diện, nhận xét, đánh giá rèn luyện');
    for (const { name, code } of book.pupils)
      for (const text of texts.values()) expect(text.includes(name) || text.includes(code)).toBe(false);
    expect(await monthly()).toEqual({ written: 0, unreachable: [] });
    clock.set('2026-06-02T08:00:00+07:00');
    expect(await monthly()).toEqual({ written: 0, unreachable: [] });
    clock.set('2026-09-02T08:00:00+07:00');
    expect(await monthly()).toEqual({ written: 0, unreachable: [] });
  });

  it('are sent outside quiet hours', async () => {
    const { house, imported, clock } = school;
    await contact(imported.cast.homeroom);
    clock.set('2026-05-04T22:00:00+07:00');
    await monthly();
    const [notice] = await told('monthlyEntry');
    expect(notice!.dueAt).toBe(instant('2026-05-05T06:00:00+07:00'));
    const sent: string[] = [];
    const mailer: Mailer = {
      send: ({ subject }) => {
        sent.push(subject);
        return Promise.resolve({ outcome: 'accepted', reply: '250' });
      },
      close: () => Promise.resolve(),
    };
    await sendNotices(house, mailer);
    expect(sent).toEqual([]);
    clock.set('2026-05-05T07:00:00+07:00');
    await sendNotices(house, mailer);
    expect(sent).toEqual(['Giáp Lai: nhắc việc trong tháng ở 1 lớp']);
  });
});
