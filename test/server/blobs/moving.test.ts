// An installation's blobs on their way into an object store and back: verified, killed in between, backed up from there.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../../../src/kernel/index.ts';
import { verifyJournal } from '../../../src/server/application/index.ts';
import { backUp, restore } from '../../../src/server/backup/index.ts';
import { openInstallation } from '../../../src/server/installation.ts';
import { moveBlobs, whereBlobsAre } from '../../../src/server/move-blobs.ts';
import { importBook, smallBook, submitAll, temporaryFolder, testHouse } from '../../support/house.ts';
import { endS3, useS3, type TestS3 } from '../../support/s3/server.ts';

let s3: TestS3;
let folder: string;
let aside: string;
beforeAll(async () => {
  s3 = useS3();
  const test = await testHouse();
  ({ folder } = test);
  await submitAll(test.house, await importBook(test.house, smallBook()));
  // Enough of them for a kill to come in between.
  for (let index = 0; index < 150; index += 1)
    await test.house.blobs.putMany([Buffer.alloc(20_000, `tệp ${index} `)]);
  await test.house.close();
  aside = temporaryFolder();
}, 240_000);
afterAll(() => {
  for (const each of [folder, aside]) rmSync(each, { recursive: true, force: true });
  endS3();
});

const named = (home: string) =>
  readdirSync(path.join(home, 'blobs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /[0-9a-f]{62}$/.test(name))
    .toSorted();
const soundness = async (home: string, blobs: string) => {
  const house = await openInstallation(home, { blobs, lanes: 1 });
  try {
    return (await verifyJournal(house)).findings;
  } finally {
    await house.close();
  }
};

async function cli(
  args: readonly string[],
  killAfterMs?: number,
): Promise<{ code: number | null; told: string }> {
  const child = spawn(process.execPath, ['dist/src/cli.js', '--home', folder, ...args], {
    env: { ...process.env, NO_COLOR: '1' },
  });
  let told = '';
  child.stdout.on('data', (part: Buffer) => (told += part.toString()));
  child.stderr.on('data', (part: Buffer) => (told += part.toString()));
  if (killAfterMs !== undefined) {
    await pause(killAfterMs);
    child.kill('SIGKILL');
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, told };
}

it('moves nothing where something is damaged, and everything once it is whole, killed as often as it may be', async () => {
  const place = s3.freshPlace();
  const [first] = named(folder);
  const damaged = path.join(folder, 'blobs', first!);
  const whole = readFileSync(damaged);
  writeFileSync(damaged, 'hỏng');
  const refused = await cli(['blobs', 'move', place]);
  expect(refused).toMatchObject({
    code: 1,
    told: expect.stringContaining(first!.replace('/', '')) as string,
  });
  expect(await whereBlobsAre(folder)).toBe('folder');
  writeFileSync(damaged, whole);
  const other = s3.freshPlace();
  for (const after of [1_000, 1_800, 2_600]) {
    await cli(['blobs', 'move', other], after);
    const where = await whereBlobsAre(folder);
    expect(await soundness(folder, where)).toEqual([]);
  }
  const done = await cli(['blobs', 'move', other]);
  expect(done).toMatchObject({ code: 0, told: expect.stringContaining(`GIAPLAI_BLOBS=${other}`) as string });
  process.env.GIAPLAI_BLOBS = other;
  rmSync(path.join(folder, 'blobs'), { recursive: true });
  expect(await soundness(folder, other)).toEqual([]);
  expect(await cli(['blobs', 'where'])).toMatchObject({ code: 0 });
}, 240_000);

it('is opened by nobody who looks for the blobs elsewhere', async () => {
  for (const blobs of ['folder', s3.freshPlace()])
    await expect(openInstallation(folder, { blobs })).rejects.toMatchObject({ code: 'blobs.elsewhere' });
  const elsewhere = backUp({
    ...{ home: folder, destination: path.join(aside, 'không thành') },
    ...{ clock: systemClock, blobs: 'folder' },
  });
  await expect(elsewhere).rejects.toMatchObject({ code: 'blobs.elsewhere' });
}, 60_000);

it('is backed up whole from the store, and restored into a folder that needs no store', async () => {
  const destination = path.join(aside, 'bản sao');
  const made = await backUp({ home: folder, destination, clock: systemClock });
  expect(made.damaged).toEqual([]);
  expect(named(path.join(destination, 'home')).length).toBeGreaterThan(150);
  const home = path.join(aside, 'khôi phục');
  expect(await restore({ source: destination, home })).toMatchObject({ damaged: [], findings: [] });
  expect(await soundness(home, 'folder')).toEqual([]);
}, 120_000);

it('comes back into the folder, where what was damaged meanwhile is not taken for whole', async () => {
  const copy = path.join(aside, 'một nhà nữa');
  cpSync(folder, copy, { recursive: true });
  expect(await moveBlobs({ home: folder, to: 'folder' })).toMatchObject({
    moved: true,
    damaged: [],
    held: 0,
  });
  delete process.env.GIAPLAI_BLOBS;
  expect(await soundness(folder, 'folder')).toEqual([]);
  const [first] = named(folder);
  cpSync(path.join(folder, 'blobs'), path.join(copy, 'blobs'), { recursive: true });
  writeFileSync(path.join(copy, 'blobs', first!), 'hỏng');
  const again = await moveBlobs({ home: copy, to: 'folder' });
  expect(again).toMatchObject({ moved: false, damaged: [first!.replace('/', '')] });
}, 120_000);
