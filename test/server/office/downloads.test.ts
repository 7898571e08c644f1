// What is taken away: a class, or everything of a pupil, as a ZIP that other programs open.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { instant, sha256, type ClassId, type PersonId, type RecordId } from '../../../src/kernel/index.ts';
import { readDocument, storedZip, takeAway, type ZipFile } from '../../../src/server/application/index.ts';
import { codeOf } from '../../support/faults.ts';
import {
  importBook,
  smallBook,
  submitAll,
  testHouse,
  type ImportedClass,
  type TestHouse,
} from '../../support/house.ts';
import { unzip } from '../../support/workbooks/index.ts';

const whole = async (parts: AsyncIterable<Buffer>) => {
  const all: Buffer[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
};

describe('a ZIP of documents', () => {
  it('is read by unzip and by Python, names in Vietnamese and all', async () => {
    const files: ZipFile[] = [
      { path: 'Nguyễn Thị Ánh.pdf', bytes: Buffer.from('một') },
      { path: 'trống.txt', bytes: Buffer.alloc(0) },
      { path: 'lớp/10A.bin', bytes: Buffer.alloc(200_000, 7) },
    ];
    const zip = await whole(storedZip(files, instant('2026-06-01T08:00:00+07:00')));
    const folder = mkdtempSync(path.join(tmpdir(), 'giaplai-zip-'));
    const file = path.join(folder, 'a.zip');
    writeFileSync(file, zip);
    const script = `import zipfile,sys,json
z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None
print(json.dumps([[i.filename,i.file_size,list(i.date_time)] for i in z.infolist()]))`;
    const told = JSON.parse(execFileSync('python3', ['-c', script, file]).toString()) as unknown;
    const time = [2026, 6, 1, 8, 0, 0];
    expect(told).toEqual(files.map((one) => [one.path, one.bytes.length, time]));
    expect(readFileSync(file).subarray(-22).readUInt16LE(10)).toBe(3);
    rmSync(folder, { recursive: true });
  });
});

describe('what may be taken away', () => {
  let test: TestHouse;
  let first: ImportedClass;
  let second: ImportedClass;
  beforeAll(async () => {
    test = await testHouse();
    const book = smallBook({ schoolYear: '2024-2025', className: '7A1', grade: 7 }, 2);
    first = await importBook(test.house, book);
    second = await importBook(test.house, smallBook({}, 2));
    await submitAll(test.house, first);
    await submitAll(test.house, second);
  });
  afterAll(() => test.close());

  const ofClass = (classId: ClassId, by: PersonId) =>
    takeAway(test.house, { by, what: { kind: 'class', classId } });
  const ofPupil = (recordId: RecordId, by: PersonId) =>
    takeAway(test.house, { by, what: { kind: 'pupil', recordId } });

  it('is a class, each file as it is stored, with its hash in the note', async () => {
    const seen: number[] = [];
    const taken = await takeAway(test.house, {
      by: second.cast.homeroom,
      what: { kind: 'class', classId: second.classId },
      onFile: (done, total) => seen.push(done / total),
    });
    expect(taken).toMatchObject({ name: '8A1 2025-2026.zip', documents: second.records.length });
    const parts = await unzip(await whole(taken.content));
    expect(parts).toHaveLength(second.records.length + 1);
    expect(seen.at(-1)).toBe(1);
    const note = String(parts.find(({ name }) => name.endsWith('.txt'))!.content);
    const stored = await readDocument(test.house, second.records[0]!);
    const file = parts.find(({ content }) => sha256(content as Buffer) === stored.fileHash)!;
    expect(note).toContain(file.name);
    expect(note).toContain(stored.fileHash);
    expect(note).toContain(stored.document.verificationCode);
  });

  it('is everything of one pupil over the years, told in the journal before the first byte', async () => {
    const [record] = await test.house.store.read((view) => view.recordsOf(second.classId));
    const taken = await ofPupil(record!.id, second.cast.registrar);
    expect(taken.documents).toBe(2);
    const journal = await test.house.store.read(async (view) =>
      view.journal((await view.journalHead()).seq - 1, 1),
    );
    expect(journal[0]!.event).toMatchObject({ type: 'documents.taken', what: 'pupil' });
    const names = (await unzip(await whole(taken.content))).map(({ name }) => name);
    expect(names[0]).toMatch(/^2024-2025 7A1 /);
    expect(names[1]).toMatch(/^2025-2026 8A1 /);
  });

  it('is nothing for strangers, nor where nothing was made yet', async () => {
    const id = crypto.randomUUID() as PersonId;
    const [school] = await test.house.store.read((view) => view.schools());
    await test.house.store.write((transaction) =>
      transaction.addPeople([{ id, schoolId: school!.id, name: 'Người Lạ' }]),
    );
    expect(await codeOf(ofClass(second.classId, id))).toBe('access.notPermitted');
    const [record] = await test.house.store.read((view) => view.recordsOf(second.classId));
    expect(await codeOf(ofPupil(record!.id, id))).toBe('access.notPermitted');
    const open = await importBook(test.house, smallBook({ className: '6A' }, 1));
    expect(await codeOf(ofClass(open.classId, open.cast.registrar))).toBe('office.nothingToTake');
    expect(await codeOf(ofClass('x' as ClassId, id))).toBe('class.unknown');
  });
});
