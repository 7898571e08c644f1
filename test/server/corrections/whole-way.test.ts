// A mark corrected after the seal, from the request to the sealed successors.
import { readdirSync } from 'node:fs';
import { assess } from '../../../src/assessment/index.ts';
import { attachedPredecessor, attachedSnapshot } from '../../../src/documents/index.ts';
import { sha256 } from '../../../src/kernel/index.ts';
import {
  archiveClass,
  readDocument,
  readMinutes,
  statusOfClass,
  verifyJournal,
} from '../../../src/server/application/index.ts';
import {
  ask,
  correctWholly,
  goOn,
  presentBookOf,
  recordOf,
  sealedSchool,
  seen,
  until,
  type CorrectedSchool,
} from '../../support/corrections.ts';
import { smallBook } from '../../support/house.ts';

let school: CorrectedSchool;
beforeEach(async () => {
  school = await sealedSchool({ book: smallBook({}, 3) });
});
afterEach(() => school.close());

const cellOf = ({ book }: CorrectedSchool) => {
  const pupil = book.pupils[1]!;
  const subject = book.subjects.find(
    ({ assessedBy, teacher }) => assessedBy === 'score' && teacher !== book.staff.homeroomTeacher,
  )!;
  const path = `pupils/${pupil.code}/entries/HK2/${subject.code}/final`;
  const entry = pupil.entries.HK2[subject.code]!;
  const before = entry.kind === 'score' ? Number(entry.final) : 0;
  return {
    pupil,
    subject,
    path,
    before: String(before),
    after: String(before > 50 ? before - 45 : before + 45),
  };
};
const teacherOf = ({ imported, book }: CorrectedSchool, code: string) => {
  const name = book.subjects.find((subject) => subject.code === code)!.teacher;
  return [...imported.cast.names].find(([, known]) => known === name)![0];
};

it('passes every state, supersedes exactly what prints the mark, and ends with sealed successors', async () => {
  const { pupil, subject, path, before, after } = cellOf(school);
  const by = teacherOf(school, subject.code);
  const { id } = await ask(school, { by, cells: [{ path, after }] });
  const states = ['requested'];
  while ((await seen(school, id)).correction.snapshot.state !== 'renewing')
    states.push((await goOn(school, id)).correction.snapshot.state);
  expect(states).toEqual([
    'requested',
    'homeroomConfirmed',
    'permitted',
    'unlocked',
    'unlocked',
    'witnessed',
    'executed',
    'renewing',
  ]);

  const book = await presentBookOf(school);
  const entry = book.pupils.find(({ code }) => code === pupil.code)!.entries.HK2[subject.code]!;
  expect(entry).toMatchObject({ final: Number(after) });
  const log = await school.house.store.read((view) => view.scoreChanges(school.imported.classId));
  expect(log.at(-1)).toMatchObject({ path, before, after, permission: `correction:${id}`, device: 'test' });

  const { records } = await statusOfClass(school.house, school.imported.classId);
  const renewing = records.filter(({ version }) => version === 2).map(({ key }) => key);
  expect(renewing.toSorted()).toEqual(['HK2', pupil.code, 'year'].toSorted());
  const transcript = records.find(({ key }) => key === pupil.code)!;
  expect(transcript.awaited.map(({ person }) => person)).toEqual([by]);
  expect(records.filter(({ version }) => version === 1).every(({ state }) => state === 'locked')).toBe(true);
});

it('makes a successor that carries the sealed file inside and prints the assessed result', async () => {
  const { pupil, subject, path, after } = cellOf(school);
  const former = await readDocument(school.house, (await recordOf(school, 'transcript', pupil.code)).id);
  const done = await correctWholly(school, { by: teacherOf(school, subject.code), cells: [{ path, after }] });
  expect(done.snapshot.state).toBe('completed');
  const { id, snapshot } = await recordOf(school, 'transcript', pupil.code);
  expect(snapshot.state).toBe('locked');
  expect(snapshot.context.order?.decisionNumber).toBe('7/QĐ-VD');
  const { bytes } = await readDocument(school.house, id);
  expect(sha256(attachedPredecessor(bytes) ?? new Uint8Array())).toBe(former.fileHash);
  const book = await presentBookOf(school);
  const index = book.pupils.findIndex(({ code }) => code === pupil.code);
  const year = assess(book).pupils[index]!.year.averages[subject.code];
  const printed = attachedSnapshot(bytes)!.snapshot as unknown as {
    rows: { subject: string; year: { tenths: number } }[];
    supersedes: { carriedOver: { subject: string }[]; predecessor: object; places: string[] };
  };
  expect(printed.rows.find((row) => row.subject === subject.code)?.year).toEqual({ tenths: year });
  expect(printed.supersedes.predecessor).toMatchObject({ version: 1, fileHash: former.fileHash });
  expect(printed.supersedes.carriedOver.map((one) => one.subject)).toEqual(
    book.subjects.map(({ code }) => code).filter((code) => code !== subject.code),
  );
  expect((await verifyJournal(school.house)).findings).toEqual([]);
});

it('has minutes signed by everybody present, as one file', async () => {
  const { subject, path, after } = cellOf(school);
  const { id } = await ask(school, { by: teacherOf(school, subject.code), cells: [{ path, after }] });
  await until(school, id, 'renewing');
  const { context } = (await seen(school, id)).correction.snapshot;
  expect(context.minutesSigned).toHaveLength(4);
  const bytes = await readMinutes(school.house, id);
  expect(sha256(bytes)).toBe(context.minutesSigned.at(-1)?.fileHash);
  expect(attachedSnapshot(bytes)?.snapshot).toMatchObject({
    kind: 'correctionMinutes',
    decision: { number: '7/QĐ-VD' },
    cells: [{ pupilCode: cellOf(school).pupil.code }],
  });
});

it('archives successors into a new package beside the old one', async () => {
  const { classId, cast } = school.imported;
  await archiveClass(school.house, { classId, by: cast.registrar });
  const { pupil, subject, path, after } = cellOf(school);
  await correctWholly(school, { by: teacherOf(school, subject.code), cells: [{ path, after }] });
  const again = await archiveClass(school.house, { classId, by: cast.registrar });
  const packages = await school.house.store.read((view) => view.packages(classId));
  expect(new Set(packages.map(({ name }) => name)).size).toBe(2);
  expect(again.archived).toBe(school.imported.records.length);
  const { snapshot } = await recordOf(school, 'transcript', pupil.code);
  expect(snapshot.context.packages).toHaveLength(2);
  const files = readdirSync(again.folder, { recursive: true, encoding: 'utf8' });
  expect(files.filter((name) => name.includes('Sửa điểm') && name.endsWith('biên bản.pdf'))).toHaveLength(1);
  expect(files.filter((name) => name.includes('minh chứng'))).toHaveLength(2);
});
