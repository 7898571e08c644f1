// What a class's package holds, read with nothing but the standard and the disk.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sha256 } from '../../../src/kernel/index.ts';
import { verifyJournalText } from '../../../src/server/application/index.ts';
import { readClassWorkbook } from '../../../src/workbooks/index.ts';
import { archivedClass, type ArchivedClass } from '../../support/archived-class.ts';
import { bagFaults } from '../../support/bagit.ts';
import { poppler } from '../../documents/support/render.ts';

let test: ArchivedClass;
let folder: string;
beforeAll(async () => {
  test = await archivedClass();
  ({ folder } = test.archived);
}, 60_000);
afterAll(() => test.close());

const json = (file: string): unknown => JSON.parse(readFileSync(path.join(folder, file), 'utf8'));

describe('a class’s package', () => {
  it('is a valid bag by RFC 8493', () => {
    expect(bagFaults(folder)).toEqual([]);
    expect(readdirSync(folder).toSorted()).toEqual([
      'bag-info.txt',
      'bagit.txt',
      'data',
      'index.html',
      'label.pdf',
      'label.txt',
      'manifest-sha256.txt',
      'manifest-sha512.txt',
      'tagmanifest-sha256.txt',
      'tagmanifest-sha512.txt',
    ]);
  });

  it('brings a label for its medium, as PDF and as text, with the digest of what it holds', () => {
    const digest = sha256(readFileSync(path.join(folder, 'manifest-sha256.txt')));
    const text = readFileSync(path.join(folder, 'label.txt'), 'utf8');
    expect(text).toContain(`SHA-256 ${digest}`);
    const pdf = readFileSync(path.join(folder, 'label.pdf'));
    const drawn = poppler('pdftotext', pdf, '-layout').normalize('NFC');
    for (const said of [/Số: \.+ · Bản \.+\/\.+/, /1 gói, 6 hồ sơ/, /Bảo quản vĩnh viễn/]) {
      expect(text).toMatch(said);
      expect(drawn).toMatch(said);
    }
    expect(drawn.replace(/\s/g, '')).toContain(digest);
    for (const algorithm of ['sha256', 'sha512'])
      for (const name of ['label.pdf', 'label.txt'])
        expect(readFileSync(path.join(folder, `tagmanifest-${algorithm}.txt`), 'utf8')).toContain(
          `  ${name}\n`,
        );
  });

  it('holds every document at B-LTA with its verdict, as JSON and on paper', () => {
    const report = json('data/verification/report.json') as Record<string, unknown>[];
    const pdfs = readdirSync(path.join(folder, 'data/Học bạ'));
    expect(pdfs).toHaveLength(3);
    expect(report.map(({ file }) => file)).toEqual(
      expect.arrayContaining(pdfs.map((name) => `data/Học bạ/${name}`)),
    );
    for (const one of report) expect(one).toMatchObject({ conclusion: 'valid', level: 'B-LTA' });
    expect(readFileSync(path.join(folder, 'data/verification/report.pdf')).subarray(0, 5).toString()).toBe(
      '%PDF-',
    );
    expect(readdirSync(path.join(folder, 'data/verification/anchors')).length).toBeGreaterThan(0);
  });

  it('lists pupils by the Vietnamese order of names, and says who signed each', () => {
    const { documents } = json('data/index.json') as {
      documents: { title: string; kind: string; signatures: { signer: string }[] }[];
    };
    expect(documents.filter(({ kind }) => kind === 'transcript').map(({ title }) => title)).toEqual([
      'Đặng Văn Án',
      'Bùi Thị Ân',
      'Nguyễn Thị Ngọc Ỷ',
    ]);
    const signers = documents[0]!.signatures.map(({ signer }) => signer);
    const { book } = test;
    for (const name of [book.staff.homeroomTeacher, book.staff.principal]) expect(signers).toContain(name);
  });

  it('has the marks as data and as the workbook they could be entered from', async () => {
    const read = await readClassWorkbook(readFileSync(path.join(folder, 'data/class-book.xlsx')));
    const { book } = test;
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(read.book.pupils.map(({ name }) => name)).toEqual(book.pupils.map(({ name }) => name));
    expect(json('data/class-book.json')).toMatchObject({ className: book.className });
    expect(json('data/rules.json')).toMatchObject({ regime: { id: book.regime }, policy: null });
  });

  it('has the journal’s extract, and what proves it', () => {
    const text = readFileSync(path.join(folder, 'data/journal.jsonl'), 'utf8');
    const proof = json('data/journal-proof.json') as { head: { seq: number; hash: never }; told: number };
    expect(verifyJournalText(text, proof.head).findings).toEqual([]);
    expect(proof).toMatchObject({ intact: true, findings: [] });
    expect(proof.told).toBeGreaterThan(20);
    expect(verifyJournalText(text.replace('"principal"', '"registrar"'), proof.head).findings).not.toEqual(
      [],
    );
  });
});
