// Letters about dossiers: whose turn it is, what is asked for, what was approved; once, and only to who wants them.
import type { PersonId } from '../../../src/kernel/index.ts';
import {
  returnDossier,
  saveContact,
  writeDigests,
  writeDossierNotices,
  type Contact,
} from '../../../src/server/application/index.ts';
import { dossierSchool, signAs, upload, type DossierSchool } from '../../support/dossiers.ts';

let school: DossierSchool;
beforeEach(async () => {
  school = await dossierSchool();
});
afterEach(() => school.test.close());

const reach = (personId: PersonId, more: Partial<Contact> = {}) =>
  saveContact(school.test.house, {
    personId,
    address: `${personId}@vidu.example`,
    language: 'vi',
    digests: 'all',
    ...more,
  });
const told = async () =>
  (await school.test.house.store.read((view) => view.notices(100)))
    .toReversed()
    .map(({ personId, kind, subject, text }) => ({ personId, kind, subject, text }));

it('tell each in turn that it is theirs, and the author what became of it, once', async () => {
  const { house } = school.test;
  const { author, head, otherHead } = school;
  const { principal } = school.imported.cast;
  for (const person of [author, head, otherHead, principal]) await reach(person);
  const { id } = await upload(school, { title: 'Bài 12' });
  await writeDossierNotices(house);
  expect(await told()).toEqual([]);
  await signAs(school, id, author);
  expect((await writeDossierNotices(house)).written).toBe(1);
  expect((await writeDossierNotices(house)).written).toBe(0);
  await signAs(school, id, head);
  await writeDossierNotices(house);
  await signAs(school, id, principal);
  await writeDossierNotices(house);
  const letters = await told();
  expect(letters.map(({ personId, kind }) => [personId, kind])).toEqual([
    [head, 'dossierTurn'],
    [principal, 'dossierTurn'],
    [author, 'dossierApproved'],
  ]);
  expect(letters[0]!.text).toContain(
    `- Bài 12 (2025-2026), người soạn ${school.names.get(author)!}: kiểm tra, ký`,
  );
  expect(letters.every(({ subject }) => !subject.includes('Bài 12'))).toBe(true);
});

it('tell the author what is to be changed, in a few words and on one line', async () => {
  const { house } = school.test;
  await reach(school.author, { language: 'en' });
  const { id } = await upload(school);
  await signAs(school, id, school.author);
  const reason = `Thiếu mục tiêu\nBcc: ai@do.example ${'dài '.repeat(400)}`;
  await returnDossier(house, { dossier: id, by: school.head, reason, place: 'Phòng tổ', present: [] });
  await writeDossierNotices(house);
  const [letter] = await told();
  expect(letter).toMatchObject({ personId: school.author, kind: 'dossierReturned' });
  const line = letter!.text.split('\n').find((one) => one.startsWith('- '))!;
  expect(line).toContain('Thiếu mục tiêu');
  expect(line.length).toBeLessThan(500);
  expect(letter!.text.split('\n').some((one) => one.startsWith('Bcc'))).toBe(false);
});

it('say nothing of turns to who wants only what is late, and nothing to who gave no address', async () => {
  const { house } = school.test;
  await reach(school.head, { digests: 'lateOnly' });
  const { id } = await upload(school);
  await signAs(school, id, school.author);
  expect(await writeDossierNotices(house)).toEqual({ written: 0, unreachable: [] });
  await signAs(school, id, school.head);
  expect((await writeDossierNotices(house)).unreachable).toEqual([school.imported.cast.principal]);
});

it('send one letter however many dossiers there are, and count them in the digest', async () => {
  const { house } = school.test;
  await reach(school.head);
  for (const title of ['Bài 1', 'Bài 2', 'Bài 3']) {
    const { id } = await upload(school, { title });
    await signAs(school, id, school.author);
  }
  expect((await writeDossierNotices(house)).written).toBe(1);
  expect((await told())[0]!.subject).toContain('3 hồ sơ');
  await writeDigests(house);
  const digest = (await told()).find(({ kind, personId }) => kind === 'waiting' && personId === school.head)!;
  expect(digest.text).toContain('- Hồ sơ chuyên môn (2025-2026): 3 hồ sơ, kiểm tra, ký');
});

it('go to nobody whose turn has passed in between', async () => {
  const { house } = school.test;
  for (const person of [school.head, school.author]) await reach(person);
  const { id } = await upload(school);
  await signAs(school, id, school.author);
  await returnDossier(house, { dossier: id, by: school.head, reason: 'Sửa', place: 'Phòng tổ', present: [] });
  await writeDossierNotices(house);
  expect((await told()).map(({ kind }) => kind)).toEqual(['dossierReturned']);
});
