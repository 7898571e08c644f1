// Out of packages alone: an empty folder for a home, no database, and a medium.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { archiveClass } from '../../../src/server/application/index.ts';
import { archivedClass, type ArchivedClass } from '../../support/archived-class.ts';
import { bagFaults } from '../../support/bagit.ts';
import { temporaryFolder } from '../../support/house.ts';
import { listing } from '../../support/media.ts';
import { giaplai } from '../../support/programs.ts';

let test: ArchivedClass;
let root: string;
let medium: string;
beforeAll(async () => {
  test = await archivedClass();
  root = temporaryFolder();
  medium = path.join(root, 'ổ');
  cpSync(path.join(test.house.folder, 'archive'), medium, { recursive: true });
  mkdirSync(path.join(root, 'home/pki/anchors'), { recursive: true });
  const anchors = path.join(test.archived.folder, 'data/verification/anchors');
  cpSync(anchors, path.join(root, 'home/pki/anchors'), { recursive: true });
}, 60_000);
afterAll(async () => {
  rmSync(root, { recursive: true, force: true });
  await test.close();
});

const restore = (into: string, ...args: readonly string[]) =>
  giaplai(path.join(root, 'home'), 'archive', 'restore', medium, path.join(root, into), ...args);
const source = (file: string) => readFileSync(path.join(test.archived.folder, 'data/Học bạ', file));

it.each([
  ['code', 'VD000002'],
  ['name, typed apart and in small letters', 'đặng văn án'.normalize('NFD')],
])('gives one pupil’s transcript by %s, byte for byte, with its verdict', (how, pupil) => {
  const into = `một ${how}`;
  const { status, output } = restore(into, '--pupil', pupil);
  expect([status, output]).toEqual([0, expect.stringContaining('HỢP LỆ / VALID: 1')]);
  const files = readdirSync(path.join(root, into));
  expect(files).toEqual(['2025-2026 8A1 02 Đặng Văn Án VD000002.pdf']);
  expect(readFileSync(path.join(root, into, files[0]!)).equals(source('02 Đặng Văn Án VD000002.pdf'))).toBe(
    true,
  );
  expect(existsSync(path.join(root, 'home/giaplai.sqlite'))).toBe(false);
});

it('gives a whole year as bags that are valid again, from the newest package of each class', async () => {
  const { house, imported } = test;
  const { name } = await archiveClass(house, { classId: imported.classId, by: imported.cast.registrar });
  cpSync(path.join(house.folder, 'archive'), medium, { recursive: true });
  const { status, output } = restore('năm', '--year', '2025-2026');
  expect([status, output]).toEqual([0, expect.stringContaining('HỢP LỆ / VALID: 6')]);
  const bag = path.join(root, 'năm/2025-2026/8A1');
  expect(bagFaults(bag)).toEqual([]);
  const index = (folder: string) => readFileSync(path.join(folder, 'data/index.json'), 'utf8');
  expect(index(bag)).toBe(index(path.join(path.dirname(test.archived.folder), name)));
});

it('gives nothing that has decayed, names it, and goes on with the rest', () => {
  const [newest] = readdirSync(path.join(medium, 'Trường THCS Ví Dụ/2025-2026/8A1')).toSorted().toReversed();
  const pupil = path.join(
    medium,
    'Trường THCS Ví Dụ/2025-2026/8A1',
    newest!,
    'data/Học bạ/03 Bùi Thị Ân VD000003.pdf',
  );
  const bytes = readFileSync(pupil);
  bytes[bytes.length >> 1]! ^= 1;
  writeFileSync(pupil, bytes);
  const one = restore('hỏng', '--pupil', 'VD000003');
  expect([one.status, one.output]).toEqual([1, expect.stringContaining('03 Bùi Thị Ân VD000003.pdf')]);
  expect(existsSync(path.join(root, 'hỏng'))).toBe(false);
  const all = restore('cả lớp', '--class', '8a1');
  expect(all.status).toBe(1);
  const there = listing(path.join(root, 'cả lớp')).filter((name) => name.includes('data/Học bạ/'));
  expect(there.map((name) => path.basename(name).slice(0, 2))).toEqual(['01', '02']);
});

it('refuses a folder that is there, a medium that is not, and wishes nobody can fulfil', () => {
  mkdirSync(path.join(root, 'có rồi'));
  expect(restore('có rồi').output).toContain('archive.restorePlaceTaken');
  expect(restore('ai', '--pupil', 'Không Ai').output).toContain('archive.nothingToRestore');
  expect(restore('năm khác', '--year', '1999-2000').output).toContain('archive.nothingToRestore');
  const nowhere = giaplai(
    path.join(root, 'home'),
    'archive',
    'restore',
    path.join(root, 'đâu'),
    path.join(root, 'x'),
  );
  expect([nowhere.status, nowhere.output]).toEqual([2, expect.stringContaining('archive.mediumAbsent')]);
});

it('lets no hostile package write outside the folder', () => {
  const hostile = path.join(root, 'độc');
  cpSync(medium, hostile, { recursive: true });
  const shelf = path.join(hostile, 'Trường THCS Ví Dụ/2025-2026/8A1');
  for (const name of readdirSync(shelf)) {
    const manifest = path.join(shelf, name, 'manifest-sha256.txt');
    writeFileSync(path.join(root, 'ngoài.txt'), 'ngoài');
    writeFileSync(
      manifest,
      `${readFileSync(manifest, 'utf8')}${'0'.repeat(64)}  data/../../../../../ngoài.txt\n`,
    );
    const index = path.join(shelf, name, 'data/index.json');
    writeFileSync(
      index,
      readFileSync(index, 'utf8').replaceAll('data/Học bạ/01', 'data/../../../../../../../01'),
    );
  }
  const before = listing(root).filter((name) => !name.startsWith('độc') && !name.startsWith('ra'));
  const done = giaplai(path.join(root, 'home'), 'archive', 'restore', hostile, path.join(root, 'ra'));
  expect(done.status).not.toBe(0);
  expect(listing(root).filter((name) => !name.startsWith('độc') && !name.startsWith('ra'))).toEqual(before);
});
