// giaplai correction: the whole way at the command line, with the development keys, down to the minutes.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deed, type DeedCommand, type DeedName } from '../../src/cli/corrections/deed-command.ts';
import { listCorrections } from '../../src/cli/corrections/list-command.ts';
import { saveMinutes } from '../../src/cli/corrections/minutes-command.ts';
import { request } from '../../src/cli/corrections/request-command.ts';
import { homeAt } from '../../src/cli/home.ts';
import { sealedSchool, type CorrectedSchool } from '../support/corrections.ts';
import { smallBook } from '../support/house.ts';
import { scannedPages } from '../support/scans.ts';

const book = smallBook({}, 1);
const { homeroomTeacher, principal } = book.staff;
const board = 'Quản Trị Viên';
let school: CorrectedSchool;
let said = '';

beforeAll(async () => {
  school = await sealedSchool({ book });
}, 60_000);
beforeEach(() => {
  said = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => (said += String(text)).length > 0);
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => school.close());

const home = () => homeAt(school.folder);
const idIn = () => /[0-9a-f]{8}/.exec(said)?.[0] ?? '';

it('asks, confirms, permits, unlocks, watches, edits and minutes; the successors wait for the affected', async () => {
  const subject = book.subjects.find(
    ({ assessedBy, teacher }) => assessedBy === 'score' && teacher !== homeroomTeacher,
  )!;
  const { teacher, code } = subject;
  const scan = join(school.folder, 'bài.pdf');
  writeFileSync(scan, scannedPages.pdf());
  const cell = [`pupils/${book.pupils[0]!.code}/entries/HK1/${code}/final=1,5`];
  await request(home(), book.className, { as: teacher, cell, reason: 'Cộng sót', testPaper: [scan] });
  const id = idIn();
  expect(said).toContain('Giáo viên chủ nhiệm');
  const doing = (name: DeedName, as: string, more: Partial<DeedCommand> = {}) =>
    deed(home(), name, id, { as, ...more });
  await expect(doing('permit', principal, { decision: '7/QĐ' })).rejects.toThrow('correction.notConfirmed');
  await doing('confirm', homeroomTeacher);
  await doing('permit', principal, { decision: '7/QĐ-VD' });
  await expect(doing('unlock', board, { until: 'mai' })).rejects.toThrow('cli.badDate');
  await doing('unlock', board);
  await doing('witness', board);
  await doing('witness', homeroomTeacher);
  await doing('execute', teacher);
  await expect(doing('seal', book.staff.registrar)).rejects.toThrow('correction.minutesNotToSeal');
  for (const person of [teacher, homeroomTeacher, board, principal]) await doing('sign', person);
  await expect(doing('seal', teacher)).rejects.toThrow('access.notPermitted');
  await doing('seal', book.staff.registrar);
  said = '';
  await listCorrections(home(), book.className, { as: principal });
  expect(said).toContain('Bản thay thế đang được ký');
  const to = join(school.folder, 'biên bản.pdf');
  await saveMinutes(home(), id, { as: principal, to });
  expect(existsSync(to)).toBe(true);
  await expect(saveMinutes(home(), id, { as: principal, to })).rejects.toThrow('cli.fileExists');
  await expect(saveMinutes(home(), 'ffffffff', { as: principal, to: `${to}2` })).rejects.toThrow(
    'correction.unknown',
  );
}, 120_000);
