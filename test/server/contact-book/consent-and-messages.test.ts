// Consent of families is given, noted and withdrawn with who, when and how; the homeroom teacher writes to them.
import { rmSync } from 'node:fs';
import { instant } from '../../../src/kernel/index.ts';
import type { Instant, PersonId } from '../../../src/kernel/index.ts';
import {
  appoint,
  consentsOf,
  dropContact,
  endAppointment,
  familiesOfClass,
  giveConsent,
  messagesOfChild,
  saveContact,
  sendNotices,
  watchFailing,
  withdrawConsent,
  writeMessage,
  type MailMessage,
} from '../../../src/server/application/index.ts';
import { openInstallation, type Installation } from '../../../src/server/installation.ts';
import { addressOfParent, agrees, parentOf } from '../../support/families.ts';
import { codeOf } from '../../support/faults.ts';
import { importBook, smallBook, temporaryFolder, type ImportedClass } from '../../support/house.ts';

let folder: string;
let house: Installation;
let imported: ImportedClass;
let other: ImportedClass;
let now: Instant;
let parents: PersonId[];
let codes: readonly string[];
const book = smallBook();

beforeEach(async () => {
  now = instant('2026-03-06T16:00:00+07:00');
  folder = temporaryFolder();
  house = await openInstallation(folder, { clock: { now: () => (now = (now + 1) as Instant) }, lanes: 1 });
  imported = await importBook(house, book);
  other = await importBook(
    house,
    smallBook({ className: '8C', staff: { ...book.staff, homeroomTeacher: 'Người Khác' } }),
  );
  codes = book.pupils.map(({ code }) => code);
  parents = [];
  for (const [index, code] of codes.entries())
    parents.push(await parentOf(house, imported, code, `Phụ huynh ${index}`));
});
afterEach(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

/** Who is not the homeroom teacher as well. */
const subjectTeacher = () => imported.cast.subjectTeachers.find((one) => one !== imported.cast.homeroom)!;
const events = async () =>
  (await house.store.read((view) => view.journal(0, 1000))).filter(({ event }) =>
    event.type.startsWith('family.'),
  );
const mails = async () => {
  const all: MailMessage[] = [];
  const send = (message: MailMessage) => {
    all.push(message);
    return Promise.resolve({ outcome: 'accepted', reply: '250' } as const);
  };
  await sendNotices(house, { send, close: () => Promise.resolve() });
  return all;
};
const write = (more: Partial<Parameters<typeof writeMessage>[1]> = {}) =>
  writeMessage(house, {
    classId: imported.classId,
    by: imported.cast.homeroom,
    kind: 'weekly',
    text: 'Tuần 24: cả lớp cố gắng.\nTuần tới nộp bài thực hành.',
    ...more,
  });

describe('a consent', () => {
  it('is kept with who, when and how; a new one ends the former, and nothing is forgotten', async () => {
    const [parent] = parents as [PersonId];
    const first = await agrees(house, parent);
    const by = imported.cast.homeroom;
    const noted = { parent, by, channel: 'email', address: 'moi@giadinh.example', language: 'en' } as const;
    expect(await codeOf(giveConsent(house, noted))).toBe('family.mannerNeeded');
    const second = await giveConsent(house, { ...noted, paper: 'Phiếu 12, tủ hồ sơ 8A' });
    expect(second).toMatchObject({ givenBy: `person:${by}`, manner: 'Phiếu 12, tủ hồ sơ 8A' });
    expect(await consentsOf(house, parent)).toEqual([
      second,
      { ...first, withdrawnAt: second.givenAt, withdrawnBy: `person:${by}` },
    ]);
    expect((await events()).map(({ event }) => event.type)).toEqual([
      'family.consentGiven',
      'family.consentGiven',
    ]);
    expect(JSON.stringify(await events())).not.toContain('giadinh.example');
  });

  it('is given by parents, noted by their child’s homeroom teacher and the office, and by nobody else', async () => {
    const [parent, stranger] = parents as [PersonId, PersonId];
    const wish = {
      parent,
      channel: 'email',
      address: 'a@giadinh.example',
      language: 'vi',
      paper: 'x',
    } as const;
    for (const by of [stranger, other.cast.homeroom, subjectTeacher()]) {
      expect(await codeOf(giveConsent(house, { ...wish, by }))).toBe('access.notPermitted');
      expect(await codeOf(withdrawConsent(house, { ...wish, by }))).toBe('access.notPermitted');
    }
    const teacher = imported.cast.homeroom;
    expect(await codeOf(giveConsent(house, { ...wish, parent: teacher, by: teacher }))).toBe(
      'family.notParent',
    );
    const bad = { ...wish, by: parent, address: 'a@b.example, c@d.example' };
    expect(await codeOf(giveConsent(house, bad))).toBe('notice.badAddress');
    expect(await codeOf(withdrawConsent(house, { parent, channel: 'email', by: parent }))).toBe(
      'family.noConsent',
    );
  });

  it('of a parent who also works here is apart from what the teacher gets at work', async () => {
    const [parent] = parents as [PersonId];
    await agrees(house, parent);
    await saveContact(house, {
      personId: parent,
      address: 'gv@vidu.example',
      language: 'vi',
      digests: 'all',
    });
    await write();
    await dropContact(house, parent);
    expect((await mails()).map(({ to }) => to)).toEqual([addressOfParent(parent)]);
  });
});

describe('a message of the homeroom teacher', () => {
  it('goes to the families who agreed, is kept for all, and says who could not be told', async () => {
    const [first, second] = parents as [PersonId, PersonId];
    await agrees(house, first);
    await agrees(house, second, 'en');
    expect(await write()).toEqual({ pupils: codes.length, notices: 2, untold: codes.slice(2) });
    const [vi, en] = (await mails()).toSorted((one, two) => two.language.localeCompare(one.language));
    expect(vi!.text).toContain('Tuần 24: cả lớp cố gắng.\nTuần tới nộp bài thực hành.\n');
    expect([vi!.subject, en!.subject]).toEqual([
      'Giáp Lai: 1 tin nhắn từ giáo viên chủ nhiệm',
      'Giáp Lai: 1 message from the homeroom teacher',
    ]);
    for (const [index, code] of codes.entries())
      expect(
        await messagesOfChild(house, { parent: parents[index]!, classId: imported.classId, pupil: code }),
      ).toMatchObject([
        { kind: 'weekly', pupil: code, authorName: imported.cast.names.get(imported.cast.homeroom) },
      ]);
  });

  it('about a violation reaches that family alone, under a subject like any other, whatever is written in it', async () => {
    for (const parent of parents) await agrees(house, parent);
    const text = 'Vi phạm: đi học muộn\r\nBcc: ca@lop.example\n\u202Elaij';
    expect(await write({ kind: 'violation', pupils: [codes[1]!, codes[1]!], text })).toMatchObject({
      pupils: 1,
      notices: 1,
    });
    const [mail, ...others] = await mails();
    expect([mail!.to, others]).toEqual([addressOfParent(parents[1]!), []]);
    expect(mail!.subject).toBe('Giáp Lai: 1 tin nhắn từ giáo viên chủ nhiệm');
    expect(mail!.text).not.toContain('\u202E');
    const elsewhere = { parent: parents[0]!, classId: imported.classId as string, pupil: codes[0]! };
    expect(await messagesOfChild(house, elsewhere)).toEqual([]);
    expect(JSON.stringify(await events())).not.toContain('muộn');
  });

  it('is written by the homeroom teacher of the class, to pupils of the class', async () => {
    for (const by of [other.cast.homeroom, subjectTeacher(), parents[0]!])
      expect(await codeOf(write({ by }))).toBe('access.notPermitted');
    expect(await codeOf(write({ pupils: [codes[0]!, 'KHONGCO'] }))).toBe('family.pupilUnknown');
    expect((await events()).filter(({ event }) => event.type === 'family.messageWritten')).toEqual([]);
  });

  it('is not sent to who is no parent any more, nor to an address that fails; the school sees both', async () => {
    for (const parent of parents) await agrees(house, parent);
    const [gone, failing] = parents as [PersonId, PersonId];
    const [appointment] = await house.store.read((view) => view.appointmentsOf(gone));
    const decision = { number: '9/QĐ-VD', date: '2026-03-06' };
    await endAppointment(house, { appointment: appointment!.id, decision }, { service: 'setup' });
    await house.store.write((transaction) =>
      transaction.addressFails({ address: addressOfParent(failing), since: now, reason: '5.1.1' }),
    );
    expect(await write()).toMatchObject({ notices: codes.length - 2, untold: codes.slice(0, 2) });
    const schoolId = appointment!.schoolId;
    const administrator = { schoolId, person: failing, role: 'administrator' } as const;
    await appoint(house, { ...administrator, decision }, { service: 'setup' });
    expect(await watchFailing(house, { schoolId, by: failing })).toMatchObject([
      { address: addressOfParent(failing), people: [{ person: failing }] },
    ]);
    const asked = { classId: imported.classId, by: imported.cast.homeroom };
    const families = await familiesOfClass(house, asked);
    expect(families.map(({ pupil, parents: all }) => [pupil, all.map((one) => one.failing)])).toEqual(
      codes.map((code, index) => [code, index === 0 ? [] : [index === 1]]),
    );
    expect(await codeOf(familiesOfClass(house, { ...asked, by: other.cast.homeroom }))).toBe(
      'access.notPermitted',
    );
    expect(
      await codeOf(messagesOfChild(house, { parent: gone, classId: imported.classId, pupil: codes[0]! })),
    ).toBe('child.unknown');
  });
});
