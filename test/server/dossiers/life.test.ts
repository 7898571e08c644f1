// A dossier's whole life with real files, keys and store.
import { systemClock } from '../../../src/kernel/index.ts';
import { openInstallation } from '../../../src/server/installation.ts';
import {
  dossierOfCode,
  dossierOfFile,
  dossierSeenBy,
  listDossiers,
  readDossierFile,
  returnDossier,
  reviseDossier,
  verifyJournal,
  withdrawDossier,
} from '../../../src/server/application/index.ts';
import { parseCertificate, verify } from '../../../src/signing/index.ts';
import { dossierSchool, examineHere, signAs, upload, type DossierSchool } from '../../support/dossiers.ts';
import { codeOf } from '../../support/faults.ts';
import { drafted } from '../../support/foreign-pdf.ts';
import { testPki } from '../../support/pki.ts';
import { databaseTool } from '../../support/results.ts';

let school: DossierSchool;
beforeEach(async () => {
  school = await dossierSchool();
});
afterEach(() => school.test.close());

const reportOf = (pdf: Uint8Array) =>
  verify(pdf, { anchors: testPki().anchors.map(parseCertificate), at: school.clock.now() });

it('is signed by its author, the head of its department and the principal, visibly and soundly', async () => {
  const { house } = school.test;
  const { principal } = school.imported.cast;
  const { id } = await upload(school, { period: 'week:20' });
  await signAs(school, id, school.author);
  expect(await codeOf(signAs(school, id, school.otherHead))).toBe('access.notPermitted');
  expect(await codeOf(signAs(school, id, principal))).toBe('dossier.notTheirTurn');
  await signAs(school, id, school.head);
  const { snapshot } = await signAs(school, id, principal);
  expect(snapshot.state).toBe('approved');

  const file = await readDossierFile(house, { dossier: id, by: school.author });
  const { signatures, findings } = reportOf(file);
  expect(findings.filter(({ weight }) => weight === 'failure')).toEqual([]);
  expect(signatures.map(({ signer }) => signer?.name)).toEqual(
    [school.author, school.head, principal].map((person) => school.names.get(person)),
  );
  expect(signatures.every(({ integrity }) => integrity === 'intact')).toBe(true);
  const { versions } = await dossierSeenBy(house, { dossier: id, by: principal });
  const found = await dossierOfCode(house, versions[0]!.verificationCode.toLowerCase());
  expect(found).toMatchObject({ version: 1, latest: true, state: { name: 'approved' } });
  expect(found!.signatures.map(({ as }) => as)).toEqual(['author', 'departmentHead', 'principal']);
  expect(await dossierOfFile(house, file)).toMatchObject({ exact: true, code: found!.code });
  const longer = Buffer.concat([file, Buffer.from('\n% more\n%%EOF\n')]);
  expect(await dossierOfFile(house, longer)).toMatchObject({ exact: false, knownLength: file.length });
  expect((await verifyJournal(house)).findings).toEqual([]);
});

it('comes back with minutes, goes on as a second file, and keeps the first one with its signatures', async () => {
  const { house } = school.test;
  const { principal } = school.imported.cast;
  const { id } = await upload(school);
  await signAs(school, id, school.author);
  const minuted = { dossier: id, by: school.head, reason: 'Thiếu mục tiêu', place: 'Phòng tổ' };
  expect(await codeOf(returnDossier(house, { ...minuted, place: ' ', present: [] }))).toBe(
    'dossier.minutesIncomplete',
  );
  expect(await codeOf(returnDossier(house, { ...minuted, present: [school.author] }))).toBe(
    'dossier.minutesIncomplete',
  );
  await returnDossier(house, { ...minuted, present: [principal] });
  const before = await readDossierFile(house, { dossier: id, by: school.author });
  const file = await drafted({ pages: 2, size: () => [595, 842] });
  expect(await codeOf(reviseDossier(house, { dossier: id, by: school.head, file }, examineHere))).toBe(
    'policy.notPermitted',
  );
  await reviseDossier(house, { dossier: id, by: school.author, file }, examineHere);
  await signAs(school, id, school.author);
  await signAs(school, id, school.head);
  const done = await signAs(school, id, principal);
  expect(done.snapshot.context.minutes).toMatchObject([{ number: 1, version: 1, as: 'departmentHead' }]);
  const first = await readDossierFile(house, { dossier: id, by: principal, version: 1 });
  expect(Buffer.compare(first, before)).toBe(0);
  expect(reportOf(first).signatures).toHaveLength(1);
  expect(reportOf(await readDossierFile(house, { dossier: id, by: principal })).signatures).toHaveLength(3);
  expect(await dossierOfFile(house, first)).toMatchObject({ version: 1, latest: false });
});

it('is sealed on the last signer’s order, by the office, with the school’s key only', async () => {
  const { principal, registrar } = school.imported.cast;
  const vice = await school.person('Phó Một', 'vicePrincipal');
  const { id } = await upload(school, { kind: 'schoolPlan', by: vice, subject: null });
  await signAs(school, id, vice);
  expect(await codeOf(signAs(school, id, principal))).toBe('record.decisionNumberMissing');
  await signAs(school, id, principal, { decisionNumber: '9/KH' });
  expect(await codeOf(signAs(school, id, principal, { seal: true }))).toBe('access.notPermitted');
  expect(await codeOf(signAs(school, id, registrar))).toMatch(/^dossier\./);
  const sealed = await signAs(school, id, registrar, { seal: true });
  expect(sealed.snapshot.state).toBe('approved');
  const { signatures, findings } = reportOf(
    await readDossierFile(school.test.house, { dossier: id, by: vice }),
  );
  expect(findings.filter(({ weight }) => weight === 'failure')).toEqual([]);
  expect(signatures.at(-1)!.fields.length).toBeGreaterThan(1);
});

it('is signed with nobody else’s key, and by whoever is somebody no longer not at all', async () => {
  const { id } = await upload(school);
  expect(await codeOf(signAs(school, id, school.author, { keyOf: 'Người Khác' }))).toBe(
    'signing.keyOfAnother',
  );
  await signAs(school, id, school.author);
  expect(await codeOf(signAs(school, id, school.imported.cast.registrar))).toMatch(/^(dossier|access)\./);
  expect(await codeOf(dossierSeenBy(school.test.house, { dossier: id, by: school.otherHead }))).toBe(
    'dossier.unknown',
  );
});

it('leaves out the head who wrote it, and stops at once where a step has nobody', async () => {
  const { id, snapshot } = await upload(school, { by: school.head });
  expect(snapshot.context.route).toBeNull();
  const sent = await signAs(school, id, school.head);
  expect(sent.snapshot.context.route).toEqual({
    steps: ['principal'],
    leftOut: ['departmentHead'],
    sealed: false,
  });
  const vice = await school.person('Phó Hai', 'vicePrincipal');
  expect(await codeOf(upload(school, { by: vice, subject: 'LATIN' }))).toBe('dossier.stepUnfilled');
  expect(await codeOf(upload(school, { period: 'week:99' }))).toBe('dossier.periodUnknown');
  expect(await codeOf(upload(school, { kind: 'poem' }))).toBe('dossier.kindUnknown');
});

it('takes one of two who sign at the same moment, and tells the other', async () => {
  const { house } = school.test;
  const second = await school.person('Tổ Trưởng Ba', 'departmentHead', { subjects: [school.subject] });
  const { id } = await upload(school);
  await signAs(school, id, school.author);
  const both = await Promise.allSettled([signAs(school, id, school.head), signAs(school, id, second)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const { dossier } = await dossierSeenBy(house, { dossier: id, by: school.author });
  expect(dossier.snapshot.context.signatures.map(({ as }) => as)).toEqual(['author', 'departmentHead']);
  expect(reportOf(await readDossierFile(house, { dossier: id, by: school.author })).signatures).toHaveLength(
    2,
  );
});

it('goes on in another process where it stood', async () => {
  const { folder } = school.test;
  const { id } = await upload(school);
  await signAs(school, id, school.author);
  const again = await openInstallation(folder, { clock: systemClock, lanes: 1 });
  const [waiting] = await listDossiers(again, {
    schoolId: school.schoolId,
    schoolYear: school.schoolYear,
    by: school.head,
    which: 'waiting',
  });
  expect(waiting).toMatchObject({ dossier: { id }, awaited: 'departmentHead', yours: true });
  await again.close();
  await signAs(school, id, school.head);
  expect(await codeOf(withdrawDossier(school.test.house, { dossier: id, by: school.head }))).toBe(
    'policy.notPermitted',
  );
  const gone = await withdrawDossier(school.test.house, { dossier: id, by: school.author });
  expect(gone.snapshot.state).toBe('withdrawn');
});

it('is changed by nobody in the store: no version, no signature, no owner', async () => {
  const { id } = await upload(school);
  const source = await databaseTool(school.test.folder);
  for (const statement of [
    'UPDATE dossier_versions SET version = 9',
    'DELETE FROM dossier_segments',
    `UPDATE dossiers SET author = '${school.head}' WHERE id = '${id}'`,
    'DELETE FROM dossiers',
  ])
    await expect(source.query(statement)).rejects.toThrow(/append-only|keeps/);
  await source.destroy();
});
