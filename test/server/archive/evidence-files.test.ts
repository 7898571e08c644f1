// The evidence of signatures as files of a package: the very bytes the PDFs hold, and openssl reads each of them.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sha256 } from '../../../src/kernel/index.ts';
import { readDss } from '../../../src/signing/extend/index.ts';
import { carriedEvidence } from '../../../src/signing/index.ts';
import { PdfFile } from '../../../src/signing/pdf/index.ts';
import { archiveClass } from '../../../src/server/application/index.ts';
import { archivedClass, bookOf, type ArchivedClass } from '../../support/archived-class.ts';
import { bagFaults } from '../../support/bagit.ts';
import { importBook, testHouse, throughTheLock } from '../../support/house.ts';
import { itWith, runProgram } from '../../support/programs.ts';

interface Index {
  readonly document: string;
  readonly signatures: readonly {
    readonly fields: readonly string[];
    readonly kind: string;
    readonly signer: string;
    readonly claimedAt: string;
    readonly certificates: readonly string[];
    readonly timestamps: readonly { readonly file: string; readonly at: string }[];
    readonly ocsp: readonly string[];
    readonly crls: readonly string[];
  }[];
  readonly others: readonly string[];
}

let test: ArchivedClass;
let folder: string;
beforeAll(async () => {
  test = await archivedClass(bookOf(['Đặng Văn Án']));
  ({ folder } = test.archived);
}, 60_000);
afterAll(() => test.close());

const bytesOf = (file: string, root = folder) => readFileSync(path.join(root, file));
const indexOf = (root = folder): Index => {
  const [name = ''] = readdirSync(path.join(root, 'data/evidence/Học bạ'));
  return JSON.parse(bytesOf(`data/evidence/Học bạ/${name}`, root).toString()) as Index;
};
const filesIn = (kind: string, root = folder) =>
  readdirSync(path.join(root, 'data/evidence'), { withFileTypes: true }).some(({ name }) => name === kind)
    ? readdirSync(path.join(root, 'data/evidence', kind)).map((name) => `data/evidence/${kind}/${name}`)
    : [];

const readings = {
  certificates: ['x509', '-inform', 'DER', '-noout', '-subject', '-in'],
  ocsp: ['ocsp', '-noverify', '-resp_text', '-respin'],
  crls: ['crl', '-inform', 'DER', '-noout', '-issuer', '-in'],
  timestamps: ['ts', '-reply', '-token_in', '-text', '-in'],
} as const;

function read(kind: keyof typeof readings, file: string): string {
  const { status, output } = runProgram('openssl', [...readings[kind], path.join(folder, file)]);
  expect({ file, status, output: output.slice(0, 200) }).toMatchObject({ status: 0 });
  return output;
}

it('is named in an index for each signature: who, when, chain, timestamps, and who answers for them', () => {
  const { document, signatures } = indexOf();
  expect(document).toMatch(/^data\/Học bạ\/01 Đặng Văn Án .*\.pdf$/);
  const { staff } = test.book;
  const said = signatures.map(({ signer }) => signer).join('\n');
  for (const name of [staff.homeroomTeacher, staff.principal]) expect(said).toContain(name);
  expect(signatures.at(-1)).toMatchObject({ kind: 'timestamp' });
  expect(signatures.at(-1)!.timestamps).toHaveLength(1);
  for (const { fields, claimedAt, certificates, ocsp, crls } of signatures) {
    expect(fields.length).toBeGreaterThan(0);
    expect(Date.parse(claimedAt)).not.toBeNaN();
    for (const file of [...certificates, ...ocsp, ...crls]) expect(bytesOf(file).length).toBeGreaterThan(0);
  }
  const approvals = signatures.filter(({ kind }) => kind === 'signature');
  for (const { certificates, ocsp, crls } of approvals) {
    expect(certificates.length).toBeGreaterThan(1);
    expect(ocsp.length + crls.length).toBeGreaterThan(0);
  }
});

it('is byte for byte what the PDF holds, and all that its security store holds', () => {
  const { document, signatures, others } = indexOf();
  const pdf = bytesOf(document);
  const held = readDss(new PdfFile(pdf));
  const files = [...filesIn('certificates'), ...filesIn('ocsp'), ...filesIn('crls')].map((file) =>
    bytesOf(file),
  );
  for (const der of [...held.certificates, ...held.ocsps, ...held.crls])
    expect(files.some((each) => each.equals(der))).toBe(true);
  expect(held.ocsps.length + held.crls.length).toBeGreaterThan(0);
  // A /Contents is written in hexadecimal: certificates of a signature and tokens stand in it as they are.
  const text = pdf.toString('latin1').toLowerCase();
  const stores = [...held.certificates].map((der) => Buffer.from(der).toString('hex'));
  const named = signatures.flatMap(({ certificates, timestamps }) => [
    ...certificates,
    ...timestamps.map(({ file }) => file),
  ]);
  for (const file of named) {
    const hex = bytesOf(file).toString('hex');
    expect(text.includes(hex) || stores.includes(hex)).toBe(true);
  }
  const all = [...named, ...others, ...signatures.flatMap(({ ocsp, crls }) => [...ocsp, ...crls])];
  expect(new Set(all).size).toBeGreaterThan(held.certificates.length + held.ocsps.length + held.crls.length);
  for (const file of all) expect(sha256(bytesOf(file))).toBe(path.parse(file).name);
});

itWith('openssl')('is read by openssl, file by file, and tells the same', () => {
  const { signatures } = indexOf();
  for (const kind of ['certificates', 'timestamps'] as const) {
    expect(filesIn(kind).length).toBeGreaterThan(0);
    for (const file of filesIn(kind)) expect(read(kind, file)).not.toBe('');
  }
  const answers = [...new Set(signatures.flatMap(({ ocsp }) => ocsp))];
  const lists = [...new Set(signatures.flatMap(({ crls }) => crls))];
  expect(answers.length + lists.length).toBeGreaterThan(0);
  for (const file of answers) expect(read('ocsp', file)).toContain('Cert Status: good');
  for (const file of lists) expect(read('crls', file)).toContain('issuer=');
  const archive = signatures.at(-1)!.timestamps[0]!;
  const time = /Time stamp: (.+)/.exec(read('timestamps', archive.file))?.[1] ?? '';
  expect(Date.parse(time)).toBe(Date.parse(archive.at));
});

it('is taken from documents below B-LTA as well: what the signatures themselves bring', async () => {
  const below = await testHouse();
  try {
    const imported = await importBook(below.house, bookOf(['Bùi Thị Ân']));
    await throughTheLock(below.house, imported);
    const by = imported.cast.registrar;
    const archived = await archiveClass(below.house, { classId: imported.classId, by });
    expect(bagFaults(archived.folder)).toEqual([]);
    const { document, signatures } = indexOf(archived.folder);
    const text = bytesOf(document, archived.folder).toString('latin1').toLowerCase();
    expect(signatures.every(({ kind }) => kind === 'signature')).toBe(true);
    for (const { certificates } of signatures)
      for (const file of certificates) expect(text).toContain(bytesOf(file, archived.folder).toString('hex'));
    expect(signatures.flatMap(({ certificates }) => certificates).length).toBeGreaterThan(0);
  } finally {
    await below.close();
  }
}, 60_000);

it('is nothing for files that are no PDF, or that are damaged', () => {
  const pdf = bytesOf(indexOf().document);
  expect(carriedEvidence(pdf).pieces.size).toBeGreaterThan(4);
  for (const bytes of [Buffer.alloc(0), Buffer.from('%PDF-1.7\n%%EOF'), pdf.subarray(0, 5000)])
    expect(carriedEvidence(bytes)).toEqual({ pieces: new Map(), signatures: [] });
});
