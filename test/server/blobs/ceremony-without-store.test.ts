// A ceremony whose object store is busy, loses answers, or hands out altered documents: nothing is lost, doubled or signed blindly.
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { healthWatch, verifyJournal, type CeremonyHeld } from '../../../src/server/application/index.ts';
import { moveBlobs } from '../../../src/server/move-blobs.ts';
import {
  importBook,
  signAs,
  smallBook,
  submitAll,
  testHouse,
  type ImportedClass,
  type TestHouse,
} from '../../support/house.ts';
import { endS3, useS3, type TestS3 } from '../../support/s3/server.ts';
import { troubledS3, type TroubledS3 } from '../../support/s3/trouble.ts';

let s3: TestS3;
let trouble: TroubledS3;
let place: string;
let test: TestHouse;
let imported: ImportedClass;
beforeAll(async () => {
  s3 = useS3();
  trouble = await troubledS3(s3.endpoint);
  place = s3.freshPlace();
  process.env.GIAPLAI_S3_ENDPOINT = trouble.endpoint;
  process.env.GIAPLAI_S3_PATIENCE = '2';
  process.env.GIAPLAI_BLOBS = place;
  test = await testHouse();
  imported = await importBook(test.house, smallBook());
  await submitAll(test.house, imported);
}, 240_000);
afterAll(async () => {
  await test.close();
  await trouble.close();
  endS3();
});

const signedBy = async (): Promise<number> =>
  (await test.house.store.read((view) => view.segments(imported.records))).length;
const codesOf = ({ outcomes }: CeremonyHeld) => outcomes.flatMap(({ trouble: one }) => one?.code ?? []);
const sign = (person = imported.cast.subjectTeachers[0]!) =>
  signAs(test.house, imported, person, 'subjectTeacher', imported.records);

it('waits for nobody, says why, and has signed nothing while the store is away', async () => {
  const before = await signedBy();
  trouble.make('busy');
  await expect(sign()).rejects.toMatchObject({ code: 'objects.unreachable' });
  const health = await healthWatch(test.house)();
  expect(health).toMatchObject({ readable: true, writable: false, trouble: { code: 'objects.unreachable' } });
  trouble.make(null);
  expect(await healthWatch(test.house)()).toMatchObject({ writable: true, trouble: null });
  expect(await signedBy()).toBe(before);
}, 60_000);

it('signs each document once although answers of the store are lost', async () => {
  const before = await signedBy();
  trouble.make('lost', 3, ({ method }) => method === 'PUT');
  await sign();
  expect(trouble.made()).toBe(3);
  trouble.make(null);
  expect(await signedBy()).toBe(before + imported.records.length);
  expect((await verifyJournal(test.house)).findings).toEqual([]);
}, 60_000);

it('signs no document that was altered in the store, and every one once it is as it was', async () => {
  const before = await signedBy();
  const [first] = await test.house.store.read((view) => view.segments(imported.records.slice(0, 1)));
  const client = new S3Client({ endpoint: s3.endpoint, region: 'us-east-1', forcePathStyle: true });
  const Key = `${place.replace(`s3://${s3.bucket}/`, '')}/${first!.blob.slice(0, 2)}/${first!.blob.slice(2)}`;
  const object = { Bucket: s3.bucket, Key };
  const { Body } = await client.send(new GetObjectCommand(object));
  const whole = Buffer.from(await Body!.transformToByteArray());
  const altered = Buffer.from(whole);
  altered[first!.start + 100]! ^= 1;
  rmSync(path.join(test.folder, 'blob-cache'), { recursive: true });
  await client.send(new PutObjectCommand({ ...object, Body: altered }));
  const other = imported.cast.subjectTeachers[1]!;
  const held = await sign(other);
  expect(codesOf(held)).toContain('blob.damaged');
  expect(held.signed).toBeLessThan(imported.records.length);
  expect((await verifyJournal(test.house)).findings.length).toBeGreaterThan(0);
  expect(await moveBlobs({ home: test.folder, to: 'folder' })).toMatchObject({
    moved: false,
    damaged: [first!.blob],
  });
  await client.send(new DeleteObjectCommand(object));
  await client.send(new PutObjectCommand({ ...object, Body: whole }));
  expect(codesOf(await sign(other))).not.toContain('blob.damaged');
  expect(await signedBy()).toBe(before + imported.records.length);
  expect((await verifyJournal(test.house)).findings).toEqual([]);
}, 60_000);
