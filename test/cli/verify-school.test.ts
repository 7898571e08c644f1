// giaplai verify where a school keeps its records: compared with what is stored, on the screen, as JSON and on paper.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { homeAt } from '../../src/cli/home.ts';
import { verifyFiles, type VerifyCommand } from '../../src/cli/verify-command.ts';
import { readDocument } from '../../src/server/application/index.ts';
import { decodeStream, PdfFile, type PdfStream } from '../../src/signing/pdf/index.ts';
import { poppler } from '../documents/support/render.ts';
import { flipped } from '../support/changed.ts';
import { importBook, smallBook, temporaryFolder, testHouse, throughTheLock } from '../support/house.ts';
import type { TestHouse } from '../support/house.ts';
import { testPki } from '../support/pki.ts';

const pki = testPki();
const folder = temporaryFolder();
const anchors = join(folder, 'anchors.d');
const file = (name: string) => join(folder, name);
let test: TestHouse;
let documents: number;
let said: string;
let complained: string;

beforeAll(async () => {
  mkdirSync(anchors);
  writeFileSync(join(anchors, 'root.crt'), pki.root.certificate);
  test = await testHouse();
  const imported = await importBook(test.house, smallBook({}, 2));
  await throughTheLock(test.house, imported);
  documents = imported.records.length;
  const id = imported.records[0]!;
  const bytes = Buffer.from((await readDocument(test.house, id)).bytes);
  const chain = await test.house.store.read((view) => view.segments([id]));
  writeFileSync(file('whole.pdf'), bytes);
  writeFileSync(file('rolled-back.pdf'), bytes.subarray(0, chain.at(-2)!.cumulativeLength));
  writeFileSync(file('altered.pdf'), flipped(bytes, chain[3]!.cumulativeLength + 200));
});
beforeEach(() => {
  said = complained = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => (said += String(text)).length > 0);
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => (complained += String(text)).length > 0);
});
afterEach(() => jest.restoreAllMocks());
afterAll(async () => {
  await test.close();
  rmSync(folder, { recursive: true, force: true });
});

const verify = (names: readonly string[], more: Partial<VerifyCommand> = {}) =>
  verifyFiles({
    files: names.map(file),
    home: homeAt(test.folder),
    anchors,
    offline: true,
    json: false,
    language: 'en',
    clock: { now: () => pki.at },
    ...more,
  });

interface Printed {
  readonly verdict: string;
  readonly conclusion: string;
  readonly registry: { readonly standing: string; readonly document: { readonly version: number } } | null;
}
const asJson = async (names: readonly string[], more: Partial<VerifyCommand> = {}) => {
  const status = await verify(names, { ...more, json: true });
  return { status, reports: JSON.parse(said) as Printed[] };
};

describe('giaplai verify at a school', () => {
  it('knows its own file', async () => {
    expect(await verify(['whole.pdf'])).toBe(0);
    expect(said).toMatch(/^✔ VALID/);
    expect(said).toContain('Byte for byte the file the school holds');
  });

  it('does not call a rolled-back file valid although all its signatures are', async () => {
    expect(await verify(['rolled-back.pdf'])).toBe(1);
    expect(said).toMatch(/^\? OLDER STATE, SIGNATURES MISSING/);
    said = '';
    const { status, reports } = await asJson(['rolled-back.pdf', 'whole.pdf', 'altered.pdf']);
    expect(status).toBe(1);
    expect(
      reports.map(({ verdict, conclusion, registry }) => [verdict, conclusion, registry?.standing]),
    ).toEqual([
      ['valid', 'indeterminate', 'rolledBack'],
      ['valid', 'valid', 'complete'],
      ['invalid', 'invalid', 'altered'],
    ]);
    expect(reports[0]!.registry!.document.version).toBe(1);
  });

  it('asks nobody when told not to, and makes no installation where there is none', async () => {
    const { status, reports } = await asJson(['rolled-back.pdf'], { registry: false });
    expect([status, reports[0]!.registry, reports[0]!.conclusion]).toEqual([0, null, 'valid']);
    said = '';
    const empty = file('no-installation');
    expect((await asJson(['rolled-back.pdf'], { home: homeAt(empty) })).status).toBe(0);
    expect(existsSync(empty)).toBe(false);
  });

  it('says so when the store cannot be opened, and calls nothing valid', async () => {
    const broken = file('broken');
    mkdirSync(broken);
    writeFileSync(
      join(broken, 'giaplai.sqlite'),
      'this is no database, however long it may become '.repeat(50),
    );
    const { status, reports } = await asJson(['whole.pdf'], { home: homeAt(broken) });
    expect([status, reports[0]!.conclusion, reports[0]!.registry!.standing]).toEqual([
      1,
      'indeterminate',
      'unavailable',
    ]);
  });

  it('checks every stored document with --all, and counts what is valid', async () => {
    expect(await verify([], { all: true })).toBe(0);
    expect(said.trim()).toBe(`${documents} documents: ${documents} VALID`);
  });

  it('has nothing to check where nothing is stored', async () => {
    const nothing = verify([], { all: true, home: homeAt(file('nowhere')) });
    await expect(nothing).rejects.toThrow('cli.nothingStored');
  });
});

describe('giaplai verify --pdf', () => {
  const report = file('report.pdf');
  const textOf = (path: string) => poppler('pdftotext', readFileSync(path), '-layout');

  it('says on paper what it says as JSON, and carries that JSON', async () => {
    const names = ['whole.pdf', 'rolled-back.pdf', 'altered.pdf', 'nowhere.pdf'];
    expect(await verify(names, { pdf: report, stated: '2027-01-01' })).toBe(2);
    expect(complained).toContain('cli.cannotRead');
    said = '';
    const { reports } = await asJson(names.slice(0, 3), { stated: '2027-01-01' });
    const pdf = new PdfFile(readFileSync(report));
    const [specification] = pdf.resolve(pdf.catalog().get('AF')) as readonly never[];
    const attached = pdf.resolve(pdf.dict(pdf.dict(specification)!.get('EF'))!.get('F')) as PdfStream;
    const carried = JSON.parse(decodeStream(attached).toString('utf8')) as Printed[];
    expect(carried.slice(0, 3)).toEqual(reports);
    expect(carried[3]).toMatchObject({ unread: { code: 'cli.cannotRead' } });
    const printed = textOf(report);
    for (const part of ['VALID', 'OLDER STATE, SIGNATURES MISSING', 'INVALID', 'NOT OPENED'])
      expect(printed).toContain(part);
    expect(printed).toMatch(/As asked\s+01\/01\/2027/);
    expect(printed).toContain('Root CA (MẪU)');
    expect(printed).toMatch(/Giáp Lai \d+\.\d+\.\d+/);
  });

  it('never writes over a file, and says so before it begins', async () => {
    const before = readFileSync(report);
    expect(() => verify(['whole.pdf'], { pdf: report })).toThrow('cli.fileExists');
    expect(readFileSync(report).equals(before)).toBe(true);
    await expect(verify(['whole.pdf'], { pdf: file('no/such/folder.pdf') })).rejects.toThrow(
      'cli.cannotWrite',
    );
  });

  it('names the signers’ roles as the school’s books have them', async () => {
    const path = file('roles.pdf');
    expect(await verify(['whole.pdf'], { pdf: path, language: 'vi' })).toBe(0);
    const printed = textOf(path);
    for (const role of ['giáo viên bộ môn', 'giáo viên chủ nhiệm', 'người phê duyệt', 'văn thư đóng dấu'])
      expect(printed).toContain(role);
    expect(printed).toContain('HỢP LỆ');
  });
});
