// Each school says itself when its people are written to.
import { instant } from '../../../src/kernel/index.ts';
import type { Instant, PersonId } from '../../../src/kernel/index.ts';
import {
  appoint,
  changeNoticeSettings,
  readNoticeSettings,
  saveContact,
  sendNotices,
  writeDigests,
  type NoticeSettings,
} from '../../../src/server/application/index.ts';
import { isQuiet, outsideQuietHours } from '../../../src/server/application/notices/hours.ts';
import { codeOf } from '../../support/faults.ts';
import {
  importBook,
  smallBook,
  submitAll,
  testHouse,
  type ImportedClass,
  type TestHouse,
} from '../../support/house.ts';

let test: TestHouse;
let imported: ImportedClass;
let now: Instant;
let asked: { schoolId: string; by: PersonId };
const at = (text: string) => (now = instant(text));
const usual: NoticeSettings = { quietFrom: 20, quietTo: 6, digestFrom: 0, repeatedAfterDays: 3 };
const change = (settings: Partial<NoticeSettings>) =>
  changeNoticeSettings(test.house, asked, { ...usual, ...settings });
const sent: string[] = [];
const mailer = {
  send: ({ to }: { to: string }) =>
    Promise.resolve(void sent.push(to)).then(() => ({ outcome: 'accepted', reply: '250' }) as const),
  close: () => Promise.resolve(),
};

beforeEach(async () => {
  sent.length = 0;
  at('2026-06-01T07:00:00+07:00');
  test = await testHouse(1, { now: () => now });
  imported = await importBook(test.house, smallBook());
  await submitAll(test.house, imported);
  const [school] = await test.house.store.read((view) => view.schools());
  asked = { schoolId: school!.id, by: imported.cast.subjectTeachers[1]! };
  const wish = { schoolId: asked.schoolId, person: asked.by, role: 'administrator' } as const;
  const decision = { number: '5/QĐ', date: '2026-05-01' };
  await appoint(test.house, { ...wish, decision }, { service: 'setup' });
  const personId = imported.cast.subjectTeachers[0]!;
  await saveContact(test.house, { personId, address: 'gv@vidu.example', language: 'vi', digests: 'all' });
});
afterEach(() => test.close());

it('the digest is written from the hour the school wants it', async () => {
  await change({ digestFrom: 16 });
  expect((await writeDigests(test.house)).written).toBe(0);
  at('2026-06-01T15:59:59+07:00');
  expect((await writeDigests(test.house)).written).toBe(0);
  at('2026-06-01T16:00:00+07:00');
  expect((await writeDigests(test.house)).written).toBe(1);
});

it('quiet hours hold at the moment of sending too, and for the own school only', async () => {
  const book = smallBook();
  await importBook(test.house, { ...book, school: { ...book.school, name: 'Trường THCS Khác' } });
  await writeDigests(test.house);
  await test.house.store.write(async (transaction) => {
    const elsewhere = (await transaction.people()).find(({ schoolId }) => schoolId !== asked.schoolId)!;
    const [mine] = await transaction.notices(1);
    const theirs = { id: 'khac', occasion: 'khac', personId: elsewhere.id, address: 'khac@vidu.example' };
    await transaction.addNotices([{ ...mine!, ...theirs }]);
  });
  await change({ quietFrom: 7, quietTo: 12 });
  await sendNotices(test.house, mailer);
  expect(sent).toEqual(['khac@vidu.example']);
  at('2026-06-01T12:00:00+07:00');
  await sendNotices(test.house, mailer);
  expect(sent).toEqual(['khac@vidu.example', 'gv@vidu.example']);
});

it('the same news is told again after as many days as the school wants', async () => {
  await change({ repeatedAfterDays: 1 });
  const daily: number[] = [];
  for (let day = 1; day <= 3; day += 1) {
    at(`2026-06-0${day}T07:00:00+07:00`);
    daily.push((await writeDigests(test.house)).written);
    await sendNotices(test.house, mailer);
  }
  expect(daily).toEqual([1, 1, 1]);
});

it('are read and changed by those who may, within bounds, and the change stands in the journal', async () => {
  expect(await readNoticeSettings(test.house, asked)).toEqual(usual);
  for (const bad of [{ quietFrom: 24 }, { quietTo: -1 }, { digestFrom: 0.5 }, { repeatedAfterDays: 0 }])
    expect(await codeOf(change(bad))).toBe('notice.badSettings');
  const teacher = { ...asked, by: imported.cast.homeroom };
  expect(await codeOf(changeNoticeSettings(test.house, teacher, usual))).toBe('access.notPermitted');
  expect(await codeOf(readNoticeSettings(test.house, teacher))).toBe('access.notPermitted');
  await change({ quietFrom: 21 });
  expect(await readNoticeSettings(test.house, asked)).toEqual({ ...usual, quietFrom: 21 });
  const entries = await test.house.store.read((view) => view.journal(0, 1000));
  expect(entries.at(-1)).toMatchObject({
    actor: `person:${asked.by}`,
    event: { type: 'notices.changed', quietFrom: 21 },
  });
});

it.each([
  [{ quietFrom: 12, quietTo: 14 }, '2026-06-01T11:59:59+07:00', '2026-06-01T11:59:59+07:00'],
  [{ quietFrom: 12, quietTo: 14 }, '2026-06-01T12:30:00+07:00', '2026-06-01T14:00:00+07:00'],
  [{ quietFrom: 22, quietTo: 0 }, '2026-06-01T23:10:00+07:00', '2026-06-02T00:00:00+07:00'],
  [{ quietFrom: 5, quietTo: 5 }, '2026-06-01T05:10:00+07:00', '2026-06-01T05:10:00+07:00'],
])('with %j, %s becomes %s', (hours, before, after) => {
  const settings = { ...usual, ...hours };
  const moment = outsideQuietHours(instant(before), settings);
  expect(moment).toBe(instant(after));
  expect(isQuiet(moment, settings)).toBe(false);
});
