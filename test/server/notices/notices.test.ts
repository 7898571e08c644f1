// Who is written to, when, about what; and what becomes of it.
import { rmSync } from 'node:fs';
import { instant } from '../../../src/kernel/index.ts';
import type { Clock, Instant, PersonId } from '../../../src/kernel/index.ts';
import {
  dropContact,
  noteDeadline,
  returnRecord,
  saveContact,
  sendNotices,
  writeDigests,
  writeReturns,
} from '../../../src/server/application/index.ts';
import type { Contact, Mailer, MailMessage, MailOutcome } from '../../../src/server/application/index.ts';
import { openInstallation, type Installation } from '../../../src/server/installation.ts';
import { smtpMailer } from '../../../src/server/mail/index.ts';
import { codeOf } from '../../support/faults.ts';
import {
  importBook,
  signAs,
  smallBook,
  submitAll,
  temporaryFolder,
  type ImportedClass,
} from '../../support/house.ts';
import { answer, mailServer } from '../../support/smtp.ts';

let house: Installation;
let folder: string;
let imported: ImportedClass;
let now: Instant;
const clock: Clock = { now: () => now };
const later = (hours: number) => (now = (now + hours * 3_600_000) as Instant);
const addressOf = (person: PersonId) => `p-${person}@truong.example`;
const contact = (personId: PersonId, more: Partial<Contact> = {}) =>
  saveContact(house, { personId, address: addressOf(personId), language: 'vi', digests: 'all', ...more });
const last = async () => (await house.store.read((view) => view.notices(1)))[0]!;

/** Takes what it is told to, and remembers. */
function mailerThat(...outcomes: MailOutcome['outcome'][]): Mailer & { readonly sent: MailMessage[] } {
  const sent: MailMessage[] = [];
  return {
    sent,
    send: (message) => {
      const outcome = outcomes[sent.length] ?? outcomes.at(-1) ?? 'accepted';
      sent.push(message);
      return Promise.resolve(outcome === 'accepted' ? { outcome, reply: '250' } : { outcome, reason: 'no' });
    },
    close: () => Promise.resolve(),
  };
}

beforeEach(async () => {
  now = instant('2026-06-01T07:00:00+07:00');
  folder = temporaryFolder();
  house = await openInstallation(folder, { clock, lanes: 1 });
  imported = await importBook(house, smallBook());
  await submitAll(house, imported);
});
afterEach(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

describe('the digest', () => {
  it('tells each teacher once a day what waits, and nobody who has no address', async () => {
    const [teacher] = imported.cast.subjectTeachers;
    await contact(teacher!);
    const first = await writeDigests(house);
    expect(first.written).toBe(1);
    expect(first.unreachable.toSorted()).toEqual(imported.cast.subjectTeachers.slice(1).toSorted());
    expect((await writeDigests(house)).written).toBe(0);
    const mailer = mailerThat();
    expect(await sendNotices(house, mailer)).toEqual({ accepted: 1, deferred: 0, bounced: 0, failed: 0 });
    expect(await sendNotices(house, mailer)).toEqual({ accepted: 0, deferred: 0, bounced: 0, failed: 0 });
    const [mail] = mailer.sent;
    expect(mail?.to).toBe(addressOf(teacher!));
    expect(mail?.text).toContain(`${imported.records.length} hồ sơ, ký với tư cách giáo viên bộ môn`);
    expect(mail?.text).toContain(imported.cast.names.get(teacher!));
  });

  it('is not repeated every day while nothing is new, and is after three', async () => {
    await contact(imported.cast.subjectTeachers[0]!);
    const daily: number[] = [];
    for (let day = 0; day < 7; day += 1) {
      daily.push((await writeDigests(house)).written);
      await sendNotices(house, mailerThat());
      later(24);
    }
    expect(daily).toEqual([1, 0, 0, 1, 0, 0, 1]);
  });

  it('comes every day once a deadline has passed, also to who wants no others', async () => {
    const [teacher] = imported.cast.subjectTeachers;
    await contact(teacher!, { digests: 'lateOnly', language: 'en' });
    expect((await writeDigests(house)).written).toBe(0);
    await noteDeadline(house, { records: imported.records, at: now });
    for (const day of [1, 2]) {
      expect([day, (await writeDigests(house)).written]).toEqual([day, 1]);
      const mailer = mailerThat();
      await sendNotices(house, mailer);
      expect(mailer.sent[0]?.subject).toContain('past their deadline');
      expect(mailer.sent[0]?.text).toContain(`past the deadline: ${imported.records.length}`);
      later(24);
    }
  });

  it('follows the work from person to person', async () => {
    for (const person of [imported.cast.homeroom, ...imported.cast.subjectTeachers]) await contact(person);
    for (const teacher of imported.cast.subjectTeachers)
      await signAs(house, imported, teacher, 'subjectTeacher', imported.records);
    const mailer = mailerThat();
    await writeDigests(house);
    await sendNotices(house, mailer);
    expect(mailer.sent.map(({ to }) => to)).toEqual([addressOf(imported.cast.homeroom)]);
  });

  it('written in the evening arrives in the morning, and is that day’s', async () => {
    now = instant('2026-06-01T21:00:00+07:00');
    await contact(imported.cast.subjectTeachers[0]!);
    expect((await writeDigests(house)).written).toBe(1);
    const mailer = mailerThat();
    await sendNotices(house, mailer);
    expect(mailer.sent).toEqual([]);
    now = instant('2026-06-02T07:00:00+07:00');
    await noteDeadline(house, { records: imported.records, at: now });
    expect((await writeDigests(house)).written).toBe(0);
    await sendNotices(house, mailer);
    expect(mailer.sent).toHaveLength(1);
  });
});

describe('a returned record', () => {
  it('is told to the homeroom teacher with its reason, once, without the pupil’s name', async () => {
    const [record] = imported.records;
    for (const person of [...imported.cast.subjectTeachers, imported.cast.homeroom]) await contact(person);
    for (const teacher of imported.cast.subjectTeachers)
      await signAs(house, imported, teacher, 'subjectTeacher', imported.records);
    await signAs(house, imported, imported.cast.homeroom, 'homeroomTeacher', imported.records);
    const by = imported.cast.principal;
    await returnRecord(house, { recordId: record!, by, reason: 'Sai điểm\r\nBcc: x@y.example' });
    expect(await writeReturns(house)).toEqual({ written: 1, unreachable: [] });
    expect((await writeReturns(house)).written).toBe(0);
    const mailer = mailerThat();
    await sendNotices(house, mailer);
    const [mail] = mailer.sent;
    const [{ title, key } = { title: '', key: '' }] = await house.store.read((view) =>
      view.records([record!]),
    );
    expect(mail?.to).toBe(addressOf(imported.cast.homeroom));
    expect(mail?.text).toContain(`học bạ mã ${key}: Sai điểm Bcc: x@y.example`);
    expect(`${mail?.subject ?? ''}${mail?.text ?? ''}`).not.toContain(title);
  });

  it('that the homeroom teacher returned themselves is no news to them', async () => {
    const by = imported.cast.homeroom;
    await contact(by);
    for (const teacher of imported.cast.subjectTeachers)
      await signAs(house, imported, teacher, 'subjectTeacher', imported.records);
    await returnRecord(house, { recordId: imported.records[0]!, by, reason: 'Sai điểm' });
    expect((await writeReturns(house)).written).toBe(0);
  });
});

describe('an address', () => {
  it('that bounced is left alone until somebody agrees to it anew', async () => {
    const [teacher] = imported.cast.subjectTeachers;
    await contact(teacher!);
    await writeDigests(house);
    expect(await sendNotices(house, mailerThat('bounced'))).toMatchObject({ bounced: 1 });
    expect(await last()).toMatchObject({ state: 'bounced', lastReply: 'no' });
    later(96);
    const again = await writeDigests(house);
    expect([again.written, again.unreachable.includes(teacher!)]).toEqual([0, true]);
    await contact(teacher!);
    expect((await writeDigests(house)).written).toBe(1);
  });

  it('that is withdrawn is written to no more, not even with what was waiting', async () => {
    const [teacher] = imported.cast.subjectTeachers;
    await contact(teacher!);
    await writeDigests(house);
    await dropContact(house, teacher!);
    const mailer = mailerThat();
    await sendNotices(house, mailer);
    expect(mailer.sent).toEqual([]);
    expect((await last()).state).toBe('failed');
  });

  it.each(['', 'teacher', 'a@b, c@d', 'Mẫu <a@b>', 'a@b\nBcc: c@d', `${'a'.repeat(300)}@b`])(
    'is not %j',
    async (address) => {
      const attempt = contact(imported.cast.homeroom, { address });
      expect(await codeOf(attempt)).toBe('notice.badAddress');
    },
  );
});

describe('sending', () => {
  it('tries again later and later, keeps the last reply, and gives up a digest when the next is due', async () => {
    await contact(imported.cast.subjectTeachers[0]!);
    await writeDigests(house);
    const mailer = mailerThat('deferred');
    const states: string[] = [];
    for (let hour = 0; hour < 48; hour += 1) {
      await sendNotices(house, mailer);
      const { state, attempts } = await last();
      states.push(`${state} ${attempts}`);
      later(0.5);
    }
    expect(states[0]).toBe('waiting 1');
    expect((await last()).state).toBe('failed');
    expect(mailer.sent.length).toBeGreaterThan(3);
    expect(mailer.sent.length).toBeLessThan(9);
    expect(new Set(mailer.sent.map(({ id }) => id)).size).toBe(1);
  });

  it('by two processes at once sends nothing twice', async () => {
    for (const person of imported.cast.subjectTeachers) await contact(person);
    await writeDigests(house);
    const other = await openInstallation(folder, { clock, lanes: 1 });
    const mailers = [mailerThat(), mailerThat()] as const;
    await Promise.all([sendNotices(house, mailers[0]), sendNotices(other, mailers[1])]);
    await other.close();
    const all = mailers.flatMap(({ sent }) => sent.map(({ to }) => to));
    expect(all.toSorted()).toEqual(imported.cast.subjectTeachers.map(addressOf).toSorted());
  });

  it('whose process died in the middle is taken up by the next', async () => {
    await contact(imported.cast.subjectTeachers[0]!);
    await writeDigests(house);
    await house.store.write((transaction) => transaction.claimNotices(now, (now + 900_000) as Instant, 10));
    const mailer = mailerThat();
    await sendNotices(house, mailer);
    expect(mailer.sent).toEqual([]);
    later(1);
    await sendNotices(house, mailer);
    expect(mailer.sent).toHaveLength(1);
  });

  it('over SMTP keeps apart who got it, who does not exist and who is to be tried again', async () => {
    const [first, second, third] = imported.cast.subjectTeachers;
    for (const person of [first!, second!, third!]) await contact(person);
    const server = await mailServer({
      onRcptTo: ({ address }, _session, done) => {
        if (address === addressOf(second!)) done(answer(550, 'unknown'));
        else if (address === addressOf(third!)) done(answer(451, 'later'));
        else done();
      },
    });
    const mailer = smtpMailer({
      host: '127.0.0.1',
      port: server.port,
      encryption: 'none',
      from: 'g@t.example',
    });
    await writeDigests(house);
    const sent = await sendNotices(house, mailer);
    await mailer.close();
    await server.close();
    expect(sent).toEqual({ accepted: 1, deferred: 1, bounced: 1, failed: 0 });
    const notices = await house.store.read((view) => view.notices(10));
    const stateOf = (person: PersonId) => notices.find(({ personId }) => personId === person)?.state;
    expect([first, second, third].map((person) => stateOf(person!))).toEqual([
      'accepted',
      'bounced',
      'waiting',
    ]);
  });
});
