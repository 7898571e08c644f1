// Copies on other media: whole, never over anything, resumable after a kill, found to have decayed, repaired.
import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { sha256 } from '../../../src/kernel/index.ts';
import {
  addTarget,
  archiveClass,
  checkPackage,
  checkTarget,
  copyToTarget,
  findTarget,
  readJournal,
  repairTarget,
  SHELF,
  verifyJournal,
} from '../../../src/server/application/index.ts';
import { archivedClass, type ArchivedClass } from '../../support/archived-class.ts';
import { bagFaults } from '../../support/bagit.ts';
import { temporaryFolder } from '../../support/house.ts';
import { bySystem as by, harms, listing, plugIn, unplug, type TestMedium } from '../../support/media.ts';

let test: ArchivedClass;
let schoolId: string;
let address: string;
let one: TestMedium;
let two: TestMedium;
beforeAll(async () => {
  test = await archivedClass();
  const { house, archived } = test;
  schoolId = (await house.store.read((view) => view.schools()))[0]!.id;
  address = path.relative(path.join(house.folder, 'archive'), archived.folder);
  one = await plugIn(house, schoolId, 'Ổ cứng 1');
  two = await plugIn(house, schoolId, 'USB');
}, 60_000);
afterAll(async () => {
  [one, two].forEach(unplug);
  await test.close();
});

const bagOn = ({ folder }: TestMedium) => path.join(folder, address);
const check = (target: TestMedium['target'] | typeof SHELF) =>
  checkTarget(test.house, target, { schoolId, by });

it('holds a whole copy of every package, noted in store and journal, and copies nothing twice', async () => {
  const { house, archived } = test;
  for (const { target } of [one, two])
    expect(await copyToTarget(house, target, { by })).toMatchObject({
      copied: [address],
      held: 0,
      failed: [],
    });
  expect(bagFaults(bagOn(one))).toEqual([]);
  expect(listing(bagOn(one))).toEqual(listing(archived.folder));
  expect(await copyToTarget(house, one.target, { by })).toMatchObject({ copied: [], held: 1 });
  const copies = await house.store.read((view) => view.archiveCopies(schoolId));
  expect(copies.map((copy) => copy.package)).toEqual([archived.name, archived.name]);
  expect((await verifyJournal(house)).findings).toEqual([]);
});

it('knows a medium by its mark: not an empty mount point, not another drive, nothing inside the installation', async () => {
  const { house } = test;
  const [empty, away] = [temporaryFolder(), `${one.folder}-cất`];
  renameSync(one.folder, away);
  await expect(check(one.target)).rejects.toMatchObject({ code: 'archive.mediumAbsent' });
  mkdirSync(one.folder);
  await expect(check(one.target)).rejects.toMatchObject({ code: 'archive.mediumAbsent' });
  rmSync(one.folder, { recursive: true });
  cpSync(two.folder, one.folder, { recursive: true });
  await expect(check(one.target)).rejects.toMatchObject({ code: 'archive.mediumOther' });
  rmSync(one.folder, { recursive: true });
  renameSync(away, one.folder);
  const wanted = { schoolId, medium: 'usbDrive', by } as const;
  const adding = (name: string, location: string) => addTarget(house, { ...wanted, name, location });
  await expect(adding('Trong nhà', path.join(house.folder, 'archive'))).rejects.toMatchObject({
    code: 'archive.mediumInside',
  });
  await expect(adding('Không có', '/không/có')).rejects.toMatchObject({ code: 'archive.mediumAbsent' });
  for (const name of ['Ổ cứng 1'.normalize('NFD'), 'kho', ' '])
    await expect(adding(name, empty)).rejects.toMatchObject({ code: 'archive.targetTaken' });
  await expect(adding('Lại ổ 1', one.folder)).rejects.toMatchObject({ code: 'archive.targetTaken' });
  await expect(findTarget(house, schoolId, 'Không có')).rejects.toMatchObject({
    code: 'archive.targetUnknown',
  });
  expect(await findTarget(house, schoolId, 'kho')).toBe(SHELF);
  rmSync(empty, { recursive: true });
});

it('is found whole, and the check is kept with store and journal', async () => {
  const found = await check(one.target);
  expect(found).toMatchObject({ packages: 1, decayed: 0, findings: [], by: 'service:preservation' });
  expect(found.files).toBe(
    listing(bagOn(one)).filter((name) => path.extname(name) !== '' && !name.startsWith('tagmanifest')).length,
  );
  const kept = await test.house.store.read((view) => view.lastArchiveChecks(schoolId));
  expect(kept).toContainEqual(found);
});

it.each(Object.keys(harms))(
  'that has decayed (%s) is told, replaced from a whole copy, and kept aside',
  async (kind) => {
    const { house } = test;
    harms[kind]!(bagOn(one));
    const found = await check(one.target);
    expect(found.findings.map((finding) => finding.kind)).toContain(kind);
    expect(await house.store.read((view) => view.lastArchiveChecks(schoolId))).toContainEqual(found);
    const [repaired] = await repairTarget(house, one.target, { schoolId, by, findings: found.findings });
    expect(repaired).toMatchObject({ address, from: SHELF });
    expect(bagFaults(bagOn(one))).toEqual([]);
    expect((await check(one.target)).decayed).toBe(0);
    if (kind === 'absent') expect(repaired!.aside).toBeNull();
    else expect(existsSync(path.join(one.folder, repaired!.aside!, 'bagit.txt'))).toBe(true);
  },
);

it('tells of a file the medium cannot read any more, and reads the others all the same', async () => {
  const { packages } = test.house.shelf;
  const broken = 'data/results.json';
  const failing = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from('{');
    await Promise.resolve();
    throw Object.assign(new Error('i/o error'), { code: 'EIO' });
  };
  const medium = {
    ...packages,
    read: (of: string, file: string) => (file === broken ? failing() : packages.read(of, file)),
  };
  const { findings } = await checkPackage(medium, { address });
  expect(findings).toEqual([{ package: address, kind: 'unreadable', path: broken }]);
});

it('tells of a package that was exchanged for another whole one, and of one that nobody knows', async () => {
  const forged = bagOn(one);
  const text = (file: string) => readFileSync(path.join(forged, file), 'utf8');
  const sum = (file: string, bits: string) =>
    createHash(`sha${bits}`)
      .update(readFileSync(path.join(forged, file)))
      .digest('hex');
  // Somebody who changes a file and makes every manifest right again.
  const before = Object.fromEntries(['256', '512'].map((bits) => [bits, sum('data/results.json', bits)]));
  writeFileSync(path.join(forged, 'data/results.json'), text('data/results.json').replace(/\d/, '9'));
  for (const bits of ['256', '512'])
    writeFileSync(
      path.join(forged, `manifest-sha${bits}.txt`),
      text(`manifest-sha${bits}.txt`).replace(before[bits]!, sum('data/results.json', bits)),
    );
  for (const bits of ['256', '512'])
    writeFileSync(
      path.join(forged, `tagmanifest-sha${bits}.txt`),
      text(`tagmanifest-sha${bits}.txt`)
        .replace(/^\w+(?= {2}manifest-sha(256|512))/gm, (_, of: string) => of)
        .replace(/^(256|512)(?= {2}manifest-sha)/gm, (of) => sum(`manifest-sha${of}.txt`, bits)),
    );
  expect(bagFaults(forged)).toEqual([]);
  expect(sha256(text('manifest-sha256.txt'))).not.toBe(
    sha256(readFileSync(path.join(test.archived.folder, 'manifest-sha256.txt'), 'utf8')),
  );
  cpSync(bagOn(two), path.join(one.folder, 'Trường lạ/2020-2021/9A/x'), { recursive: true });
  const { findings } = await check(one.target);
  expect(findings.map(({ kind }) => kind).toSorted()).toEqual(['replaced', 'unknown']);
  await repairTarget(test.house, one.target, { schoolId, by, findings });
  expect((await check(one.target)).findings.map(({ kind }) => kind)).toEqual(['unknown']);
  rmSync(path.join(one.folder, 'Trường lạ'), { recursive: true });
});

it('repairs nothing where nobody has a whole copy, and copies nothing that is damaged', async () => {
  const { house, archived } = test;
  const spare = temporaryFolder();
  cpSync(archived.folder, path.join(spare, 'gói'), { recursive: true });
  for (const bag of [bagOn(one), bagOn(two), archived.folder]) harms.changed!(bag);
  const { findings } = await check(SHELF);
  expect(findings).toEqual([{ package: address, kind: 'changed', path: 'data/class-book.json' }]);
  expect(await repairTarget(house, SHELF, { schoolId, by, findings })).toEqual([
    { address, from: null, aside: null },
  ]);
  const third = await plugIn(house, schoolId, 'Đĩa');
  const { copied, failed } = await copyToTarget(house, third.target, { by });
  expect([copied, failed.map(({ fault }) => fault.code)]).toEqual([[], ['archive.notVerified']]);
  expect(existsSync(bagOn(third))).toBe(false);
  for (const bag of [bagOn(one), bagOn(two), archived.folder]) {
    rmSync(bag, { recursive: true });
    cpSync(path.join(spare, 'gói'), bag, { recursive: true });
  }
  unplug(third);
  rmSync(spare, { recursive: true });
});

it('goes on where it was killed, leaves nothing half-made under its name, and two at once end with one', async () => {
  const { house, imported } = test;
  const again = await archiveClass(house, { classId: imported.classId, by: imported.cast.registrar });
  const second = path.relative(path.join(house.folder, 'archive'), again.folder);
  const third = await plugIn(house, schoolId, 'Ổ cứng 3');
  const plan = path.join(third.folder, 'plan.json');
  for (const killAt of [1, 7, 30, 55]) {
    writeFileSync(plan, JSON.stringify({ folder: house.folder, target: third.target, killAt }));
    const { signal } = spawnSync(process.execPath, ['test/support/kill/copy-packages.mjs', plan]);
    expect(signal).toBe('SIGKILL');
    for (const bag of [address, second].map((each) => path.join(third.folder, each)))
      if (existsSync(bag)) expect(bagFaults(bag)).toEqual([]);
  }
  writeFileSync(plan, JSON.stringify({ folder: house.folder, target: third.target, killAt: 0 }));
  const copying = () => promisify(execFile)(process.execPath, ['test/support/kill/copy-packages.mjs', plan]);
  const here = () => copyToTarget(house, third.target, { by });
  const [first, next, ...elsewhere] = await Promise.all([here(), here(), copying(), copying()]);
  expect([...first.failed, ...next.failed]).toEqual([]);
  const brought = [first.copied.length, next.copied.length, ...elsewhere.map(({ stdout }) => Number(stdout))];
  expect(brought.reduce((sum, each) => sum + each)).toBe(2);
  const told: unknown[] = [];
  for await (const { event } of readJournal(house))
    if (event.type === 'archive.copied' && event.target === third.target.id) told.push(event.package);
  expect(told).toHaveLength(2);
  expect(new Set(told).size).toBe(2);
  for (const bag of [address, second]) expect(bagFaults(path.join(third.folder, bag))).toEqual([]);
  expect(listing(third.folder).filter((name) => name.includes('.incoming-'))).toEqual([]);
  expect((await check(third.target)).decayed).toBe(0);
  const held = await house.store.read((view) => view.archiveCopies(schoolId));
  expect(held.filter(({ targetId }) => targetId === third.target.id)).toHaveLength(2);
  expect((await verifyJournal(house)).findings).toEqual([]);
  unplug(third);
}, 120_000);

it('never writes over what stands in its place', async () => {
  const third = await plugIn(test.house, schoolId, 'Ổ cứng 4');
  mkdirSync(bagOn(third), { recursive: true });
  writeFileSync(path.join(bagOn(third), 'của người khác.txt'), 'giữ');
  const { failed } = await copyToTarget(test.house, third.target, { by });
  expect(failed.map(({ fault }) => fault.code)).toContain('archive.placeTaken');
  expect(listing(bagOn(third))).toEqual(['của người khác.txt']);
  unplug(third);
});
