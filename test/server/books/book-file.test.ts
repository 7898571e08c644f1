// The file of a book in other hands: independent programs that read it, and people who want it to say something else.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { PDFDocument } from 'pdf-lib';
import { attachedFile, attachedFileNames } from '../../../src/documents/index.ts';
import { canonicalJson, sha256 } from '../../../src/kernel/index.ts';
import { openBook, readPupilBook, type BookStanding } from '../../../src/server/application/index.ts';
import { decodeStream, PdfFile, type PdfDict, type PdfStream } from '../../../src/signing/pdf/index.ts';
import { importGrades, sealedBook } from '../../support/books.ts';
import { SCHOOL } from '../../support/copies-office.ts';
import { rewritten } from '../../support/foreign-pdf.ts';
import { forged, partsOf, withYear, type Parts } from '../../support/forged-books.ts';
import { rawPdf, streamSource } from '../../support/hostile.ts';
import { testHouse, type TestHouse } from '../../support/house.ts';
import { endPdfBox, itWithPdfBox, pdfBox } from '../../support/pdfbox.ts';
import { itWith, runProgram } from '../../support/programs.ts';
import { verifySigned } from '../../support/signed-transcripts.ts';

jest.setTimeout(180_000);

const folder = mkdtempSync(path.join(tmpdir(), 'giaplai-book-'));
const file = path.join(folder, 'book.pdf');
let test: TestHouse;
let book: BookStanding;
let bytes: Buffer;
let own: Parts;

beforeAll(async () => {
  test = await testHouse();
  const { house } = test;
  const [six, seven] = await importGrades(house, [{ grade: 6 }, { grade: 7 }]);
  book = await sealedBook(house, seven!);
  const read = await readPupilBook(house, { requestId: book.request.id, by: six!.cast.registrar });
  bytes = Buffer.from(read.bytes);
  own = partsOf(bytes);
  writeFileSync(file, bytes);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await Promise.all([test.close(), endPdfBox()]);
});

describe('independent programs on a sealed book', () => {
  itWith('qpdf')('qpdf finds no error and every file inside, as it was signed', () => {
    expect(runProgram('qpdf', ['--check', file])).toMatchObject({ status: 0 });
    const { output } = runProgram('qpdf', ['--list-attachments', file]);
    for (const name of attachedFileNames(bytes)) expect(output).toContain(name);
    const [year] = own.snapshot.years;
    const taken = path.join(folder, 'year.pdf');
    writeFileSync(taken, own.years[0]!);
    expect(runProgram('qpdf', ['--check', taken])).toMatchObject({ status: 0 });
    expect(sha256(own.years[0]!)).toBe(year!.document.fileHash);
  });

  itWith('pdfsig')('pdfsig finds every signature valid, and the whole document covered at the end', () => {
    const parts = runProgram('pdfsig', ['-nocert', file])
      .output.split(/Signature #\d+:/)
      .slice(1);
    const signatures = parts.filter((part) => part.includes('ETSI.CAdES.detached'));
    expect(signatures.length).toBeGreaterThan(10);
    for (const part of signatures) expect(part).toContain('Signature Validation: Signature is Valid.');
    expect(parts.at(-1)).toContain('Total document signed');
  });

  itWith('mutool', 'pdfdetach')('mutool counts its pages, pdfdetach takes the years out unchanged', () => {
    expect(runProgram('mutool', ['info', file]).output).toMatch(/Pages: \d\d/);
    const taken = path.join(folder, 'detached');
    runProgram('mkdir', [taken]);
    expect(runProgram('pdfdetach', ['-saveall', '-o', taken, file])).toMatchObject({ status: 0 });
    const listed = runProgram(
      'sha256sum',
      own.snapshot.years.map((year) => path.join(taken, year.file)),
    );
    for (const { document } of own.snapshot.years) expect(listed.output).toContain(document.fileHash);
  });

  itWithPdfBox('PDFBox verifies every signature, and every one in the years inside', async () => {
    for (const each of [bytes, ...own.years.map((year) => Buffer.from(year))]) {
      const { signatures } = await pdfBox().read(each);
      const signed = signatures.filter(({ subFilter }) => subFilter === 'ETSI.CAdES.detached');
      expect(signed.map(({ verdict }) => verdict)).toEqual(signed.map(() => 'verified'));
    }
  });

  it('declares PDF/A-3b, and every file inside as what it is (ISO 19005-3 §6.8)', () => {
    const pdf = new PdfFile(bytes);
    const all = Array.from({ length: Number(pdf.last.trailer.get('Size')) - 1 }, (_, index) =>
      pdf.object(index + 1),
    );
    const packet = decodeStream(pdf.resolve(pdf.catalog().get('Metadata')) as PdfStream).toString('utf8');
    expect(packet).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(packet).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    const fonts = all.filter((each): each is PdfDict => each instanceof Map && each.has('FontName'));
    expect(fonts.length).toBeGreaterThan(5);
    for (const font of fonts) expect(font.has('FontFile2')).toBe(true);
    const text = bytes.toString('latin1');
    const source = text.replace(/stream\n[^]*?\nendstream/g, '');
    const forbidden = /\/(SMask|ca|CA|BM|LZWDecode|JavaScript|JS|AA|XFA|NeedAppearances|Encrypt)[\s/<[(]/;
    expect(forbidden.exec(source)?.[0]).toBeUndefined();
    const specifications = text.match(/\/Type\/Filespec/g) ?? [];
    expect(text.match(/\/AFRelationship\/(Source|Data)/g)).toHaveLength(specifications.length);
    expect(specifications).toHaveLength(attachedFileNames(bytes).length);
    // No years but these: their own data do not show through.
    expect(attachedFileNames(bytes)).toEqual([
      ...['du-lieu.json', 'nam-2022-2023.pdf', 'nam-2023-2024.pdf'],
      ...['bao-cao-xac-minh.pdf', 'bao-cao-xac-minh.json'],
    ]);
  });
});

describe('a book that was tampered with', () => {
  const why = async (pdf: Uint8Array): Promise<string> => {
    try {
      await openBook(pdf, verifySigned);
      return 'accepted';
    } catch (error) {
      const { code, details } = error as { code: string; details: { parts?: string[]; reason?: string } };
      return [code, ...(details.parts ?? [details.reason])].join('; ');
    }
  };
  const resealed = (parts: Parts, tamper?: (draft: Buffer) => Buffer) =>
    forged(bytes, parts, { seal: SCHOOL, ...(tamper && { tamper }) });

  it('is named as what it is: empty, no PDF, cut off, locked with a password', async () => {
    expect(await why(Buffer.alloc(0))).toBe('book.notABook; tệp rỗng');
    expect(await why(Buffer.from('PK\u0003\u0004 sổ học bạ.xlsx'))).toBe('book.notABook; tệp không phải PDF');
    expect(await why(bytes.subarray(0, 3000))).toContain('bị hỏng hoặc bị cắt');
    const locked = rewritten(bytes, '--encrypt', '', 'bi-mat', '256', '--');
    expect(await why(locked)).toContain('bị khoá bằng mật khẩu');
  });

  it('is refused when another program saved it again', async () => {
    const saved = await (await PDFDocument.load(bytes)).save({ useObjectStreams: false });
    expect(await why(saved)).toMatch(/^book\.(notSound|notABook)/);
    expect(await why(rewritten(bytes, '--object-streams=generate'))).toMatch(/^book\.(notSound|notABook)/);
  });

  it('is refused when a year was taken out before the seal, put in twice, or is called otherwise', async () => {
    const [first] = own.snapshot.years;
    const without = (draft: Buffer) => rewritten(draft, `--remove-attachment=${first!.file}`);
    expect(await why(resealed(own, without))).toContain('Thiếu tệp học bạ năm học 2022-2023');
    const other = path.join(folder, 'other.pdf');
    writeFileSync(other, own.years[1]!);
    const twice = (draft: Buffer) =>
      rewritten(draft, '--add-attachment', other, `--filename=${first!.file}`, '--key=khac', '--');
    expect(await why(resealed(own, twice))).toContain(`nhiều tệp cùng một tên: ${first!.file}`);
    const years = own.snapshot.years.map((year) => ({ ...year, file: first!.file }));
    expect(await why(resealed({ ...own, snapshot: { ...own.snapshot, years } }))).toContain('cùng một tên');
    const stranger = (draft: Buffer) =>
      rewritten(draft, '--add-attachment', other, '--filename=them.pdf', '--');
    expect(await why(resealed(own, stranger))).toContain('không có trong danh mục: them.pdf');
  });

  it('is refused with another pupil’s year, or with the years exchanged', async () => {
    const [first, second] = own.years;
    const exchanged = withYear(withYear(own, 0, second!), 1, first!);
    expect(await why(resealed(exchanged))).toContain('là của người khác, lớp khác hoặc năm khác');
    const { pupil } = own.snapshot;
    for (const changed of [{ code: 'HS9999' }, { birthDate: '2010-01-01' }, { name: 'Nguyễn Khác' }]) {
      const snapshot = { ...own.snapshot, pupil: { ...pupil, ...changed } };
      expect(await why(resealed({ ...own, snapshot }))).toContain('là của người khác');
    }
  });

  it('takes little memory, however much it unpacks to', () => {
    const bomb = deflateSync(Buffer.alloc(256 << 20));
    const data = deflateSync(Buffer.from(canonicalJson(own.snapshot)));
    const embedded = (packed: Buffer) => streamSource('/Type/EmbeddedFile/Filter/FlateDecode', packed);
    const named = (name: string, stream: number) =>
      `<</Type/Filespec/F(${name})/UF(${name})/EF<</F ${stream} 0 R>>>>`;
    const bookWith = (snapshot: Buffer, year: Buffer) =>
      rawPdf({
        objects: new Map<number, string | Buffer>([
          [1, '<</Type/Catalog/Pages 2 0 R/AF[3 0 R 5 0 R]>>'],
          [2, '<</Type/Pages/Kids[]/Count 0>>'],
          [3, named('du-lieu.json', 4)],
          [4, embedded(snapshot)],
          [5, named(own.snapshot.years[0]!.file, 6)],
          [6, embedded(year)],
        ]),
      });
    for (const [pdf, said] of [
      [bookWith(bomb, bomb), 'book.notABook'],
      [bookWith(data, bomb), 'Thiếu tệp học bạ năm học 2022-2023'],
    ] as const) {
      const place = path.join(folder, 'bomb.pdf');
      writeFileSync(place, pdf);
      const { output } = runProgram(process.execPath, ['test/support/memory/open-book.mjs', place]);
      const { refused, took } = JSON.parse(output) as { refused: string; took: number };
      expect(refused).toContain(said);
      expect(took).toBeLessThan(80 << 20);
    }
  });

  it('says what is missing where the years inside were never sealed', async () => {
    const unsealed = attachedFile(bytes, 'bao-cao-xac-minh.pdf', 1 << 26)!;
    expect(await why(resealed(withYear(own, 0, unsealed)))).toContain('không phải học bạ của một năm');
  });
});
