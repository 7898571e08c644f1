// After a sealed decision about the summer the transcript is made anew: retest, levels, final promotion; nothing else.
import { writeFileSync } from 'node:fs';
import { attachedSnapshot, type TranscriptSnapshot } from '../../../src/documents/index.ts';
import type { ClassBook, ConductLevel } from '../../../src/assessment/index.ts';
import {
  examineSuccession,
  readDocument,
  readSummerPage,
  statusOfClass,
  verifyJournal,
  yearLists,
} from '../../../src/server/application/index.ts';
import { releasedOf } from '../../../src/server/application/contact-book/released.ts';
import { teacherOf, transcriptOf } from '../../support/correction-cells.ts';
import {
  carryOn,
  correctWholly,
  sealedSchool,
  signEverything,
  type CorrectedSchool,
} from '../../support/corrections.ts';
import { verifySigned } from '../../support/signed-transcripts.ts';
import { enter, pupilCode, summerBook, summerSeen, throughTheSummer } from '../../support/summer.ts';
import { codeOf } from '../../support/faults.ts';

jest.setTimeout(120_000);

const transcript = (bytes: Uint8Array) => attachedSnapshot(bytes)!.snapshot as unknown as TranscriptSnapshot;
const keep = (name: string, bytes: Uint8Array) => {
  if (process.env.GIAPLAI_KEEP !== undefined) writeFileSync(`${process.env.GIAPLAI_KEEP}/${name}.pdf`, bytes);
};

describe('the transcript after the summer', () => {
  let school: CorrectedSchool;
  let failing: readonly string[];
  beforeAll(async () => {
    school = await sealedSchool({ book: summerBook() });
    failing = (await summerSeen(school)).pupils[0]!.work!.subjects;
  });
  afterAll(() => school.close());

  it('is signed again by the teachers of what was assessed again, the homeroom teacher, the principal and the seal', async () => {
    const { house, imported } = school;
    const before = await transcriptOf(school, 0);
    const old = await readDocument(house, before.id);
    const page = await throughTheSummer(school, 0, {
      [`subjects/${failing[0]!}`]: '55',
      [`subjects/${failing[1]!}`]: '60',
    });
    expect((await transcriptOf(school, 0)).snapshot.state).toBe('superseded');
    expect(releasedOf((await transcriptOf(school, 0)).snapshot)).toMatchObject({ beingCorrected: true });
    await carryOn(school);
    const { records } = await statusOfClass(house, imported.classId);
    const renewing = records.filter(({ version }) => version === 2);
    expect(renewing.map(({ key }) => key)).toEqual([pupilCode(school, 0)]);
    const people = new Set(renewing[0]!.awaited.map(({ person }) => person));
    expect(people).toEqual(new Set([teacherOf(school, failing[0]!), teacherOf(school, failing[1]!)]));

    await signEverything(school, [before.id]);
    const after = await transcriptOf(school, 0);
    expect(after.snapshot.state).toBe('locked');
    expect(releasedOf(after.snapshot)).toMatchObject({ version: 2, corrected: false });
    const { bytes } = await readDocument(house, before.id);
    keep('transcript', bytes);
    keep('page', (await readSummerPage(house, { page: page.id, by: imported.cast.registrar })).bytes);
    const [then, now] = [transcript(old.bytes), transcript(bytes)];
    expect(now.promotion).toBe('Được lên lớp sau khi đánh giá lại hoặc rèn luyện trong hè');
    expect(now.afterSummer).toEqual({ conduct: null, learning: 'Khá', training: null });
    const retests = now.rows.filter(({ retest }) => retest !== null);
    expect(retests.map(({ subject, retest }) => [subject, retest])).toEqual([
      [failing[0]!, { tenths: 55 }],
      [failing[1]!, { tenths: 60 }],
    ]);
    // The year itself is as it was.
    const year = ({ learning, conduct, title, rows, absences }: TranscriptSnapshot) => ({
      ...{ learning, conduct, title, absences },
      rows: rows.map((row) => ({ ...row, retest: null })),
    });
    expect(year(now)).toEqual(year(then));
    const found = (await examineSuccession(bytes, verifySigned(bytes), verifySigned))!;
    expect(found.findings.map(({ code }) => code)).toEqual(['succession.proved']);
    expect(found.corrections).toEqual([{ decisionNumber: '41/QĐ-VD', cells: 3 }]);
    expect(found.rows.every(({ proved }) => proved)).toBe(true);
    expect(found.rows.filter(({ how }) => how === 'signedHere').map(({ subject }) => subject)).toEqual(
      failing,
    );
    expect(now.supersedes!.places).toEqual([]);
    expect((await verifyJournal(house)).findings).toEqual([]);
  });

  it('shows conduct and training after the summer', async () => {
    const { house } = school;
    const record = await transcriptOf(school, 1);
    await throughTheSummer(school, 1, { training: 'Lao động công ích 5 buổi, hoàn thành', conduct: 'Khá' });
    await carryOn(school);
    await signEverything(school, [record.id]);
    const { bytes } = await readDocument(house, record.id);
    keep('conduct', bytes);
    expect(transcript(bytes).afterSummer).toEqual({
      conduct: 'Khá',
      learning: null,
      training: 'Lao động công ích 5 buổi, hoàn thành',
    });
    const found = (await examineSuccession(bytes, verifySigned(bytes), verifySigned))!;
    expect(found.weight).toBe('note');
    expect(found.rows.every(({ how }) => how === 'carriedOver')).toBe(true);
  });

  it('keeps the summer when a mark is corrected later, and waits for that successor before the next decision', async () => {
    const { house, imported, book } = school;
    const record = await transcriptOf(school, 0);
    const subject = book.subjects.find(
      ({ code, assessedBy, teacher }) =>
        assessedBy === 'score' && !failing.includes(code) && teacher !== book.staff.homeroomTeacher,
    )!.code;
    const path = `pupils/${pupilCode(school, 0)}/entries/HK1/${subject}/final`;
    const done = await correctWholly(school, {
      by: teacherOf(school, subject),
      cells: [{ path, after: '90' }],
    });
    expect(done.snapshot.state).toBe('completed');
    const { bytes } = await readDocument(house, record.id);
    expect(transcript(bytes)).toMatchObject({
      version: 3,
      promotion: 'Được lên lớp sau khi đánh giá lại hoặc rèn luyện trong hè',
      afterSummer: { learning: 'Khá' },
    });
    const found = (await examineSuccession(bytes, verifySigned(bytes), verifySigned))!;
    expect(found.weight).toBe('note');
    expect(found.earlier!.weight).toBe('note');
    expect((await verifyJournal(house)).findings).toEqual([]);
    expect(imported.records).toContain(record.id);
  });

  it('moves the pupil in the lists of the year', async () => {
    const { house, imported } = school;
    const lists = await yearLists(house, { classId: imported.classId, by: imported.cast.homeroom });
    expect(lists.promotion.map(({ heading, pupils }) => [heading, pupils.length])).toEqual([
      ['Được lên lớp sau khi đánh giá lại hoặc rèn luyện trong hè', 2],
      ['Được lên lớp', 1],
    ]);
    expect(lists.afterSummer.map(({ pupil, before }) => [pupil.code, before])).toEqual([
      [pupilCode(school, 0), 'Đánh giá lại / rèn luyện trong hè'],
      [pupilCode(school, 1), 'Đánh giá lại / rèn luyện trong hè'],
    ]);
    expect(lists.retests).toEqual([]);
  });

  it('judges the level after the summer anew when a mark of the year is corrected later', async () => {
    const { house, book } = school;
    const record = await transcriptOf(school, 0);
    const subject = book.subjects.findLast(
      ({ code, assessedBy, teacher }) =>
        assessedBy === 'score' && !failing.includes(code) && teacher !== book.staff.homeroomTeacher,
    )!.code;
    const path = `pupils/${pupilCode(school, 0)}/entries/HK2/${subject}/final`;
    await correctWholly(school, { by: teacherOf(school, subject), cells: [{ path, after: '0' }] });
    const { bytes } = await readDocument(house, record.id);
    const now = transcript(bytes);
    expect(now).toMatchObject({
      version: 4,
      afterSummer: { learning: 'Đạt', conduct: null, training: null },
    });
    expect(now.rows.filter(({ retest }) => retest !== null).map((row) => row.subject)).toEqual(failing);
    expect((await examineSuccession(bytes, verifySigned(bytes), verifySigned))!.weight).toBe('note');
    expect((await verifyJournal(house)).findings).toEqual([]);
  });
});

describe('a year under TT 58/2011', () => {
  /** Two marks below five and the rest good: kiểm tra lại; then weak conduct: rèn luyện thêm. */
  const oldBook = (): ClassBook => {
    const book = summerBook({ regime: 'TT58', grade: 9, className: '9A1', schoolYear: '2023-2024' });
    const levels: readonly ConductLevel[] = ['Tốt', 'Yếu', 'Tốt'];
    return {
      ...book,
      pupils: book.pupils.map((pupil, index) => ({
        ...pupil,
        conduct: { HK1: levels[index]!, HK2: levels[index]! },
      })),
    };
  };
  let school: CorrectedSchool;
  beforeAll(async () => {
    school = await sealedSchool({ book: oldBook() });
  });
  afterAll(() => school.close());

  it('ends with the words of its own form', async () => {
    const { house } = school;
    const { pupils } = await summerSeen(school);
    const [first] = pupils;
    expect(first!.work!.subjects.length).toBeGreaterThan(0);
    const values = Object.fromEntries(first!.work!.subjects.map((code) => [`subjects/${code}`, '65']));
    const record = await transcriptOf(school, 0);
    const page = await throughTheSummer(school, 0, values);
    expect(page.promotion).toBe('Được lên lớp');
    await carryOn(school);
    await signEverything(school, [record.id]);
    const { bytes } = await readDocument(house, record.id);
    keep('tt58', bytes);
    expect(transcript(bytes).promotion).toBe(
      'Được lên lớp sau khi kiểm tra lại hoặc rèn luyện thêm trong hè',
    );
    expect((await examineSuccession(bytes, verifySigned(bytes), verifySigned))!.weight).toBe('note');
  });

  it('takes training before anything else from whoever failed in conduct', async () => {
    const pupil = pupilCode(school, 1);
    const { cast } = school.imported;
    expect(await codeOf(enter(school, cast.homeroom, pupil, { conduct: 'Đạt' }))).toBe('summer.valueRefused');
    const page = await throughTheSummer(school, 1, { training: 'Hoàn thành', conduct: 'Trung bình' });
    expect(page.promotion).toBe('Được lên lớp');
  });
});
