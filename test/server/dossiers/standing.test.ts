// How the file of a dossier stands to what the school holds, for `giaplai verify` and for uploads that are verified.
import {
  readDossierFile,
  returnDossier,
  reviseDossier,
  standingOf,
} from '../../../src/server/application/index.ts';
import { parseCertificate, verify } from '../../../src/signing/index.ts';
import { dossierSchool, examineHere, signAs, upload, type DossierSchool } from '../../support/dossiers.ts';
import { drafted } from '../../support/foreign-pdf.ts';
import { testPki } from '../../support/pki.ts';

let school: DossierSchool;
beforeAll(async () => {
  school = await dossierSchool();
});
afterAll(() => school.test.close());

const held = async (file: Uint8Array) => {
  const anchors = testPki().anchors.map(parseCertificate);
  const standing = await standingOf(
    school.test.house,
    file,
    verify(file, { anchors, at: school.clock.now() }),
  );
  return [standing.kind, standing.weight];
};
const fileOf = (dossier: Awaited<ReturnType<typeof upload>>['id'], version?: number) =>
  readDossierFile(school.test.house, { dossier, by: school.author, version });

it('is as it is held while it is signed, older once somebody else has signed, and approved in the end', async () => {
  const file = await drafted({ size: () => [595, 842] });
  const { id } = await upload(school, { file });
  expect(await held(file)).toEqual(['unknown', 'note']);
  await signAs(school, id, school.author);
  const first = await fileOf(id);
  expect(await held(first)).toEqual(['dossierUnderWay', 'note']);
  await signAs(school, id, school.head);
  expect(await held(first)).toEqual(['dossierOlder', 'doubt']);
  await signAs(school, id, school.imported.cast.principal);
  const whole = await fileOf(id);
  expect(await held(whole)).toEqual(['dossierApproved', 'note']);
  expect(await held(Buffer.concat([whole, Buffer.from('\n% more\n%%EOF\n')]))).toEqual([
    'dossierContinued',
    'doubt',
  ]);
  const altered = Buffer.from(whole);
  altered[altered.indexOf('stream') + 12]! ^= 1;
  expect(await held(altered)).toEqual(['dossierAltered', 'failure']);
});

it('is not in force once it was returned, and superseded once another version has come', async () => {
  const { id } = await upload(school);
  await signAs(school, id, school.author);
  await returnDossier(school.test.house, {
    ...{ dossier: id, by: school.head, reason: 'Sửa', place: 'Phòng tổ', present: [] },
  });
  const file = await fileOf(id);
  expect(await held(file)).toEqual(['dossierNotInForce', 'doubt']);
  const next = await drafted({ pages: 2, size: () => [595, 842] });
  await reviseDossier(school.test.house, { dossier: id, by: school.author, file: next }, examineHere);
  expect(await held(file)).toEqual(['dossierReplaced', 'doubt']);
  expect(await held(await fileOf(id, 1))).toEqual(['dossierReplaced', 'doubt']);
});
