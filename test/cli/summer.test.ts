// giaplai summer: shown, entered, decided, signed in turn, sealed and written to a file.
import { readFileSync } from 'node:fs';
import { homeAt } from '../../src/cli/home.ts';
import { decide, enterSummer, showSummer, signPage } from '../../src/cli/summer/summer-command.ts';
import { systemClock } from '../../src/kernel/index.ts';
import { sealedSchool, type CorrectedSchool } from '../support/corrections.ts';
import { summerBook } from '../support/summer.ts';

const book = summerBook();
const name = book.className;
const pupil = book.pupils[1]!.code;
let school: CorrectedSchool;
let said = '';
beforeAll(async () => {
  school = await sealedSchool({ book, start: new Date(systemClock.now() - 3_600_000).toISOString() });
}, 60_000);
beforeEach(() => {
  for (const stream of [process.stdout, process.stderr])
    jest.spyOn(stream, 'write').mockImplementation((text) => (said += String(text)).length > 0);
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => school.close());

it('carries conduct from the proposal to the sealed page, and the lists with it', async () => {
  const home = homeAt(school.folder);
  const { homeroomTeacher, principal, registrar } = book.staff;
  const enter = (item: string, value: string) =>
    enterSummer(home, { name, pupil, item, value }, { as: homeroomTeacher });
  await expect(enter('subjects/TOAN', '5,5')).rejects.toThrow('summer.notDue');
  expect(await enter('training', 'Đọc sách năm buổi')).toBe(0);
  expect(await enter('conduct', 'Đạt')).toBe(0);
  expect(await decide(home, name, pupil, { as: principal, decision: '41/QĐ-VD' })).toBe(0);
  const to = `${school.folder}/trang.pdf`;
  const another = { as: homeroomTeacher, pkcs11: `${school.folder}/none.so` };
  await expect(signPage(home, name, pupil, another)).rejects.toThrow('device.');
  expect(await signPage(home, name, pupil, { as: homeroomTeacher })).toBe(0);
  expect(await signPage(home, name, pupil, { as: principal })).toBe(0);
  expect(await signPage(home, name, pupil, { as: registrar, to })).toBe(0);
  expect(readFileSync(to).subarray(0, 5).toString()).toBe('%PDF-');
  const [transcript] = (
    await school.house.store.read((view) => view.recordsOf(school.imported.classId))
  ).filter(({ kind, key }) => kind === 'transcript' && key === pupil);
  // Submitted, drafted and certified by the same command: no result was assessed again, so the homeroom teacher is next.
  expect(transcript!.snapshot).toMatchObject({ state: 'subjectSigned', context: { version: 2 } });
  expect(await showSummer(home, name, { as: homeroomTeacher })).toBe(0);
  expect(said).toContain('Được lên lớp sau khi đánh giá lại hoặc rèn luyện trong hè: 1');
  expect(said).toContain('conduct = Đạt');
}, 120_000);
