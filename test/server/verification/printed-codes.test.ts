// Every code the house prints answers at one address, and every file behind one is known: no marks, no pupil.
import {
  certifyEditLogs,
  certifyLockMinutes,
  decideSchoolOrder,
  draftLockMinutes,
  drawRegister,
  executeSchoolOrder,
  freezeEditLog,
  proposeSchoolOrder,
  readDossierFile,
  readDossierMinutes,
  readEditLog,
  readLockMinutes,
  readMinutes,
  readSummerPage,
  returnDossier,
  signLockMinutes,
  standingOf,
  thingOfCode,
} from '../../../src/server/application/index.ts';
import type { PersonId } from '../../../src/kernel/index.ts';
import { parseCertificate, verify } from '../../../src/signing/index.ts';
import { call, startApi, type TestApi } from '../../support/api.ts';
import { testConditions } from '../../support/conditions.ts';
import { make, order } from '../../support/copies-office.ts';
import { teacherOf } from '../../support/correction-cells.ts';
import { ask, until, type CorrectedSchool } from '../../support/corrections.ts';
import { dossierSchool, signAs, upload } from '../../support/dossiers.ts';
import { serviceSigner, signerOf } from '../../support/house.ts';
import { testPki } from '../../support/pki.ts';
import { sealedForSummer, throughTheSummer } from '../../support/summer.ts';

jest.setTimeout(180_000);

type House = CorrectedSchool['house'];
interface Reply {
  readonly status: number;
  readonly body: { readonly code: string; readonly kind?: string };
}
const held = async (house: House, file: Uint8Array) => {
  const anchors = testPki().anchors.map(parseCertificate);
  const { kind, weight } = await standingOf(house, file, verify(file, { anchors, at: house.clock.now() }));
  return [kind, weight];
};
const altered = (file: Uint8Array) => {
  const bytes = Buffer.from(file);
  bytes[bytes.lastIndexOf('/Producer') + 11]! ^= 1;
  return bytes;
};
const conditionsOf = (house: House) => testConditions(house.clock);

describe('codes of a school', () => {
  let school: CorrectedSchool;
  let api: TestApi;
  const files = new Map<string, Uint8Array>();
  const codes = new Map<string, string>();
  const keep = (kind: string, code: string, file?: Uint8Array) => {
    codes.set(kind, code);
    if (file) files.set(kind, file);
  };
  beforeAll(async () => {
    school = await sealedForSummer();
    const { house, imported, schoolId, book, vice } = school;
    const { cast } = imported;
    const nameOf = (person: PersonId) => cast.names.get(person) ?? '';
    const subject = book.subjects.find(({ assessedBy }) => assessedBy === 'score')!;
    for (const kind of ['transcript', 'classSummary'] as const) {
      const found = await house.store.read(async (view) => {
        const record = (await view.recordsOf(imported.classId)).find((one) => one.kind === kind)!;
        return (await view.documents([record.id]))[0]!;
      });
      keep(kind, found.verificationCode);
    }
    for (const kind of ['certifiedCopy', 'extract'] as const) {
      const choice = kind === 'extract' ? { periods: ['year'] as const, subjects: null } : null;
      const { id } = await order(house, imported, { kind, ...(choice && { choice }) });
      keep(kind, (await make(house, imported, id)).paper.verificationCode);
    }
    const { paper } = await drawRegister(house, {
      schoolId,
      kind: 'issueRegister',
      from: house.clock.now(),
      until: house.clock.now(),
      by: cast.registrar,
      schoolYear: book.schoolYear,
      leader: cast.principal,
      leaderTitle: 'Hiệu trưởng',
      serviceSigner,
      conditions: conditionsOf(house),
    });
    keep('issueRegister', paper.verificationCode);
    const path = `pupils/${book.pupils[2]!.code}/entries/HK2/${subject.code}/final`;
    const correction = await ask(school, {
      by: teacherOf(school, subject.code),
      cells: [{ path, after: '91' }],
    });
    await until(school, correction.id, 'executed');
    const minutes = (await house.store.read((view) => view.minutesOf(correction.id)))!;
    keep('correctionMinutes', minutes.verificationCode, await readMinutes(house, correction.id));
    const page = await throughTheSummer(school, 1, { training: 'Đọc sách', conduct: 'Đạt' });
    keep(
      'supplementaryPage',
      page.verificationCode,
      (await readSummerPage(house, { page: page.id, by: cast.homeroom })).bytes,
    );
    const { log } = await freezeEditLog(house, { schoolId, period: '2026-06', by: vice, checker: vice });
    await certifyEditLogs(house, { serviceSigner, conditions: conditionsOf(house) });
    keep('editLog', log.verificationCode, await readEditLog(house, { log: log.id, by: vice }));
    const locking = await proposeSchoolOrder(house, {
      ...{ schoolId, schoolYear: book.schoolYear, grade: book.grade, deed: 'lock', reason: 'Hết học kì' },
      subject: { kind: 'results', scope: { part: 'scores', term: 'HK1' } },
      by: school.board,
    });
    const ruling = { order: locking.id, by: cast.principal, granted: true, decisionNumber: '15/QĐ-VD' };
    await decideSchoolOrder(house, ruling);
    await executeSchoolOrder(house, { order: locking.id, by: cast.registrar });
    const drafted = await draftLockMinutes(house, {
      ...{ order: locking.id, by: school.board, witnesses: [cast.homeroom], number: '06/BB-VD' },
    });
    await certifyLockMinutes(house, { serviceSigner, conditions: conditionsOf(house) });
    const id = drafted.minutes.id;
    const first = await readLockMinutes(house, { minutes: id, by: school.board });
    files.set('before', first);
    await signLockMinutes(house, {
      ...{ minutes: id, by: cast.homeroom, signer: signerOf(nameOf(cast.homeroom)) },
      conditions: conditionsOf(house),
    });
    const signed = await readLockMinutes(house, { minutes: id, by: school.board });
    keep('lockMinutes', drafted.minutes.verificationCode, signed);
    api = await startApi({ test: school, imported, perMinute: 1000 });
  });
  afterAll(() => api.close());

  it('answer at one address, whatever they are printed on, saying nothing of pupils', async () => {
    const pupils = school.book.pupils.map(({ name }) => name);
    expect(codes.size).toBe(9);
    for (const [kind, code] of codes) {
      const { status, body } = (await call(api, 'GET', `/api/verifications/${code.toLowerCase()}`)) as Reply;
      expect([kind, status, body.kind, body.code]).toEqual([kind, 200, kind, code]);
      const said = JSON.stringify(body);
      expect(pupils.filter((name) => said.includes(name))).toEqual([]);
      expect(said).not.toMatch(/score|entries|"after"|"before"/);
      const page = await call(api, 'GET', `/verify/${code}`, undefined, undefined, { accept: 'text/html' });
      expect([kind, page.status]).toEqual([kind, 200]);
      expect(pupils.filter((name) => String(page.body).includes(name))).toEqual([]);
    }
  });

  it('tell of each how it stands', async () => {
    const told = async (kind: string) => (await thingOfCode(school.house, codes.get(kind)!))!;
    expect(await told('certifiedCopy')).toMatchObject({
      number: expect.stringContaining('/') as string,
      complete: true,
      state: { name: 'sealed' },
      original: { code: expect.stringMatching(/^GL-/) as string },
    });
    expect(await told('supplementaryPage')).toMatchObject({ complete: true, state: { name: 'sealed' } });
    expect(await told('editLog')).toMatchObject({ complete: false, state: { name: 'drafted' }, version: 1 });
    expect(await told('lockMinutes')).toMatchObject({
      number: '06/BB-VD',
      complete: false,
      state: { name: 'signing' },
      signatures: [{ role: 'signer', person: null }],
    });
    for (const [kind, file] of files)
      if (codes.has(kind)) expect((await told(kind)).file?.length).toBe(file.length);
  });

  it('are none of ours where one character differs, and then nothing is told', async () => {
    for (const code of codes.values()) {
      const other = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
      const { status, body } = (await call(api, 'GET', `/api/verifications/${other}`)) as Reply;
      expect([status, body.code]).toEqual([404, 'verification.codeUnknown']);
    }
  });

  it('stand in files that are held against what the school keeps', async () => {
    const { house } = school;
    expect(await held(house, files.get('supplementaryPage')!)).toEqual(['minutesComplete', 'note']);
    for (const kind of ['correctionMinutes', 'editLog', 'lockMinutes'])
      expect([kind, ...(await held(house, files.get(kind)!))]).toEqual([kind, 'minutesUnderWay', 'doubt']);
    expect(await held(house, files.get('before')!)).toEqual(['minutesOlder', 'doubt']);
    for (const kind of ['correctionMinutes', 'editLog', 'lockMinutes', 'supplementaryPage']) {
      const file = files.get(kind)!;
      expect(await held(house, altered(file))).toEqual(['minutesAltered', 'failure']);
      const more = Buffer.concat([file, Buffer.from('\n% more\n%%EOF\n')]);
      expect(await held(house, more)).toEqual(['minutesContinued', 'doubt']);
    }
  });
});

it('answers for dossiers and for the minutes of a request to change one', async () => {
  const school = await dossierSchool();
  const { house } = school.test;
  const { id } = await upload(school);
  await signAs(school, id, school.author);
  await returnDossier(house, {
    dossier: id,
    by: school.head,
    reason: 'Thiếu mục tiêu',
    place: 'Tổ',
    present: [],
  });
  const drafting = { serviceSigner, conditions: conditionsOf(house) };
  const minutes = await readDossierMinutes(house, { dossier: id, number: 1, by: school.author }, drafting);
  const version = (await house.store.read((view) => view.dossierVersions(id)))[0]!;
  const dossier = await thingOfCode(house, version.verificationCode);
  expect(dossier).toMatchObject({ kind: 'dossier', state: { name: 'returned' }, complete: false });
  const paper = await thingOfCode(house, minutes.paper.verificationCode);
  expect(paper).toMatchObject({ kind: 'dossierMinutes', state: { name: 'drafted' }, signatures: [] });
  expect(await held(house, minutes.bytes)).toEqual(['minutesUnderWay', 'doubt']);
  expect(await held(house, altered(minutes.bytes))).toEqual(['minutesAltered', 'failure']);
  const file = await readDossierFile(house, { dossier: id, by: school.author, version: undefined });
  expect((await held(house, file))[0]).toBe('dossierNotInForce');
  await school.test.close();
});
