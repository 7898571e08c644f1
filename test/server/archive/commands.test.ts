// The commands of whoever keeps the archive, as built, beside a house that is open elsewhere.
import { renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { archivedClass, type ArchivedClass } from '../../support/archived-class.ts';
import { temporaryFolder } from '../../support/house.ts';
import { harms } from '../../support/media.ts';
import { giaplai } from '../../support/programs.ts';

let test: ArchivedClass;
let disk: string;
beforeAll(async () => {
  test = await archivedClass();
  disk = temporaryFolder();
}, 60_000);
afterAll(async () => {
  rmSync(disk, { recursive: true, force: true });
  await test.close();
});

const archive = (...args: readonly string[]) => giaplai(test.house.folder, 'archive', ...args);
const bagOnDisk = () =>
  path.join(disk, path.relative(path.join(test.house.folder, 'archive'), test.archived.folder));

it('adds a target, copies to it, and says what is held and what is due', () => {
  expect(archive('due')).toMatchObject({
    status: 1,
    output: expect.stringContaining('never checked') as string,
  });
  expect(archive('target', 'add', 'Ổ cứng 1', disk)).toMatchObject({ status: 0 });
  expect(archive('due').output).toContain('Ổ cứng 1: còn thiếu 1 gói');
  expect(archive('copy')).toMatchObject({
    status: 0,
    output: expect.stringContaining('Ổ cứng 1: 1 gói mới, 0 đã có') as string,
  });
  expect(archive('copy', 'Ổ cứng 1').output).toContain('0 gói mới, 1 đã có');
  expect(archive('target', 'list').output).toMatch(/Ổ cứng 1 +externalDrive .* 1 gói/);
  expect(archive('target', 'add', 'Ổ cứng 1', disk)).toMatchObject({
    status: 2,
    output: expect.stringContaining('archive.targetTaken') as string,
  });
});

it('checks everything everywhere, and answers with 1 for decay until it is repaired', () => {
  expect(archive('check')).toMatchObject({ status: 0 });
  harms.changed!(bagOnDisk());
  const found = archive('check');
  expect(found.status).toBe(1);
  expect(found.output).toContain('tệp bị đổi / file changed');
  expect(found.output).toContain('data/class-book.json');
  const repaired = archive('check', 'Ổ cứng 1', '--repair');
  expect(repaired).toMatchObject({ status: 0, output: expect.stringContaining('← shelf') as string });
  expect(archive('check').status).toBe(0);
  expect(archive('due')).toMatchObject({
    status: 0,
    output: expect.stringContaining('nothing is due') as string,
  });
  expect(giaplai(test.house.folder, 'journal', 'verify').status).toBe(0);
});

it('answers with 2 for a medium that is away, finds it where it is today, and asks for names it knows', () => {
  const away = `${disk}-hôm nay`;
  renameSync(disk, away);
  const absent = archive('check');
  expect(absent.status).toBe(2);
  expect(absent.output).toContain('✔ kho / shelf');
  expect(archive('check', 'Ổ cứng 1', '--at', away)).toMatchObject({ status: 0 });
  renameSync(away, disk);
  expect(archive('check', 'không có').output).toContain('archive.targetUnknown');
  expect(archive('check', '--at', disk).status).not.toBe(0);
  expect(archive('due', '--within', 'mãi mãi').output).toContain('cli.badNumber');
  expect(archive('9Z').output).toContain('class.unknown');
});
