// Archive packages: BagIt as RFC 8493 says, a new folder each time, whole or not there.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { instant, sha256 } from '../../src/kernel/index.ts';
import { archiveFolder } from '../../src/server/blobs/index.ts';
import {
  archiveClass,
  bagTags,
  fileName,
  packed,
  uniqueNames,
  verifyJournal,
  verifyJournalText,
} from '../../src/server/application/index.ts';
import type { PackageFile } from '../../src/server/application/index.ts';
import { importBook, smallBook, temporaryFolder, testHouse, throughTheLock } from '../support/house.ts';

const read = (folder: string, file: string) => readFileSync(path.join(folder, file), 'utf8');
const manifestOf = (folder: string, file: string) =>
  read(folder, file)
    .trimEnd()
    .split('\n')
    .map((line) => line.split('  ') as [string, string]);
const payloadFiles = (folder: string) =>
  readdirSync(path.join(folder, 'data'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));

describe('archiving a class', () => {
  it('makes a complete bag, then another beside it, and touches neither again', async () => {
    const { house, close } = await testHouse();
    const imported = await importBook(house, smallBook({}, 2));
    await throughTheLock(house, imported);
    const by = imported.cast.registrar;
    const first = await archiveClass(house, { classId: imported.classId, by });
    const manifest = read(first.folder, 'manifest-sha256.txt');
    for (const [digest, file] of [
      ...manifestOf(first.folder, 'manifest-sha256.txt'),
      ...manifestOf(first.folder, 'tagmanifest-sha256.txt'),
    ]) {
      expect(sha256(readFileSync(path.join(first.folder, file)))).toBe(digest);
    }
    const listed = manifestOf(first.folder, 'manifest-sha256.txt').map(([, file]) => file);
    expect(listed.toSorted()).toEqual(payloadFiles(first.folder).toSorted());
    const octets = listed.reduce((sum, file) => sum + readFileSync(path.join(first.folder, file)).length, 0);
    expect(read(first.folder, 'bag-info.txt')).toContain(`Payload-Oxum: ${octets}.${listed.length}\n`);
    expect(read(first.folder, 'bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
    expect(verifyJournalText(read(first.folder, 'data/journal.jsonl')).findings).toEqual([]);

    const second = await archiveClass(house, { classId: imported.classId, by });
    expect(second.folder).not.toBe(first.folder);
    expect(read(first.folder, 'manifest-sha256.txt')).toBe(manifest);
    expect(await house.store.read((view) => view.packages(imported.classId))).toHaveLength(2);
    expect((await verifyJournal(house)).findings).toEqual([]);
    await close();
  });

  it('passes the checksum program of any Unix', async () => {
    const { house, close } = await testHouse();
    const imported = await importBook(house, smallBook({}, 1));
    await throughTheLock(house, imported);
    const { folder } = await archiveClass(house, { classId: imported.classId, by: imported.cast.registrar });
    const check = (file: string) =>
      execFileSync('sha256sum', ['--check', '--strict', '--quiet', file], { cwd: folder });
    expect(() => check('manifest-sha256.txt')).not.toThrow();
    expect(() => check('tagmanifest-sha256.txt')).not.toThrow();
    await close();
  });

  it('is the registrar’s work, and needs something locked', async () => {
    const { house, close } = await testHouse();
    const imported = await importBook(house, smallBook({}, 1));
    const { classId, cast } = imported;
    const attempt = (by = cast.registrar) => archiveClass(house, { classId, by });
    await expect(attempt()).rejects.toMatchObject({ code: 'class.nothingToArchive' });
    await throughTheLock(house, imported);
    await expect(attempt(cast.homeroom)).rejects.toMatchObject({ code: 'policy.notPermitted' });
    expect(existsSync(path.join(house.folder, 'archive'))).toBe(false);
    await close();
  });
});

describe('the shelf', () => {
  const files = async function* (...contents: PackageFile[]) {
    yield* contents;
    await Promise.resolve();
  };
  const one = { path: 'data/một.txt', bytes: Buffer.from('một') };

  it('gives two packages of one name a folder each, also at the same moment', async () => {
    const root = temporaryFolder();
    const shelf = archiveFolder(root);
    const placed = await Promise.all(
      Array.from({ length: 5 }, () => shelf.place(['Lớp 8A1'], 'gói', files(one), () => [])),
    );
    expect(new Set(placed.map(({ folder }) => folder)).size).toBe(5);
    expect(readdirSync(path.join(root, 'Lớp 8A1')).toSorted()).toEqual([
      'gói',
      'gói-2',
      'gói-3',
      'gói-4',
      'gói-5',
    ]);
    rmSync(root, { recursive: true });
  });

  it('leaves nothing behind when a package cannot be finished, and lets none reach outside', async () => {
    const root = temporaryFolder();
    const shelf = archiveFolder(root);
    const failing = shelf.place(['x'], 'gói', files(one), () => {
      throw new Error('no tags');
    });
    await expect(failing).rejects.toThrow('no tags');
    const escaping = shelf.place(
      ['x'],
      'gói',
      files({ path: '../../ngoài.txt', bytes: one.bytes }),
      () => [],
    );
    await expect(escaping).rejects.toMatchObject({ code: 'archive.notVerified' });
    expect(readdirSync(path.join(root, 'x'))).toEqual([]);
    rmSync(root, { recursive: true });
  });
});

describe('file names', () => {
  it('stay readable in Vietnamese and safe anywhere', () => {
    expect(fileName('Nguyễn Thị Ánh Tuyết'.normalize('NFD'))).toBe('Nguyễn Thị Ánh Tuyết');
    expect(fileName('../../etc/passwd')).toBe('etc passwd');
    expect(fileName('a\u0000b\r\nc:d*?')).toBe('a b c d');
    expect(fileName('...')).toBe('_');
    expect(fileName('CON')).toBe('CON_');
    expect(Buffer.byteLength(fileName('ữ'.repeat(500)))).toBeLessThanOrEqual(120);
    expect(fileName('a\u202egnp.exe')).toBe('a gnp.exe');
  });

  it('are unique within a folder, whatever the case', () => {
    const nameFor = uniqueNames();
    expect([nameFor('Lê A', '.pdf'), nameFor('LÊ A', '.pdf'), nameFor('Lê A', '.pdf')]).toEqual([
      'Lê A.pdf',
      'LÊ A (2).pdf',
      'Lê A (3).pdf',
    ]);
  });

  it('are encoded in manifests where RFC 8493 asks for it', () => {
    const payload = new Map([['data/100%\n.pdf', packed(Buffer.from('x'))]]);
    const label = { organisation: 'Trường\nVí Dụ', description: '', at: instant(0), notes: {} };
    const tags = new Map(
      bagTags(payload, label).map(({ path: name, bytes }) => [name, Buffer.from(bytes).toString()]),
    );
    expect(tags.get('manifest-sha256.txt')).toBe(`${sha256('x')}  data/100%25%0A.pdf\n`);
    expect(tags.get('bag-info.txt')).toContain('Source-Organization: Trường Ví Dụ\n');
  });
});
