// Who is told of a correction, at which step, and who is not.
import { instant } from '../../../src/kernel/index.ts';
import type { PersonId } from '../../../src/kernel/index.ts';
import {
  confirmCorrection,
  correctionsOfPerson,
  passDeadlines,
  permitCorrection,
  refuseCorrection,
  saveContact,
  sendNotices,
  unlockCells,
  witnessCorrection,
  withdrawCorrection,
  writeCorrectionNotices,
  writeDigests,
} from '../../../src/server/application/index.ts';
import type { Contact } from '../../../src/server/application/index.ts';
import { smtpMailer } from '../../../src/server/mail/index.ts';
import type { CorrectionId } from '../../../src/workflows/index.ts';
import { teacherOf } from '../../support/correction-cells.ts';
import {
  ask,
  carryOn,
  goOn,
  openSchool,
  seen,
  until,
  type CorrectedSchool,
} from '../../support/corrections.ts';
import { smallBook } from '../../support/house.ts';
import { makeClassBook } from '../../support/workbooks/index.ts';
import { mailServer } from '../../support/smtp.ts';

let school: CorrectedSchool;
let teacher: PersonId;
let subject: string;
beforeEach(async () => {
  school = await openSchool({ book: smallBook({}, 2), start: '2026-06-01T08:00:00+07:00' });
  const { book } = school;
  subject = book.subjects.find(
    ({ assessedBy, teacher: name }) => assessedBy === 'score' && name !== book.staff.homeroomTeacher,
  )!.code;
  teacher = teacherOf(school, subject);
});
afterEach(() => school.close());

const contact = (personId: PersonId, more: Partial<Contact> = {}) =>
  saveContact(school.house, {
    personId,
    address: `p-${personId}@truong.example`,
    language: 'vi',
    digests: 'all',
    ...more,
  });
const everybody = async () => {
  const { cast } = school.imported;
  const people = [
    ...cast.subjectTeachers,
    cast.homeroom,
    cast.principal,
    cast.registrar,
    school.board,
    school.vice,
  ];
  for (const person of new Set(people)) await contact(person);
};
/** Kinds and people of what was written since, in the order of the people's names. */
let told = 0;
beforeEach(() => (told = 0));
const news = async () => {
  await writeCorrectionNotices(school.house);
  const all = (await school.house.store.read((view) => view.notices(500))).filter(({ kind }) =>
    kind.startsWith('correction'),
  );
  const fresh = all.slice(0, all.length - told);
  told = all.length;
  return fresh.map(({ kind, personId }) => `${kind} ${nameOf(personId)}`).toSorted();
};
const nameOf = (person: PersonId): string => {
  const { cast } = school.imported;
  const parts: readonly (readonly [PersonId, string])[] = [
    [teacher, 'teacher'],
    [cast.homeroom, 'homeroom'],
    [cast.principal, 'principal'],
    [cast.registrar, 'registrar'],
    [school.board, 'board'],
    [school.vice, 'vice'],
  ];
  return parts.find(([id]) => id === person)?.[1] ?? 'another';
};
const cell = (after: string) => ({
  by: teacher,
  cells: [{ path: `pupils/${school.book.pupils[0]!.code}/entries/HK1/${subject}/final`, after }],
});
const asked = async (): Promise<CorrectionId> => (await ask(school, cell('12'))).id;
const at = (moment: string) => school.clock.set(moment);

describe('notices about a correction', () => {
  it('reach at each step those whose turn it is, once, and in the end whoever asked', async () => {
    await everybody();
    const id = await asked();
    expect(await news()).toEqual(['correctionTurn homeroom']);
    expect(await news()).toEqual([]);
    await goOn(school, id);
    expect(await news()).toEqual(['correctionTurn principal']);
    await goOn(school, id);
    expect(await news()).toEqual(['correctionTurn board', 'correctionTurn registrar']);
    await goOn(school, id);
    expect(await news()).toEqual(['correctionTurn board', 'correctionTurn homeroom']);
    await goOn(school, id);
    expect(await news()).toEqual([]);
    await until(school, id, 'witnessed');
    expect(await news()).toEqual(['correctionTurn teacher']);
    await goOn(school, id);
    const signers = ['board', 'homeroom', 'principal', 'teacher'].map((who) => `correctionTurn ${who}`);
    expect(await news()).toEqual(signers);
    // Nothing was sealed before: no successors, and the correction is complete with its minutes.
    expect((await goOn(school, id)).correction.snapshot.state).toBe('completed');
    expect(await news()).toEqual(['correctionOutcome teacher', 'correctionTurn registrar']);
  });

  it('say which class and what for, and neither pupil nor mark', async () => {
    await everybody();
    await contact(school.imported.cast.homeroom, { language: 'en' });
    await asked();
    await writeCorrectionNotices(school.house);
    const server = await mailServer();
    const mailer = smtpMailer({
      host: '127.0.0.1',
      port: server.port,
      encryption: 'none',
      from: 'g@t.example',
    });
    await sendNotices(school.house, mailer).finally(() => mailer.close());
    const [mail] = server.received;
    expect(JSON.stringify(mail)).toContain('confirm the request for correction');
    expect(JSON.stringify(mail)).not.toContain(school.book.pupils[0]!.code);
    await server.close();
  });

  it('bring a refusal with its reason, and word that nobody decided in time', async () => {
    await everybody();
    const id = await asked();
    await refuseCorrection(school.house, {
      correction: id,
      by: school.imported.cast.homeroom,
      reason: 'Thiếu sổ điểm\r\nBcc: x@y',
    });
    expect(await news()).toEqual(['correctionOutcome teacher']);
    const [notice] = await school.house.store.read((view) => view.notices(1));
    expect(notice!.text).toContain('Bị từ chối – Thiếu sổ điểm');
    expect(notice!.text).not.toMatch(/^Bcc/m);
  });

  it('leave out whoever withdrew, and whoever wants to hear of what is late only until it nearly is', async () => {
    const { cast } = school.imported;
    await contact(teacher, { digests: 'lateOnly' });
    await contact(cast.homeroom, { digests: 'lateOnly' });
    const id = await asked();
    expect(await news()).toEqual([]);
    await withdrawCorrection(school.house, { correction: id, by: teacher });
    expect(await news()).toEqual([]);
  });

  it('remind before open cells are locked again, once, and tell when nothing was edited', async () => {
    await everybody();
    await contact(school.board, { digests: 'lateOnly' });
    const { house, imported } = school;
    const { cast } = imported;
    const id = await asked();
    const deed = { correction: id };
    await confirmCorrection(house, { ...deed, by: cast.homeroom });
    await permitCorrection(house, { ...deed, by: cast.principal, decisionNumber: '7/QĐ' });
    await unlockCells(house, { ...deed, by: cast.registrar, until: instant('2026-06-01T16:00:00+07:00') });
    await news();
    at('2026-06-01T13:58:00+07:00');
    expect(await news()).toEqual([]);
    at('2026-06-01T14:00:00+07:00');
    expect(await news()).toEqual(['correctionReminder board', 'correctionReminder homeroom']);
    await witnessCorrection(house, { ...deed, by: cast.homeroom });
    at('2026-06-01T15:59:00+07:00');
    expect(await news()).toEqual([]);
    await witnessCorrection(house, { ...deed, by: school.board });
    expect(await news()).toEqual(['correctionReminder teacher', 'correctionTurn teacher']);
    at('2026-06-01T16:00:00+07:00');
    expect(await passDeadlines(house)).toBe(1);
    expect((await seen(school, id)).correction.snapshot.state).toBe('expired');
    expect(await news()).toEqual(['correctionOutcome teacher']);
    await carryOn(school);
    expect(await news()).toEqual([]);
  });

  it('wait for the morning, unless the task is lost by then', async () => {
    await everybody();
    const { house, imported } = school;
    const id = await asked();
    await confirmCorrection(house, { correction: id, by: imported.cast.homeroom });
    at('2026-06-01T20:30:00+07:00');
    await permitCorrection(house, { correction: id, by: imported.cast.principal, decisionNumber: '7/QĐ' });
    await writeCorrectionNotices(house);
    const late = await house.store.read((view) => view.notices(500));
    expect(late.map(({ dueAt }) => dueAt).every((due) => due === instant('2026-06-02T06:00:00+07:00'))).toBe(
      true,
    );
    told = late.length;
    await unlockCells(house, {
      correction: id,
      by: imported.cast.registrar,
      until: instant('2026-06-01T23:00:00+07:00'),
    });
    expect(await news()).toEqual([]);
  });

  it('are lines of the digest as well, while they wait', async () => {
    const { cast } = school.imported;
    await contact(cast.principal);
    const id = await asked();
    const other = await ask(school, {
      by: teacher,
      cells: [{ path: `pupils/${school.book.pupils[1]!.code}/entries/HK1/${subject}/final`, after: '12' }],
    });
    for (const correction of [id, other.id])
      await confirmCorrection(school.house, { correction, by: cast.homeroom });
    expect((await writeDigests(school.house)).written).toBe(1);
    const [digest] = await school.house.store.read((view) => view.notices(1));
    expect(digest!.text).toContain('2 hồ sơ, cho phép hoặc từ chối sửa điểm');
  });

  it('have their place inside as well: each sees what waits for them, and their own requests', async () => {
    const { cast } = school.imported;
    const id = await asked();
    const tasks = async (person: PersonId) =>
      (await correctionsOfPerson(school.house, person)).map(({ correction, task }) => [correction.id, task]);
    expect(await tasks(cast.homeroom)).toEqual([[id, 'confirmCorrection']]);
    expect(await tasks(teacher)).toEqual([[id, null]]);
    expect(await tasks(cast.principal)).toEqual([]);
    await refuseCorrection(school.house, { correction: id, by: cast.homeroom, reason: 'Không' });
    expect(await tasks(teacher)).toEqual([]);
  });

  it('remind of a request nobody has permitted the day before its last moment, and tell that it lapsed', async () => {
    const made = makeClassBook({ pupils: 2, seed: 7, className: '9A' });
    const other = await openSchool({
      book: { ...made, schoolYear: '2023-2024' },
      policy: 'vĩnh-an-tân-liên.json',
      start: '2023-10-02T08:00:00+07:00',
    });
    await school.close();
    school = other;
    const scored = other.book.subjects.find(
      ({ assessedBy, teacher: name }) => assessedBy === 'score' && name !== other.book.staff.homeroomTeacher,
    )!;
    [teacher, subject] = [teacherOf(other, scored.code), scored.code];
    await everybody();
    const id = await asked();
    await confirmCorrection(other.house, { correction: id, by: other.imported.cast.homeroom });
    await news();
    at('2023-12-24T23:58:00+07:00');
    expect(await news()).toEqual([]);
    at('2023-12-25T07:00:00+07:00');
    expect(await news()).toEqual(['correctionReminder board', 'correctionReminder principal']);
    at('2023-12-26T07:00:00+07:00');
    expect(await passDeadlines(other.house)).toBe(1);
    expect(await news()).toEqual(['correctionOutcome teacher']);
  });
});
