// giaplai dossier: uploaded, signed by the route with keys of their own, listed, fetched.
import { writeFileSync, existsSync, readFileSync } from 'node:fs';
import { deed } from '../../src/cli/dossier/deed-command.ts';
import { takeFile } from '../../src/cli/dossier/file-command.ts';
import { takeMinutes } from '../../src/cli/dossier/minutes-command.ts';
import { listThem } from '../../src/cli/dossier/list-command.ts';
import { uploadFile } from '../../src/cli/dossier/upload-command.ts';
import { homeAt } from '../../src/cli/home.ts';
import { buildProgram } from '../../src/cli/program.ts';
import { systemClock, toIso } from '../../src/kernel/index.ts';
import { dossierSchool, type DossierSchool } from '../support/dossiers.ts';
import { drafted } from '../support/foreign-pdf.ts';
import type { PersonId } from '../../src/kernel/index.ts';

let school: DossierSchool;
let said: string;
beforeAll(async () => {
  school = await dossierSchool(toIso((systemClock.now() - 3_600_000) as never));
});
beforeEach(() => {
  said = '';
  for (const stream of [process.stdout, process.stderr])
    jest.spyOn(stream, 'write').mockImplementation((text) => (said += String(text)).length > 0);
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => school.test.close());

it('goes from upload to approval at the command line, and the file comes out signed', async () => {
  const { folder } = school.test;
  const home = homeAt(folder);
  const called = (person: PersonId) => school.names.get(person)!;
  const [author, head] = [called(school.author), called(school.head)];
  const plan = `${folder}/plan.pdf`;
  writeFileSync(plan, await drafted({ size: () => [595, 842] }));
  const { subject, schoolYear: year } = school;
  expect(await uploadFile(home, plan, { as: author, title: 'Bài 3', subject, year })).toBe(0);
  const id = /[0-9a-f-]{36}/.exec(said)![0];
  await deed(home, 'sign', id, { as: author });
  said = '';
  await listThem(home, { as: head, year, waiting: true, due: false });
  expect(said).toContain('Bài 3');
  await deed(home, 'return', id, { as: head, reason: 'Thiếu mục tiêu', place: 'Phòng tổ' });
  await takeMinutes(home, id, '1', { as: author, sign: true });
  const minutes = `${folder}/minutes.pdf`;
  await takeMinutes(home, id, '1', { as: head, sign: true, to: minutes });
  expect(said).toContain('2/2 chữ ký');
  expect(readFileSync(minutes).subarray(0, 5).toString()).toBe('%PDF-');
  writeFileSync(plan, await drafted({ pages: 1, size: () => [595, 842] }));
  await uploadFile(home, plan, { as: author, dossier: id });
  for (const as of [author, head, called(school.imported.cast.principal)])
    expect(await deed(home, 'sign', id, { as })).toBe(0);
  expect(said).toContain('Đã duyệt');
  await expect(deed(home, 'seal', id, { as: author })).rejects.toThrow(/dossier\.own/);
  const output = `${folder}/signed.pdf`;
  expect(await takeFile(home, { id, output, as: head })).toBe(0);
  expect(readFileSync(output).subarray(0, readFileSync(plan).length).equals(readFileSync(plan))).toBe(true);
  await expect(takeFile(home, { id, output, as: head })).rejects.toThrow('cli.fileExists');
  expect(existsSync(output)).toBe(true);
});

it('names every command', () => {
  const dossier = buildProgram(() => undefined).commands.find((one) => one.name() === 'dossier')!;
  expect(dossier.commands.map((one) => one.name())).toEqual([
    'upload',
    'sign',
    'seal',
    'return',
    'withdraw',
    'list',
    'file',
    'minutes',
  ]);
});
