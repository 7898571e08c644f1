// From the closed year to sealed supplementary pages in a new package, with a real class and real keys.
import { readFileSync } from 'node:fs';
import { attachedSnapshot } from '../../../src/documents/index.ts';
import {
  archiveClass,
  classPaperOfCode,
  decideSummer,
  readRegister,
  readSummerPage,
  verifyJournal,
} from '../../../src/server/application/index.ts';
import { instant } from '../../../src/kernel/index.ts';
import { teacherOf, transcriptOf } from '../../support/correction-cells.ts';
import {
  carryOn,
  openSchool,
  presentBookOf,
  signEverything,
  type CorrectedSchool,
} from '../../support/corrections.ts';
import { verifySigned } from '../../support/signed-transcripts.ts';
import {
  decide,
  enter,
  pupilCode,
  sealedForSummer,
  sealPage,
  signPage,
  summerBook,
  summerSeen,
} from '../../support/summer.ts';

jest.setTimeout(120_000);

describe('results of the summer', () => {
  let school: CorrectedSchool;
  let failing: readonly string[];
  beforeAll(async () => {
    school = await sealedForSummer();
    failing = (await summerSeen(school)).pupils[0]!.work!.subjects;
  });
  afterAll(() => school.close());
  const teacher = (index: number) => teacherOf(school, failing[index]!);

  it('are asked for of those only who have something to mend', async () => {
    const { pupils, lists } = await summerSeen(school);
    expect(pupils.map(({ code, work }) => [code, work?.conduct, work?.subjects.length])).toEqual([
      [pupilCode(school, 0), false, 2],
      [pupilCode(school, 1), true, 0],
    ]);
    expect(lists.map(({ heading, pupils: listed }) => [heading, listed.length])).toEqual([
      ['Đánh giá lại / rèn luyện trong hè', 2],
      ['Được lên lớp', 1],
    ]);
  });

  it('take nothing that is not due, from nobody else, of no other kind, and over nobody’s change', async () => {
    const { cast } = school.imported;
    const pupil = pupilCode(school, 0);
    const item = `subjects/${failing[0]!}`;
    const stranger = cast.subjectTeachers.find((one) => one !== teacher(0) && one !== teacher(1))!;
    await expect(enter(school, stranger, pupil, { [item]: '60' })).rejects.toThrow('access.notPermitted');
    await expect(enter(school, cast.principal, pupil, { [item]: '60' })).rejects.toThrow(
      'access.notPermitted',
    );
    await expect(enter(school, cast.homeroom, pupil, { conduct: 'Tốt' })).rejects.toThrow('summer.notDue');
    await expect(enter(school, teacher(0), pupilCode(school, 2), { [item]: '60' })).rejects.toThrow(
      'summer.notDue',
    );
    for (const value of ['101', '6,5', 'Đ', '', '-1'])
      await expect(enter(school, teacher(0), pupil, { [item]: value })).rejects.toThrow(
        'summer.valueRefused',
      );
    await expect(enter(school, teacher(0), pupil, { 'subjects/../x': '60' })).rejects.toThrow('summer.');
    await expect(
      enter(school, teacher(0), pupil, { [item]: '60' }, { before: { [item]: '10' } }),
    ).rejects.toThrow('summer.changedMeanwhile');
    expect((await summerSeen(school)).pupils[0]!.values).toEqual({});
  });

  it('are entered without touching the year, and changed with a reason only', async () => {
    const before = await presentBookOf(school);
    const pupil = pupilCode(school, 0);
    const [first, second] = failing.map((code) => `subjects/${code}`) as [string, string];
    await enter(school, teacher(0), pupil, { [first]: '55', [`${first}/remark`]: 'Đã ôn tập tốt' });
    await enter(school, teacher(1), pupil, { [second]: '45' });
    const over = { before: { [second]: '45' } };
    await expect(enter(school, teacher(1), pupil, { [second]: '60' }, over)).rejects.toThrow(
      'summer.reasonMissing',
    );
    await enter(school, teacher(1), pupil, { [second]: '60' }, { ...over, reason: 'Cộng sót điểm' });
    const lines = await school.house.store.read((view) => view.summerLines(school.imported.classId));
    expect(lines.map(({ item, before: old, after }) => [item, old, after])).toEqual([
      [first, null, '55'],
      [`${first}/remark`, null, 'Đã ôn tập tốt'],
      [second, null, '45'],
      [second, '45', '60'],
    ]);
    expect(lines[3]).toMatchObject({ by: teacher(1), reason: 'Cộng sót điểm', device: 'test' });
    expect(await presentBookOf(school)).toEqual(before);
  });

  it('are decided by the principal alone, printed, signed in turn, sealed and archived', async () => {
    const { house, imported } = school;
    const { cast, classId } = imported;
    const pupil = pupilCode(school, 0);
    await expect(decide(school, pupil, { by: cast.homeroom })).rejects.toThrow('access.notPermitted');
    await expect(decide(school, pupil, { decisionNumber: ' ' })).rejects.toThrow(
      'summer.decisionNumberMissing',
    );
    const page = await decide(school, pupil);
    expect(page).toMatchObject({ version: 1, promotion: 'Được lên lớp' });
    await expect(decide(school, pupil)).rejects.toThrow('summer.decidedAlready');
    await expect(signPage(school, page, cast.principal)).rejects.toThrow('summer.notAwaited');
    await expect(sealPage(school, page)).rejects.toThrow('summer.notAwaited');
    for (const person of new Set([teacher(0), teacher(1)])) await signPage(school, page, person);
    const stranger = cast.subjectTeachers.find(
      (one) => ![teacher(0), teacher(1), cast.homeroom].includes(one),
    )!;
    await expect(signPage(school, page, stranger)).rejects.toThrow('summer.notAwaited');
    await signPage(school, page, cast.homeroom);
    await signPage(school, page, cast.principal);
    await sealPage(school, page);
    const { bytes } = await readSummerPage(house, { page: page.id, by: cast.registrar });
    const report = verifySigned(bytes);
    const teachers = new Set([teacher(0), teacher(1)]).size;
    expect(report.signatures).toHaveLength(teachers + 4);
    expect(report.verdict).toBe('valid');
    const printed = attachedSnapshot(bytes)!.snapshot as unknown as {
      subjects: readonly { after: unknown }[];
      supplements: { fileHash: string; verificationCode: string };
      learning: { after: string };
    };
    expect(printed.subjects.map(({ after }) => after)).toEqual([{ tenths: 55 }, { tenths: 60 }]);
    expect(printed.learning.after).toBe('Khá');
    expect(printed.supplements.verificationCode).toMatch(/\w/);
    const coded = (await classPaperOfCode(house, ` ${page.verificationCode.toLowerCase()}`))!;
    expect(coded).toMatchObject({ kind: 'supplementaryPage', latest: true, state: { name: 'sealed' } });
    expect(coded.file!.length).toBe(bytes.length);
    expect(coded.signatures.map(({ role }) => role)).toEqual([
      ...Array.from({ length: teachers }, () => 'subjectTeacher'),
      ...['homeroomTeacher', 'principal', 'seal'],
    ]);
    expect(JSON.stringify(coded)).not.toContain(pupil);
    const { entries } = await readRegister(house, {
      schoolId: school.schoolId,
      kind: 'sealRegister',
      ...{ from: instant('2026-01-01T00:00:00+07:00'), until: house.clock.now(), by: cast.registrar },
    });
    expect(entries).toContainEqual(
      expect.objectContaining({ verificationCode: page.verificationCode, order: '41/QĐ-VD' }),
    );
    const transcript = await transcriptOf(school, 0);
    expect(transcript.snapshot.state).toBe('superseded');
    await carryOn(school);
    await signEverything(school, [transcript.id]);
    const archived = await archiveClass(house, { classId, by: cast.registrar });
    const folder = `${archived.folder}/data`;
    const told = JSON.parse(readFileSync(`${folder}/summer.json`, 'utf8')) as {
      pages: readonly { path: string; sha256: string }[];
      lines: readonly unknown[];
    };
    expect(told.lines).toHaveLength(4);
    expect(told.pages).toHaveLength(1);
    const kept = readFileSync(`${archived.folder}/${told.pages[0]!.path}`);
    expect(kept.equals(Buffer.from(bytes))).toBe(true);
  });

  it('are conduct after training by proposal, which the principal may decide otherwise', async () => {
    const { cast } = school.imported;
    const pupil = pupilCode(school, 1);
    const plan = { training: 'Lao động công ích 5 buổi', conduct: 'Khá', remark: 'Có tiến bộ' };
    await enter(school, cast.homeroom, pupil, plan);
    const page = await decide(school, pupil, { conduct: 'Đạt' });
    expect(page.signers.map(({ stage }) => stage)).toEqual(['homeroom', 'leader']);
    expect((await summerSeen(school)).pupils[1]).toMatchObject({
      values: { conduct: 'Đạt' },
      page: { awaited: { place: 'signer', people: [cast.homeroom] } },
    });
    // After the decision the homeroom teacher needs a reason; a new decision makes a new version, the old one is dead.
    const again = { conduct: 'Chưa đạt' };
    await expect(enter(school, cast.homeroom, pupil, again, { before: { conduct: 'Đạt' } })).rejects.toThrow(
      'summer.reasonMissing',
    );
    await enter(school, cast.homeroom, pupil, again, { before: { conduct: 'Đạt' }, reason: 'Bỏ buổi cuối' });
    const next = await decide(school, pupil, { decisionNumber: '42/QĐ-VD' });
    expect(next).toMatchObject({ version: 2, promotion: 'Không được lên lớp' });
    await expect(signPage(school, page, cast.homeroom)).rejects.toThrow('summer.notAwaited');
    await signPage(school, next, cast.homeroom);
    expect((await summerSeen(school)).lists.map(({ heading }) => heading)).toEqual([
      'Được lên lớp sau khi đánh giá lại hoặc rèn luyện trong hè',
      'Không được lên lớp',
      'Được lên lớp',
    ]);
  });

  it('stay as they are against everybody, and the journal holds', async () => {
    const { classId, cast } = school.imported;
    const wrong = {
      classId,
      pupil: pupilCode(school, 0),
      item: `subjects/${failing[0]!}`,
      before: null,
      after: '99',
      at: school.house.clock.now(),
      by: cast.principal,
      reason: null,
      device: null,
      permission: 'appointment:x',
    };
    await expect(
      school.house.store.write((transaction) => transaction.addSummerLines([wrong])),
    ).rejects.toThrow();
    expect((await verifyJournal(school.house)).findings).toEqual([]);
  });
});

describe('before the year is closed', () => {
  it('nothing of the summer can be entered or decided', async () => {
    const school = await openSchool({ book: summerBook() });
    try {
      const { pupils } = await summerSeen(school);
      const subject = pupils[0]!.work!.subjects[0]!;
      await expect(
        enter(school, teacherOf(school, subject), pupilCode(school, 0), { [`subjects/${subject}`]: '60' }),
      ).rejects.toThrow('summer.yearOpen');
      await expect(
        decideSummer(school.house, {
          classId: school.imported.classId,
          pupil: pupilCode(school, 0),
          by: school.imported.cast.principal,
          decisionNumber: '1',
        }),
      ).rejects.toThrow('summer.yearOpen');
    } finally {
      await school.close();
    }
  });
});
