// Biên bản khóa: drafted once for an order that was carried out, signed by those present, the leader last, then sealed.
import { freshId } from '../../../src/kernel/index.ts';
import type { PersonId } from '../../../src/kernel/index.ts';
import {
  adoptPolicy,
  appoint,
  certifyLockMinutes,
  decideSchoolOrder,
  draftLockMinutes,
  executeSchoolOrder,
  listLockMinutes,
  lockMinutesOfCode,
  lockMinutesSeenBy,
  proposeSchoolOrder,
  readLockMinutes,
  sealLockMinutes,
  signLockMinutes,
  verifyJournal,
  type LockMinutesId,
} from '../../../src/server/application/index.ts';
import { verify } from '../../../src/signing/index.ts';
import { testConditions } from '../../support/conditions.ts';
import { importBook, serviceSigner, signerOf, smallBook, testHouse } from '../../support/house.ts';
import type { ImportedClass, TestHouse } from '../../support/house.ts';
import { policyWith } from '../../support/policies.ts';

const book = smallBook();
let test: TestHouse;
let imported: ImportedClass;
let schoolId: string;
let administrator: PersonId;
let witness: PersonId;
beforeEach(async () => {
  test = await testHouse();
  imported = await importBook(test.house, book);
  [{ id: schoolId } = { id: '' }] = await test.house.store.read((view) => view.schools());
  [administrator, witness] = [freshId<PersonId>(), imported.cast.homeroom];
  await test.house.store.write((transaction) =>
    transaction.addPeople([{ id: administrator, schoolId, name: 'Quản Trị Ví Dụ' }]),
  );
  const decision = { number: '3/QĐ-VD', date: '2025-08-30' };
  const post = { schoolId, person: administrator, role: 'administrator', decision } as const;
  await appoint(test.house, post, { service: 'setup' });
});
afterEach(() => test.close());

const nameOf = (person: PersonId) =>
  person === administrator ? 'Quản Trị Ví Dụ' : (imported.cast.names.get(person) ?? person);
const conditions = () => testConditions(test.house.clock);
const proposed = async (deed: 'lock' | 'unlock' = 'lock') => {
  const subject = { kind: 'results', scope: { part: 'scores', term: 'HK1' } } as const;
  const wish = { schoolId, schoolYear: book.schoolYear, grade: book.grade, deed, subject } as const;
  return (await proposeSchoolOrder(test.house, { ...wish, reason: 'Hết học kì I', by: administrator })).id;
};
const carriedOut = async (deed: 'lock' | 'unlock' = 'lock') => {
  const order = await proposed(deed);
  const { principal, registrar } = imported.cast;
  const ruling = { order, by: principal, granted: true, decisionNumber: '15/QĐ-VD' };
  await decideSchoolOrder(test.house, ruling);
  await executeSchoolOrder(test.house, { order, by: registrar });
  return order;
};
const drafted = async (more: { readonly witnesses?: readonly PersonId[] } = {}) => {
  const wish = { order: await carriedOut(), by: administrator, witnesses: [witness], number: '06/BB-VD' };
  const { minutes } = await draftLockMinutes(test.house, { ...wish, ...more });
  await certifyLockMinutes(test.house, { serviceSigner, conditions: conditions() });
  return minutes.id;
};
const sign = (minutes: LockMinutesId, by: PersonId) =>
  signLockMinutes(test.house, { minutes, by, signer: signerOf(nameOf(by)), conditions: conditions() });
const seal = (minutes: LockMinutesId, by = imported.cast.registrar) => {
  const signer = signerOf(book.school.name, book.school.name);
  return sealLockMinutes(test.house, { minutes, by, signer, conditions: conditions() });
};
const notAwaited = { code: 'lockMinutes.notAwaited' };

it('are signed by everybody present with their own key, the leader last, and then sealed by the office', async () => {
  const { principal, registrar } = imported.cast;
  const id = await drafted();
  await expect(sign(id, principal)).rejects.toMatchObject(notAwaited);
  await expect(seal(id)).rejects.toMatchObject(notAwaited);
  for (const person of [registrar, witness, administrator]) await sign(id, person);
  await expect(sign(id, witness)).rejects.toMatchObject(notAwaited);
  await expect(sign(id, imported.cast.subjectTeachers[0]!)).rejects.toMatchObject(notAwaited);
  await sign(id, principal);
  await expect(seal(id, administrator)).rejects.toMatchObject({ code: 'access.notPermitted' });
  await seal(id);
  await expect(seal(id)).rejects.toMatchObject(notAwaited);
  const standing = await lockMinutesSeenBy(test.house, { minutes: id, by: registrar });
  expect(standing.awaited).toEqual([]);
  expect(standing.signed.map(({ person, seal: sealed }) => [person, sealed])).toEqual([
    ...[registrar, witness, administrator, principal].map((person) => [person, false]),
    [registrar, true],
  ]);
  const pdf = await readLockMinutes(test.house, { minutes: id, by: witness });
  const report = verify(pdf, { anchors: conditions().anchors, at: test.house.clock.now() });
  expect(report.signatures).toHaveLength(6);
  expect(report.verdict).toBe('valid');
  const coded = await lockMinutesOfCode(test.house, standing.minutes.verificationCode);
  expect(coded).toMatchObject({ number: '06/BB-VD', complete: true, sha256: standing.fileHash });
  expect((await verifyJournal(test.house)).findings).toEqual([]);
});

it('somebody who brings the key of another is refused, and nothing is stored', async () => {
  const id = await drafted();
  const signer = signerOf(nameOf(imported.cast.principal));
  const deed = { minutes: id, by: witness, signer, conditions: conditions() };
  await expect(signLockMinutes(test.house, deed)).rejects.toMatchObject({ code: 'signing.keyOfAnother' });
  expect(await test.house.store.read((view) => view.lockMinutesSegments(id))).toHaveLength(2);
});

it('are drafted once, of an order to lock that was carried out, by the office alone', async () => {
  const { house } = test;
  const order = await proposed();
  const wish = { order, by: administrator };
  await expect(draftLockMinutes(house, wish)).rejects.toMatchObject({ code: 'lockMinutes.notLocked' });
  const done = { ...wish, order: await carriedOut() };
  await expect(draftLockMinutes(house, { ...done, by: witness })).rejects.toMatchObject({
    code: 'access.notPermitted',
  });
  const stranger = { ...done, by: 'ai-đó' as PersonId };
  await expect(draftLockMinutes(house, stranger)).rejects.toMatchObject({ code: 'order.unknown' });
  const [one, other] = await Promise.all([draftLockMinutes(house, done), draftLockMinutes(house, done)]);
  expect(one.minutes).toEqual(other.minutes);
  expect([one.isNew, other.isNew].filter(Boolean)).toHaveLength(1);
  expect(await listLockMinutes(house, { schoolId, by: administrator })).toHaveLength(1);
  expect(await listLockMinutes(house, { schoolId, by: 'ai-đó' as PersonId })).toEqual([]);
  const opened = await carriedOut('unlock');
  await expect(draftLockMinutes(house, { ...wish, order: opened })).rejects.toMatchObject({
    code: 'lockMinutes.notLocked',
  });
});

it('take no witness who has another part, is named twice, or is not of the school', async () => {
  const order = await carriedOut();
  for (const witnesses of [[imported.cast.principal], [administrator], [witness, witness], ['x' as PersonId]])
    await expect(draftLockMinutes(test.house, { order, by: administrator, witnesses })).rejects.toMatchObject(
      { code: 'lockMinutes.witnessUnfit' },
    );
});

it('wait for no seal where the policy wants none', async () => {
  const { principal, registrar } = imported.cast;
  const bytes = Buffer.from(JSON.stringify(policyWith({ corrections: { minutesSealed: false } })));
  await adoptPolicy(test.house, { schoolId, bytes, by: principal, decisionNumber: '9/QĐ-VD' });
  const id = await drafted({ witnesses: [] });
  for (const person of [administrator, registrar, principal]) await sign(id, person);
  await expect(seal(id)).rejects.toMatchObject(notAwaited);
  expect((await lockMinutesSeenBy(test.house, { minutes: id, by: registrar })).awaited).toEqual([]);
});
