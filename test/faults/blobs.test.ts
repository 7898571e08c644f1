// Stored bytes that were flipped, cut off, lost or exchanged: found when read, never signed over, told, and put back.
import { cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brokenBlobs, mendBlobs } from '../../src/server/application/index.ts';
import { accountsOf } from '../../src/server/start/accounts.ts';
import { gateOf, PASSWORD } from '../support/accounts.ts';
import { call, ended, startApi, type TestApi } from '../support/api.ts';
import { census } from '../support/faults/census.ts';
import { ended as exited, heard, program } from '../support/faults/processes.ts';
import { employ } from '../support/school-office.ts';
import { smallBook, submitAll, temporaryFolder } from '../support/house.ts';
import { documentBytes } from '../support/stored-documents.ts';
import { visitorOf, type Visitor } from '../support/visitor.ts';

jest.setTimeout(120_000);

let api: TestApi;
let copy: string;
let administrator: Visitor;

beforeEach(async () => {
  api = await startApi({ book: smallBook({}, 4), accounts: (test) => accountsOf(gateOf(test)) });
  await submitAll(api.test.house, api.imported);
  copy = temporaryFolder();
  cpSync(path.join(api.test.folder, 'blobs'), copy, { recursive: true });
  const gate = gateOf(api.test);
  const [school] = await gate.store.read((view) => view.schools());
  await employ(gate, school!.id, { role: 'administrator', account: 'administrator' });
  administrator = visitorOf(api);
  await administrator.get('/sign-in');
  await administrator.send('signIn', { account: 'administrator', password: PASSWORD });
});
afterEach(async () => {
  await api.close();
  rmSync(copy, { recursive: true, force: true });
});

const fileOf = (hash: string) => path.join(api.test.folder, 'blobs', hash.slice(0, 2), hash.slice(2));

/** Where the draft of a record is, perhaps with those of others. */
async function draftOf(index: number): Promise<string> {
  const segments = await api.test.house.store.read((view) => view.segments([api.imported.records[index]!]));
  return segments[0]!.blob;
}

function flip(file: string): void {
  const bytes = readFileSync(file);
  bytes[bytes.length >> 1]! ^= 1;
  writeFileSync(file, bytes);
}

async function holdAs(index: number) {
  const token = await api.tokenOf(api.imported.cast.subjectTeachers[index]!);
  const asked = await call(api, 'POST', '/api/ceremonies', token, {
    role: 'subjectTeacher',
    records: api.imported.records,
    key: { kind: 'development' },
  });
  expect(asked.status).toBe(202);
  return (await ended(api, token, (asked.body as { id: string }).id)).body as {
    readonly state: string;
    readonly outcomes: readonly { signed: boolean; trouble: { code: string } | null }[];
  };
}

const damages: Readonly<Record<string, (file: string) => void>> = {
  flipped: flip,
  'cut off': (file) => truncateSync(file, 100),
  lost: (file) => rmSync(file),
  exchanged: (file) => writeFileSync(file, Buffer.alloc(5000, 7)),
};

it('stop only the documents they belong to, are told to the operator, and are put back from a copy', async () => {
  const { records } = api.imported;
  const before = await census(api.test.folder);
  const blob = await draftOf(0);
  for (const damage of Object.values(damages)) {
    damage(fileOf(blob));
    const troubled = (await holdAs(0)).outcomes.flatMap(({ trouble }) =>
      trouble?.code.startsWith('blob.') ? [trouble.code] : [],
    );
    expect(troubled.length).toBeGreaterThan(0);
    const { text } = await administrator.get('/status');
    expect(text).toContain(`${troubled.length} văn bản không đọc được`);
    expect(text).toContain('giaplai doctor --mend-from');
    expect(await brokenBlobs(api.test.house)).toMatchObject([{ hash: blob }]);
    const kept = readFileSync(path.join(copy, blob.slice(0, 2), blob.slice(2)));
    expect(await mendBlobs(api.test.house, [Buffer.from('other'), kept])).toMatchObject([{ hash: blob }]);
    expect((await administrator.get('/status')).text).not.toContain('văn bản không đọc được');
  }
  await holdAs(0);
  expect(await census(api.test.folder)).toMatchObject({
    documents: before.documents,
    signatures: before.signatures + records.length,
    doubled: 0,
    damaged: [],
    missing: [],
    otherBytes: [],
  });
});

it('come back from signed files that somebody has, since each version begins with the one before', async () => {
  const { records } = api.imported;
  await holdAs(0);
  const files = await Promise.all(
    records.map(async (id) => (await documentBytes(api.test.house, id)).at(-1)!),
  );
  const segments = await api.test.house.store.read((view) => view.segments(records));
  // Signatures of several documents share one blob.
  const shared = segments.find(({ blob, ordinal }) => ordinal === 2 && blob !== '')!.blob;
  // With one of them left out it cannot be put together.
  const needed = segments.find(({ blob }) => blob === shared)!.recordId;
  const others = files.filter((_, index) => records[index] !== needed);
  const before = await census(api.test.folder);
  rmSync(fileOf(shared));
  expect((await brokenBlobs(api.test.house)).map(({ hash }) => hash)).toEqual([shared]);
  expect(await mendBlobs(api.test.house, [Buffer.from('nothing of it'), ...others])).toEqual([]);
  expect(await mendBlobs(api.test.house, files)).toMatchObject([{ hash: shared }]);
  expect(await census(api.test.folder)).toEqual(before);
});

it('are told and put back at the command line, from a backup of everything', async () => {
  const before = await census(api.test.folder);
  const blob = await draftOf(0);
  flip(fileOf(blob));
  const doctor = async (...words: readonly string[]) => {
    const child = program(api.test.folder, ['doctor', ...words], { FORCE_COLOR: '0' });
    const output = heard(child);
    return { status: await exited(child), output: output() };
  };
  const found = await doctor();
  expect(found.status).toBe(1);
  expect(found.output).toContain('giaplai doctor --mend-from');
  expect(await census(api.test.folder)).toMatchObject({ damaged: [blob] });
  const mended = await doctor('--mend-from', copy);
  expect(mended.output).toContain(blob);
  expect(mended.output).toContain('văn bản đọc lại được / documents can be read again');
  expect(mended.status).toBe(0);
  expect(await census(api.test.folder)).toEqual(before);
});
