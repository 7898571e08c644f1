// Evidence sent ahead waits for the request of whoever sent it, and belongs to one request only.
import {
  dropEvidence,
  evidenceWaiting,
  readEvidence,
  requestCorrection,
  sendEvidence,
  verifyJournal,
  type CorrectionUpload,
  type EvidenceFile,
  type UploadId,
} from '../../../src/server/application/index.ts';
import { freshId, sha256 } from '../../../src/kernel/index.ts';
import type { PersonId } from '../../../src/kernel/index.ts';
import { teacherOf } from '../../support/correction-cells.ts';
import { openSchool, type CorrectedSchool } from '../../support/corrections.ts';
import { codeOf } from '../../support/faults.ts';
import { smallBook } from '../../support/house.ts';
import { scannedPages } from '../../support/scans.ts';
import { databaseTool } from '../../support/results.ts';

let school: CorrectedSchool;
let teacher: PersonId;
let path: string;
beforeEach(async () => {
  school = await openSchool({ book: smallBook({}, 2) });
  const { book } = school;
  const subject = book.subjects.find(
    ({ assessedBy, teacher: name }) => assessedBy === 'score' && name !== book.staff.homeroomTeacher,
  )!;
  teacher = teacherOf(school, subject.code);
  path = `pupils/${book.pupils[0]!.code}/entries/HK1/${subject.code}/final`;
});
afterEach(() => school.close());

const scan = (name = 'bài làm.pdf'): EvidenceFile => ({ kind: 'testPaper', name, bytes: scannedPages.pdf() });
const send = (by: PersonId = teacher, file: EvidenceFile = scan()): Promise<CorrectionUpload> =>
  sendEvidence(school.house, { classId: school.imported.classId, by, file });
const waiting = (by: PersonId = teacher) =>
  evidenceWaiting(school.house, { classId: school.imported.classId, by });
const request = (uploads: readonly UploadId[], by: PersonId = teacher, after = '12') =>
  requestCorrection(school.house, {
    classId: school.imported.classId,
    by,
    cells: [{ path, after }],
    reason: 'Cộng sót điểm câu 5',
    evidence: [],
    uploads,
  });

it('is taken by the request that names it, in the order it is named, and reads back as it was sent', async () => {
  const [first, second] = [
    await send(),
    await send(teacher, { ...scan(), kind: 'teacherBook', name: '../../sổ?.pdf' }),
  ];
  expect((await waiting()).map(({ id }) => id)).toEqual([first.id, second.id]);
  const { id, snapshot } = await request([second.id, first.id]);
  expect(snapshot.context.evidence.map(({ kind }) => kind)).toEqual(['teacherBook', 'testPaper']);
  expect(snapshot.context.evidence[0]!.name).not.toMatch(/[/\\?]/);
  const { bytes } = await readEvidence(school.house, { correction: id, number: 2, by: teacher });
  expect(sha256(bytes)).toBe(sha256(scannedPages.pdf()));
  expect(await waiting()).toEqual([]);
  expect((await verifyJournal(school.house)).findings).toEqual([]);
});

it('is nobody else’s, and cannot be told from what never was', async () => {
  const { id } = await send();
  const { cast } = school.imported;
  expect(await waiting(cast.homeroom)).toEqual([]);
  const owner = { classId: school.imported.classId, by: cast.homeroom };
  expect(await codeOf(dropEvidence(school.house, { ...owner, upload: id }))).toBe('correction.uploadUnknown');
  expect(await codeOf(request([freshId<UploadId>()]))).toBe('correction.uploadUnknown');
  expect(await codeOf(send(cast.principal))).toBe('access.notPermitted');
  expect(await codeOf(send(cast.registrar))).toBe('access.notPermitted');
  expect((await waiting()).map((one) => one.id)).toEqual([id]);
});

it('goes to one of two requests that name it at once', async () => {
  const { id } = await send();
  const outcomes = await Promise.allSettled([request([id]), request([id], teacher, '13')]);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const corrections = await school.house.store.read((view) => view.correctionsOf(school.imported.classId));
  expect(corrections).toHaveLength(1);
  expect(await codeOf(request([id], teacher, '14'))).toMatch(/^correction\./);
});

it('stays waiting where the request is refused', async () => {
  const { id } = await send();
  expect(await codeOf(request([id], teacher, '999'))).toBe('results.valueRefused');
  expect((await waiting()).map((one) => one.id)).toEqual([id]);
});

it('may be dropped, and not be piled up', async () => {
  const uploads = await Promise.all(Array.from({ length: 20 }, () => send()));
  expect(await codeOf(send())).toBe('correction.uploadsWaiting');
  expect(await codeOf(request(uploads.slice(0, 11).map(({ id }) => id)))).toBe('correction.evidenceTooLarge');
  const owner = { classId: school.imported.classId, by: teacher };
  await dropEvidence(school.house, { ...owner, upload: uploads[0]!.id });
  expect(await codeOf(dropEvidence(school.house, { ...owner, upload: uploads[0]!.id }))).toBe(
    'correction.uploadUnknown',
  );
  await send();
  expect(await waiting()).toHaveLength(20);
});

it('is refused when it is empty, too large, or no scan', async () => {
  const bad = (bytes: Uint8Array) => codeOf(send(teacher, { ...scan(), bytes }));
  expect(await bad(Buffer.alloc(0))).toBe('correction.evidenceRefused');
  expect(await bad(Buffer.alloc(30 * 1024 * 1024))).toBe('correction.evidenceTooLarge');
  expect(await bad(Buffer.from('<svg/>'))).toBe('correction.evidenceRefused');
  expect(await waiting()).toEqual([]);
});

it('stays with its request in the store, whoever writes past the program', async () => {
  const { id } = await send();
  await request([id]);
  const source = await databaseTool(school.folder);
  for (const statement of [
    'DELETE FROM correction_uploads',
    'UPDATE correction_uploads SET correctionId = NULL',
    "UPDATE correction_uploads SET hash = 'x'",
  ])
    await expect(source.query(statement)).rejects.toThrow('keeps what was sent');
  await source.destroy();
});
