// Dossiers signed with keys that this server cannot reach: a stored question, answered once.
import { generateKeyPairSync, sign } from 'node:crypto';
import { answerDossierSignature, askDossierSignature } from '../../../src/server/application/index.ts';
import type { DossierId } from '../../../src/workflows/index.ts';
import { testConditions } from '../../support/conditions.ts';
import { dossierSchool, signAs, upload, type DossierSchool } from '../../support/dossiers.ts';
import { codeOf } from '../../support/faults.ts';
import { signerOf } from '../../support/house.ts';

let school: DossierSchool;
beforeAll(async () => {
  school = await dossierSchool();
});
afterAll(() => school.test.close());

const ask = (dossier: DossierId, by = school.author) => {
  const { house } = school.test;
  const { chain: certificates } = signerOf(school.names.get(by)!);
  return askDossierSignature(house, { dossier, by, certificates }, testConditions(house.clock));
};
const answer = (dossier: DossierId, question: string, value: string, by = school.author) => {
  const { house } = school.test;
  return answerDossierSignature(house, { dossier, by, question, value }, testConditions(house.clock));
};
const valueOf = (
  { question }: Awaited<ReturnType<typeof ask>>,
  name: string,
  key = signerOf(name).key,
): string => sign('sha256', Buffer.from(question.items[0]!.bytes, 'base64'), key).toString('base64');

it('is signed by an answer over what was asked, once', async () => {
  const { id } = await upload(school);
  const asked = await ask(id);
  const value = valueOf(asked, school.names.get(school.author)!);
  const sent = await answer(id, asked.id, value);
  expect(sent.snapshot.state).toBe('submitted');
  expect(await codeOf(answer(id, asked.id, value))).toBe('dossier.questionUnknown');
});

it('believes no value of another key, no question of another person, and none that was replaced', async () => {
  const { id } = await upload(school);
  const first = await ask(id);
  const second = await ask(id);
  const name = school.names.get(school.author)!;
  expect(await codeOf(answer(id, first.id, valueOf(first, name)))).toBe('dossier.questionUnknown');
  // Keys of the test authorities are shared; this one is nobody's.
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const foreign = valueOf(second, name, privateKey);
  expect(await codeOf(answer(id, second.id, foreign))).toMatch(/^device\.(signatureMismatch|otherDigest)$/);
  expect(await codeOf(answer(id, second.id, valueOf(second, name), school.head))).toBe(
    'dossier.questionUnknown',
  );
  expect((await answer(id, second.id, valueOf(second, name))).snapshot.state).toBe('submitted');
});

it('is overtaken by whoever signs in between', async () => {
  const other = await school.person('Tổ Trưởng Tư', 'departmentHead', { subjects: [school.subject] });
  const { id } = await upload(school);
  await signAs(school, id, school.author);
  const asked = await ask(id, school.head);
  await signAs(school, id, other);
  const late = answer(id, asked.id, valueOf(asked, school.names.get(school.head)!), school.head);
  expect(await codeOf(late)).toMatch(/^(dossier|signing)\./);
});
