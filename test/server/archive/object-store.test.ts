// A school whose blobs are in an object store, and an archive target in one: the whole way on a real S3 server.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { sha256 } from '../../../src/kernel/index.ts';
import {
  addTarget,
  checkTarget,
  copyToTarget,
  repairTarget,
  restoreFiles,
  verifyJournal,
  type ArchiveTarget,
} from '../../../src/server/application/index.ts';
import { archiveMedia } from '../../../src/server/blobs/index.ts';
import { archivedClass, type ArchivedClass } from '../../support/archived-class.ts';
import { temporaryFolder } from '../../support/house.ts';
import { bySystem as by } from '../../support/media.ts';
import { endS3, useS3, type TestS3 } from '../../support/s3/server.ts';
import { troubledS3, type TroubledS3 } from '../../support/s3/trouble.ts';

let s3: TestS3;
let trouble: TroubledS3;
let test: ArchivedClass;
let schoolId: string;
let address: string;
let location: string;
let target: ArchiveTarget;
beforeAll(async () => {
  s3 = useS3();
  process.env.GIAPLAI_BLOBS = s3.freshPlace();
  trouble = await troubledS3(s3.endpoint);
  test = await archivedClass();
  const { house, archived } = test;
  schoolId = (await house.store.read((view) => view.schools()))[0]!.id;
  address = path.relative(path.join(house.folder, 'archive'), archived.folder);
  location = s3.freshPlace();
  target = await addTarget(house, { schoolId, name: 'Đám mây', medium: 'cloudFolder', location, by });
}, 240_000);
afterAll(async () => {
  await test.close();
  await trouble.close();
  endS3();
});

const check = () => checkTarget(test.house, target, { schoolId, by });
const throughTrouble = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  process.env.GIAPLAI_S3_ENDPOINT = trouble.endpoint;
  process.env.GIAPLAI_S3_PATIENCE = '1';
  try {
    return await work();
  } finally {
    process.env.GIAPLAI_S3_ENDPOINT = s3.endpoint;
    process.env.GIAPLAI_S3_PATIENCE = '5';
    trouble.make(null);
  }
};

/** As somebody with the keys of the store would, past the program. */
const client = () => new S3Client({ endpoint: s3.endpoint, region: 'us-east-1', forcePathStyle: true });
const objectOf = (name: string) => ({
  Bucket: s3.bucket,
  Key: `${location.replace(`s3://${s3.bucket}/`, '')}/${address}/${name}`,
});

it('keeps no blob in the installation, and finds every one of them whole', async () => {
  expect(existsSync(path.join(test.folder, 'blobs'))).toBe(false);
  rmSync(path.join(test.folder, 'blob-cache'), { recursive: true });
  expect((await verifyJournal(test.house)).findings).toEqual([]);
  await expect(test.house.room?.()).resolves.toBeUndefined();
}, 60_000);

it('copies a package there through broken connections, going on where a stopped try was, and never twice', async () => {
  const { house } = test;
  const stopping = new AbortController();
  await throughTrouble(async () => {
    let puts = 0;
    trouble.make('lost', Infinity, ({ method }) => {
      puts += method === 'PUT' ? 1 : 0;
      if (puts > 15) stopping.abort(new Error('đủ rồi'));
      return method === 'PUT' && puts <= 3;
    });
    await expect(copyToTarget(house, target, { by, signal: stopping.signal })).rejects.toThrow('đủ rồi');
  });
  expect((await check()).packages).toBe(0);
  const store = await archiveMedia(test.folder).look(location);
  expect(await store.packages()).toEqual([]);
  // What somebody else left there becomes no part of the package.
  await client().send(new PutObjectCommand({ ...objectOf('data/lạ.txt'), Body: 'lạ' }));
  expect(await copyToTarget(house, target, { by })).toMatchObject({ copied: [address], failed: [] });
  expect(await copyToTarget(house, target, { by })).toMatchObject({ copied: [], held: 1 });
  expect(await store.packages()).toEqual([address]);
  expect(await store.files(address)).toEqual(await house.shelf.packages.files(address));
  expect(await check()).toMatchObject({ packages: 1, decayed: 0 });
}, 120_000);

it('finds what was altered or lost there, keeps it aside and puts a whole copy in its place', async () => {
  const { house } = test;
  await client().send(new PutObjectCommand({ ...objectOf('data/class-book.json'), Body: '{}' }));
  await client().send(new DeleteObjectCommand(objectOf('data/results.json')));
  const found = await check();
  expect(new Set(found.findings.map(({ kind, path: file }) => `${kind} ${file}`))).toEqual(
    new Set(['changed data/class-book.json', 'missing data/results.json']),
  );
  const store = await archiveMedia(test.folder).look(location);
  const names = (await house.shelf.packages.files(address))!;
  const read = (name: string) => () => house.shelf.packages.read(address, name);
  const others = names.map((name) => ({ path: name, sha256: sha256(name), read: read(name) }));
  await expect(store.receive(address, others)).rejects.toMatchObject({ code: 'archive.placeTaken' });
  const [repaired] = await repairTarget(house, target, { schoolId, by, findings: found.findings });
  expect(repaired).toMatchObject({
    address,
    from: 'shelf',
    aside: expect.stringContaining('.damaged/') as string,
  });
  expect(await check()).toMatchObject({ packages: 1, decayed: 0 });
}, 120_000);

it('says that a store is away, and calls nothing decayed for it', async () => {
  await throughTrouble(async () => {
    trouble.make('busy');
    await expect(check()).rejects.toMatchObject({ code: 'objects.unreachable' });
    trouble.make('busy', Infinity, ({ url }) => url?.includes('manifest') === true);
    await expect(check()).rejects.toMatchObject({ code: 'objects.unreachable' });
  });
  const taken = { schoolId, medium: 'cloudFolder', by } as const;
  const again = addTarget(test.house, { ...taken, name: 'Chỗ cũ', location });
  await expect(again).rejects.toMatchObject({ code: 'archive.targetTaken' });
  await expect(archiveMedia(test.folder).open(location, 'khác')).rejects.toMatchObject({
    code: 'archive.mediumOther',
  });
  await expect(archiveMedia(test.folder).open(s3.freshPlace(), target.id)).rejects.toMatchObject({
    code: 'archive.mediumAbsent',
  });
}, 60_000);

it('restores a pupil from the store alone', async () => {
  const home = temporaryFolder();
  const store = await archiveMedia(home).look(location);
  const [pupil] = test.book.pupils;
  const restored = [];
  for await (const file of restoreFiles(store, { pupil: pupil!.name })) restored.push(file);
  expect(restored).toHaveLength(1);
  const there = path.join(test.archived.folder, ...restored[0]!.path.split('/'));
  expect(Buffer.from(restored[0]!.bytes!).equals(readFileSync(there))).toBe(true);
  rmSync(home, { recursive: true });
});

it('is gone from the store when an order of disposal says so, with what was set aside', async () => {
  const store = await archiveMedia(test.folder).look(location);
  await store.remove(address);
  expect(await store.packages()).toEqual([]);
  expect(await store.files(address)).toBeNull();
});
