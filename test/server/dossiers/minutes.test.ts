// Minutes of a request to change a dossier: a paper with the words that were said, signed by those who were there (R55).
import { attachedSnapshot } from '../../../src/documents/index.ts';
import type { PersonId } from '../../../src/kernel/index.ts';
import {
  readDossierMinutes,
  returnDossier,
  reviseDossier,
  signDossierMinutes,
  verifyJournal,
} from '../../../src/server/application/index.ts';
import { parseCertificate, verify } from '../../../src/signing/index.ts';
import { testConditions } from '../../support/conditions.ts';
import { dossierSchool, examineHere, signAs, upload, type DossierSchool } from '../../support/dossiers.ts';
import { codeOf } from '../../support/faults.ts';
import { drafted } from '../../support/foreign-pdf.ts';
import { serviceSigner, signerOf } from '../../support/house.ts';
import { testPki } from '../../support/pki.ts';
import { poppler } from '../../documents/support/render.ts';

let school: DossierSchool;
beforeAll(async () => {
  school = await dossierSchool();
});
afterAll(() => school.test.close());

const drafting = () => ({ serviceSigner, conditions: testConditions(school.test.house.clock) });
const read = (dossier: Named, by: PersonId, number = 1) =>
  readDossierMinutes(school.test.house, { dossier, number, by }, drafting());
type Named = Awaited<ReturnType<typeof upload>>['id'];
const signMinutes = (dossier: Named, by: PersonId, name = school.names.get(by)!) =>
  signDossierMinutes(
    school.test.house,
    { dossier, number: 1, by, signer: signerOf(name), conditions: drafting().conditions },
    drafting(),
  );

async function returned(reason = 'Thiếu mục tiêu\nBổ sung phần đánh giá', present: readonly PersonId[] = []) {
  const { id } = await upload(school);
  await signAs(school, id, school.author);
  const minutes = { dossier: id, by: school.head, reason, place: 'Phòng tổ Ngoại ngữ', present };
  await returnDossier(school.test.house, minutes);
  return id;
}

it('say who asked for which change of which version, before whom, and are the same whenever they are read', async () => {
  const { principal } = school.imported.cast;
  const id = await returned(undefined, [principal]);
  const { bytes, paper } = await read(id, school.author);
  const said = poppler('pdftotext', bytes, '-layout').replace(/\s+/g, ' ');
  for (const part of [
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'BIÊN BẢN GHI NHỚ',
    'Địa điểm: Phòng tổ Ngoại ngữ',
    'Tên hồ sơ: Bài 12',
    'Loại hồ sơ: Kế hoạch bài dạy',
    '1. Thiếu mục tiêu',
    '2. Bổ sung phần đánh giá',
    'Tổ Trưởng Một – Tổ trưởng chuyên môn, người kiểm tra',
    `${school.names.get(principal)!} – Người tham dự`,
    'NGƯỜI SOẠN',
    'TỔ TRƯỞNG CHUYÊN MÔN',
    paper.verificationCode,
  ])
    expect(said).toContain(part);
  expect(Buffer.compare((await read(id, school.head)).bytes, bytes)).toBe(0);
  expect(attachedSnapshot(bytes)).toMatchObject({
    snapshot: { kind: 'changeMinutes', dossierId: id, ordinal: 1 },
  });
});

it('are signed by those who were there, once each, in any order, and by nobody else', async () => {
  const { principal, registrar } = school.imported.cast;
  const id = await returned('Sửa mục 2', [principal]);
  expect(await codeOf(signMinutes(id, registrar))).toBe('signing.wrongPerson');
  expect(await codeOf(signMinutes(id, school.otherHead))).toBe('dossier.unknown');
  expect(await codeOf(signMinutes(id, school.head, 'Người Khác'))).toBe('signing.keyOfAnother');
  for (const person of [school.head, principal, school.author]) await signMinutes(id, person);
  expect(await codeOf(signMinutes(id, school.head))).toBe('signing.alreadySigned');
  const { bytes } = await read(id, school.author);
  const anchors = testPki().anchors.map(parseCertificate);
  const { signatures, findings } = verify(bytes, { anchors, at: school.clock.now() });
  expect(findings.filter(({ weight }) => weight === 'failure')).toEqual([]);
  expect(signatures.slice(1).map(({ signer }) => signer?.name)).toEqual(
    [school.head, principal, school.author].map((person) => school.names.get(person)),
  );
  expect((await verifyJournal(school.test.house)).findings).toEqual([]);
});

it('take one of two who sign at the same moment, and tell the other', async () => {
  const id = await returned();
  await read(id, school.author);
  const both = await Promise.allSettled([signMinutes(id, school.author), signMinutes(id, school.head)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const [refused] = both.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  expect(refused).toMatchObject({ code: 'signing.staleBytes' });
});

it('are drafted once when two ask for them at the same moment', async () => {
  const id = await returned();
  const [one, other] = await Promise.all([read(id, school.author), read(id, school.head)]);
  expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
});

it('stay with what they are about when another version comes', async () => {
  const id = await returned('Sửa mục 3');
  const file = await drafted({ pages: 2, size: () => [595, 842] });
  await reviseDossier(school.test.house, { dossier: id, by: school.author, file }, examineHere);
  await signMinutes(id, school.author);
  const said = poppler('pdftotext', (await read(id, school.author)).bytes, '-layout').replace(/\s+/g, ' ');
  expect(said).toContain('bản 1, 3 trang');
  expect(await codeOf(read(id, school.author, 2))).toBe('dossier.minutesUnknown');
});

it('hold whatever was typed, however long', async () => {
  const id = await returned(`${'rất dài '.repeat(400)}\n${'x'.repeat(700)}\n😀 \u202e`);
  const said = poppler('pdftotext', (await read(id, school.author)).bytes, '-layout');
  expect(said).toContain('[U+1F600]');
  expect(said.match(/dài/g)!.length).toBeGreaterThanOrEqual(400);
});
