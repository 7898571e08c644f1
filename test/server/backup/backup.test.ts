// Backing up while others work, and the restore drill.
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { backUp, MANIFEST_FILE, restore } from '../../../src/server/backup/index.ts';
import { statusOfClass, verifyJournal } from '../../../src/server/application/index.ts';
import { openInstallation } from '../../../src/server/installation.ts';
import { systemClock } from '../../../src/kernel/index.ts';
import { codeOf, faultOf } from '../../support/faults.ts';
import { expectSignedOnce } from '../../support/documents.ts';
import {
  importBook,
  signAs,
  smallBook,
  submitAll,
  temporaryFolder,
  testHouse,
  throughTheLock,
  tickingClock,
  type ImportedClass,
  type TestHouse,
} from '../../support/house.ts';

let world: TestHouse;
let imported: ImportedClass;
let outside: string;
const at = (name: string) => path.join(outside, name);
const copy = (name: string, more: Partial<Parameters<typeof backUp>[0]> = {}) =>
  backUp({ home: world.folder, destination: at(name), clock: systemClock, ...more });
const restored = (source: string, home = `${source}-home`, despiteDamage = false) =>
  restore({ source: at(source), home: at(home), despiteDamage });
const blobsOf = (folder: string) =>
  readdirSync(path.join(folder, 'blobs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /^[0-9a-f]{2}\/[0-9a-f]{62}$/.test(name))
    .toSorted();

beforeAll(async () => {
  outside = temporaryFolder();
  world = await testHouse();
  imported = await importBook(world.house, smallBook());
  await submitAll(world.house, imported);
});
afterAll(async () => {
  await world.close();
  rmSync(outside, { recursive: true, force: true });
});

describe('the restore drill', () => {
  it('backs up in the middle of a signing, restores, and everybody goes on signing to the lock', async () => {
    const { house } = world;
    const headNow = async () => (await house.store.read((view) => view.journalHead())).seq;
    const before = await headNow();
    const signing = { over: false };
    const signed = (async () => {
      for (const teacher of imported.cast.subjectTeachers)
        await signAs(house, imported, teacher, 'subjectTeacher', imported.records);
      signing.over = true;
    })();
    const heads: number[] = [];
    while (!signing.over) heads.push((await copy(`while-${heads.length}`)).journal.seq);
    await signed;
    const after = await headNow();
    const chosen = heads.findIndex((seq) => seq > before && seq < after);
    expect(chosen).toBeGreaterThanOrEqual(0);
    renameSync(at(`while-${chosen}`), at('midway'));

    const made = await restored('midway');
    expect(made.findings).toEqual([]);
    expect(made.journal.seq).toBe(heads[chosen]);

    const again = await openInstallation(at('midway-home'), {
      clock: tickingClock('2026-07-01T08:00:00+07:00'),
      lanes: 1,
    });
    try {
      expect((await verifyJournal(again, made.journal)).findings).toEqual([]);
      await throughTheLock(again, imported);
      expect((await statusOfClass(again, imported.classId)).byState).toEqual({
        locked: imported.records.length,
      });
      for (const record of imported.records) await expectSignedOnce(again, record);
      expect((await verifyJournal(again)).findings).toEqual([]);
    } finally {
      await again.close();
    }
  });

  it('restores exactly the files of the manifest, every byte as it was', async () => {
    mkdirSync(path.join(world.folder, 'pki/anchors'), { recursive: true });
    writeFileSync(path.join(world.folder, 'pki/anchors/root.pem'), 'a certificate', { mode: 0o600 });
    mkdirSync(path.join(world.folder, 'archive/2025-2026/.incoming-x'), { recursive: true });
    writeFileSync(path.join(world.folder, 'archive/2025-2026/.incoming-x/half'), 'half');
    writeFileSync(path.join(world.folder, 'archive/2025-2026/Gói 7A.zip'), 'whole');
    const made = await copy('all');
    expect(made.damaged).toEqual([]);
    await restored('all');
    expect(blobsOf(at('all-home'))).toEqual(blobsOf(world.folder));
    expect(readFileSync(at('all-home/pki/anchors/root.pem'), 'utf8')).toBe('a certificate');
    expect(statSync(at('all-home/pki/anchors/root.pem')).mode & 0o777).toBe(0o600);
    expect(readFileSync(at('all-home/archive/2025-2026/Gói 7A.zip'), 'utf8')).toBe('whole');
    expect(existsSync(at('all-home/archive/2025-2026/.incoming-x'))).toBe(false);
    expect(statSync(at('all')).mode & 0o077).toBe(0);
    expect(statSync(at('all-home')).mode & 0o077).toBe(0);
  });

  it('leaves archive packages out when told so', async () => {
    await copy('lean', { archive: false });
    expect(existsSync(at('lean/home/archive'))).toBe(false);
    expect((await restored('lean')).findings).toEqual([]);
  });

  it('follows a folder that was moved to another disk', async () => {
    cpSync(at('all-home'), at('moved'), { recursive: true });
    cpSync(at('moved/blobs'), at('elsewhere'), { recursive: true });
    rmSync(at('moved/blobs'), { recursive: true });
    symlinkSync(at('elsewhere'), at('moved/blobs'));
    symlinkSync('..', at('moved/pki/round'));
    const made = await copy('from-links', { home: at('moved') });
    expect(made.damaged).toEqual([]);
    expect((await restored('from-links')).findings).toEqual([]);
  });
});

describe('a backup', () => {
  it('is never written over anything, nor into the installation itself', async () => {
    mkdirSync(at('taken'));
    expect(await codeOf(copy('taken'))).toBe('backup.exists');
    const inside = path.join(world.folder, 'backups');
    expect(await codeOf(copy('', { destination: inside }))).toBe('backup.insideHome');
    expect(await codeOf(copy('new', { home: at('nowhere') }))).toBe('backup.nothingThere');
    expect(existsSync(at('new'))).toBe(false);
  });

  it('that the disk refuses is a fault in words, and so is a database that is none', async () => {
    writeFileSync(at('file'), '');
    expect(await codeOf(copy('file/below'))).toBe('backup.failed');
    expect(await codeOf(restored('lean', 'file'))).toBe('backup.failed');
    mkdirSync(at('broken'));
    writeFileSync(
      at('broken/giaplai.sqlite'),
      'not a database, but long enough to be read as a header'.repeat(9),
    );
    expect(await codeOf(copy('of-broken', { home: at('broken') }))).toBe('backup.databaseDamaged');
    cpSync(path.join(at('all-home'), 'giaplai.sqlite'), at('broken/giaplai.sqlite'));
    const bytes = readFileSync(at('broken/giaplai.sqlite'));
    bytes.fill(0x5a, 8192, Math.min(bytes.length, 200_000));
    writeFileSync(at('broken/giaplai.sqlite'), bytes);
    expect(await codeOf(copy('of-broken', { home: at('broken') }))).toBe('backup.databaseDamaged');
    expect(readdirSync(outside).filter((name) => name.includes('of-broken'))).toEqual([]);
  });

  it('that was interrupted leaves nothing behind', async () => {
    const interrupted = new AbortController();
    const stop = { signal: interrupted.signal, onProgress: () => interrupted.abort() };
    expect(await codeOf(copy('stopped', stop))).toBe('backup.interrupted');
    expect(readdirSync(outside).filter((name) => name.includes('stopped'))).toEqual([]);
  });

  it('of a damaged store has the rest, says what is damaged, and is not restored by mistake', async () => {
    cpSync(at('all-home'), at('damaged'), { recursive: true });
    const [lost, spoiled] = blobsOf(at('damaged'));
    rmSync(at(`damaged/blobs/${lost}`));
    appendFileSync(at(`damaged/blobs/${spoiled}`), '!');
    const made = await copy('of-damaged', { home: at('damaged') });
    expect(made.damaged).toEqual([`blobs/${lost}`, `blobs/${spoiled}`].toSorted());
    expect((await faultOf(restored('of-damaged'))).code).toBe('backup.incomplete');
    expect((await restored('of-damaged', 'despite', true)).damaged).toEqual(made.damaged);
    expect(existsSync(at('despite/giaplai.sqlite'))).toBe(true);
  });
});

describe('a restore', () => {
  const changedCopy = (name: string, change: (folder: string) => void) => {
    cpSync(at('lean'), at(name), { recursive: true });
    change(at(name));
    return codeOf(restored(name));
  };

  it('refuses a backup in which a byte was changed or a file is missing', async () => {
    const file = 'home/giaplai.sqlite';
    expect(await changedCopy('flipped', (folder) => appendFileSync(path.join(folder, file), '!'))).toBe(
      'backup.changed',
    );
    expect(await changedCopy('short', (folder) => rmSync(path.join(folder, file)))).toBe('backup.changed');
    expect(existsSync(at('flipped-home'))).toBe(false);
  });

  it('refuses a manifest that is missing, cut short, altered or leads elsewhere', async () => {
    const manifest = (folder: string) => path.join(folder, MANIFEST_FILE);
    const rewritten = (from: RegExp, to: string) => (folder: string) => {
      const text = readFileSync(manifest(folder), 'utf8');
      expect(text).toMatch(from);
      writeFileSync(manifest(folder), text.replace(from, to));
    };
    const attempts: readonly ((folder: string) => void)[] = [
      (folder) => rmSync(manifest(folder)),
      (folder) => writeFileSync(manifest(folder), readFileSync(manifest(folder)).subarray(0, 200)),
      rewritten(/"path": "giaplai\.sqlite"/, '"path": "../giaplai.sqlite"'),
      rewritten(/"seq": \d+/, '"seq": 1'),
      rewritten(/giaplai-backup\/1/, 'giaplai-backup/9'),
    ];
    for (const [index, attempt] of attempts.entries())
      expect(await changedCopy(`bad-${index}`, attempt)).toBe('backup.notABackup');
  });

  it('fills only a new or an empty folder', async () => {
    mkdirSync(at('full'));
    writeFileSync(at('full/letter.txt'), 'mine');
    expect(await codeOf(restored('lean', 'full'))).toBe('backup.homeNotEmpty');
    expect(readdirSync(at('full'))).toEqual(['letter.txt']);
    mkdirSync(at('empty'));
    expect((await restored('lean', 'empty')).findings).toEqual([]);
  });
});
