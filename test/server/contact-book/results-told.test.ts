// Families are told when results are released or corrected: of their own child, by consent, and nothing that leaks.
import type { PersonId } from '../../../src/kernel/index.ts';
import {
  resultsOfChild,
  sendNotices,
  tellResults,
  withdrawConsent,
  type MailMessage,
} from '../../../src/server/application/index.ts';
import { correctWholly, openSchool, type CorrectedSchool } from '../../support/corrections.ts';
import { codeOf } from '../../support/faults.ts';
import { addressOfParent, agrees, parentOf } from '../../support/families.ts';
import { smallBook, throughTheLock } from '../../support/house.ts';

let school: CorrectedSchool;
let parents: PersonId[];
const codes = () => school.book.pupils.map(({ code }) => code);
const waiting = () => school.house.store.read((view) => view.notices(100, ['waiting']));
const sent = async (): Promise<readonly MailMessage[]> => {
  const all: MailMessage[] = [];
  const send = (message: MailMessage) => {
    all.push(message);
    return Promise.resolve({ outcome: 'accepted', reply: '250' } as const);
  };
  await sendNotices(school.house, { send, close: () => Promise.resolve() });
  return all;
};

beforeEach(async () => {
  school = await openSchool({ book: smallBook({}, 3) });
  parents = [];
  for (const [index, code] of codes().entries())
    parents.push(await parentOf(school.house, school.imported, code, `Phụ huynh ${index}`));
});
afterEach(() => school.close());

const wish = () => {
  const { book, imported } = school;
  const pupil = book.pupils[1]!;
  const subject = book.subjects.find(
    ({ assessedBy, teacher }) => assessedBy === 'score' && teacher !== book.staff.homeroomTeacher,
  )!;
  const entry = pupil.entries.HK2[subject.code]!;
  const final = entry.kind === 'score' ? Number(entry.final) : 0;
  const by = [...imported.cast.names].find(([, name]) => name === subject.teacher)![0];
  const path = `pupils/${pupil.code}/entries/HK2/${subject.code}/final`;
  return { subject, by, cells: [{ path, after: String(final > 50 ? final - 45 : final + 45) }] };
};

it('once released, once corrected, to each family of their own child alone', async () => {
  const { house, book } = school;
  for (const parent of parents.slice(0, 2)) await agrees(house, parent);
  await throughTheLock(house, school.imported);
  expect(await tellResults(house)).toBe(2);
  expect(await tellResults(house)).toBe(0);
  const released = await sent();
  expect(released.map(({ to }) => to).toSorted()).toEqual(
    parents.slice(0, 2).map(addressOfParent).toSorted(),
  );
  for (const [index, parent] of parents.slice(0, 2).entries()) {
    const mail = released.find(({ to }) => to === addressOfParent(parent))!;
    expect(mail.subject).toBe('Giáp Lai: nhà trường đã công bố 4 kết quả');
    expect(mail.text).toContain(`học bạ mã ${codes()[index]!}`);
    for (const [other, { code, name }] of book.pupils.entries()) {
      expect(`${mail.subject}${mail.text}`).not.toContain(name);
      expect([index, other, mail.text.includes(code)]).toEqual([index, other, index === other]);
    }
  }

  const before = await resultsOfChild(house, { parent: parents[1]!, ...child(1) });
  await correctWholly(school, wish());
  expect(await tellResults(house)).toBe(1);
  const [corrected, ...others] = await sent();
  expect([corrected!.to, others]).toEqual([addressOfParent(parents[1]!), []]);
  expect(corrected!.subject).toMatch(/đính chính \d kết quả$/);

  const after = await resultsOfChild(house, { parent: parents[1]!, ...child(1) });
  expect(after.map(({ version }) => version)).not.toEqual(before.map(({ version }) => version));
  expect(
    after
      .filter(({ corrected: is }) => is)
      .map(({ record: { key } }) => key)
      .toSorted(),
  ).toEqual([codes()[1]!, 'HK2', 'year'].toSorted());
}, 120_000);

const child = (index: number) => ({ classId: school.imported.classId as string, pupil: codes()[index]! });

it('a parent reads results once they are locked, of no other child, and of a summary only the own row', async () => {
  const { house } = school;
  const asked = { parent: parents[0]!, ...child(0) };
  expect(await resultsOfChild(house, asked)).toEqual([]);
  await throughTheLock(house, school.imported);
  const results = await resultsOfChild(house, asked);
  expect(results.map(({ record: { key } }) => key).toSorted()).toEqual(
    [codes()[0]!, 'HK1', 'HK2', 'year'].toSorted(),
  );
  const text = JSON.stringify(results.map((one) => (one.kind === 'transcript' ? one.transcript : one.row)));
  for (const { name } of school.book.pupils.slice(1)) expect(text).not.toContain(name);
  for (const other of [
    { ...asked, pupil: codes()[1]! },
    { ...asked, pupil: 'KHONGCO' },
    { ...asked, classId: 'khac' },
    { ...asked, parent: school.imported.cast.homeroom },
    { ...asked, parent: school.imported.cast.principal },
  ])
    expect(await codeOf(resultsOfChild(house, other))).toBe('child.unknown');
}, 120_000);

it('who agreed later is not told of what was released before, and a withdrawal stops what waits at once', async () => {
  const { house } = school;
  const [early, late] = parents as [PersonId, PersonId];
  await agrees(house, early);
  await throughTheLock(house, school.imported);
  await agrees(house, late);
  expect(await tellResults(house)).toBe(1);
  expect((await waiting()).map(({ personId }) => personId)).toEqual([early]);
  await withdrawConsent(house, { parent: early, channel: 'email', by: early });
  expect(await waiting()).toEqual([]);
  expect(await sent()).toEqual([]);
}, 120_000);
