// A letter that a mail server took and sends back later: over a real SMTP server and a Maildir, to the administrator's eyes.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { instant } from '../../../src/kernel/index.ts';
import type { Instant, PersonId } from '../../../src/kernel/index.ts';
import {
  appoint,
  confirmAddress,
  saveContact,
  sendNotices,
  takeBounces,
  watchFailing,
  writeDigests,
} from '../../../src/server/application/index.ts';
import { openInstallation, type Installation } from '../../../src/server/installation.ts';
import { bounceFolder, smtpMailer } from '../../../src/server/mail/index.ts';
import { failedReports, fullMailbox, holidayReply, type Reported } from '../../support/delivery-reports.ts';
import { codeOf } from '../../support/faults.ts';
import {
  importBook,
  smallBook,
  submitAll,
  temporaryFolder,
  type ImportedClass,
} from '../../support/house.ts';
import { mailServer } from '../../support/smtp.ts';

const returnPath = 'bounces+{id}@truong.example';
let folder: string;
let maildir: string;
let house: Installation;
let imported: ImportedClass;
let now: Instant;
let schoolId: string;
let teacher: PersonId;
const hours = (count: number) => (now = (now + count * 3_600_000) as Instant);
const agree = () =>
  saveContact(house, { personId: teacher, address: 'GV@vidu.example', language: 'vi', digests: 'all' });

beforeEach(async () => {
  now = instant('2026-06-01T07:00:00+07:00');
  folder = temporaryFolder();
  maildir = path.join(folder, 'bounces');
  mkdirSync(path.join(maildir, 'new'), { recursive: true });
  house = await openInstallation(folder, { clock: { now: () => now }, lanes: 1 });
  imported = await importBook(house, smallBook());
  await submitAll(house, imported);
  [{ id: schoolId } = { id: '' }] = await house.store.read((view) => view.schools());
  [teacher] = imported.cast.subjectTeachers as [PersonId];
  await agree();
});
afterEach(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

/** A mail server that takes every letter and, an hour later, reports as told into the Maildir. */
async function sentAndReported(report: (reported: Reported) => string) {
  const envelopes: Reported[] = [];
  const server = await mailServer({
    onData: (stream, session, done) => {
      let text = '';
      stream.on('data', (part: Buffer) => (text += part.toString()));
      stream.on('end', () => {
        const from = session.envelope.mailFrom;
        const id = /^Message-ID: <([^@]+)@/im.exec(text)![1]!;
        const to = session.envelope.rcptTo[0]!.address;
        envelopes.push({ id, to, returnedTo: from === false ? '' : from.address });
        done();
      });
    },
  });
  const mailer = smtpMailer({
    host: '127.0.0.1',
    port: server.port,
    encryption: 'none',
    from: 'giaplai@truong.example',
    returnPath,
  });
  await writeDigests(house);
  const sent = await sendNotices(house, mailer);
  await mailer.close();
  await server.close();
  for (const [index, envelope] of envelopes.entries())
    writeFileSync(path.join(maildir, 'new', `178030${index}.M1.mx`), report(envelope));
  hours(1);
  return { sent, envelopes };
}
const taken = () => takeBounces(house, bounceFolder({ folder: maildir, returnPath }));
const notice = async () => (await house.store.read((view) => view.notices(1)))[0]!;

it.each(Object.entries(failedReports))(
  'reported in the manner of %s, the letter is marked and nothing more is written there',
  async (_, write) => {
    const { sent, envelopes } = await sentAndReported(write);
    expect(sent).toMatchObject({ accepted: 1 });
    expect(envelopes[0]!.returnedTo).toBe(`bounces+${(await notice()).id}@truong.example`);
    expect((await notice()).state).toBe('accepted');
    expect(await taken()).toEqual({ bounced: 1, failed: 0, ignored: 0, unread: 0 });
    expect(await notice()).toMatchObject({ state: 'bounced', settledAt: now });
    expect(await taken()).toEqual({ bounced: 0, failed: 0, ignored: 0, unread: 0 });
    expect(readdirSync(path.join(maildir, 'cur'))).toEqual(['1780300.M1.mx:2,S']);
    hours(96);
    const again = await writeDigests(house);
    expect([again.written, again.unreachable.includes(teacher)]).toEqual([0, true]);
    await agree();
    expect((await writeDigests(house)).written).toBe(1);
  },
);

it('the administrator sees whose address fails and why, and confirms it; nobody else may', async () => {
  const decision = { number: '5/QĐ', date: '2026-05-01' };
  const by = imported.cast.subjectTeachers[1]!;
  await appoint(house, { schoolId, person: by, role: 'administrator', decision }, { service: 'setup' });
  await sentAndReported(failedReports.exim);
  await taken();
  const name = imported.cast.names.get(teacher);
  expect(await watchFailing(house, { schoolId, by })).toEqual([
    {
      address: 'gv@vidu.example',
      since: now,
      reason: '5.0.0 550 no such person here',
      people: [{ person: teacher, name }],
    },
  ]);
  expect(await codeOf(watchFailing(house, { schoolId, by: teacher }))).toBe('access.notPermitted');
  expect(await codeOf(confirmAddress(house, { schoolId, by: teacher }, 'gv@vidu.example'))).toBe(
    'access.notPermitted',
  );
  expect(await codeOf(confirmAddress(house, { schoolId, by }, 'khac@vidu.example'))).toBe(
    'notice.notFailing',
  );
  await confirmAddress(house, { schoolId, by }, 'Gv@vidu.example');
  expect(await watchFailing(house, { schoolId, by })).toEqual([]);
  hours(96);
  expect((await writeDigests(house)).written).toBe(1);
});

it('a full mailbox fails that letter alone, and a reply on holiday stays unread and changes nothing', async () => {
  await sentAndReported(fullMailbox);
  expect(await taken()).toMatchObject({ failed: 1 });
  expect(await notice()).toMatchObject({ state: 'failed' });
  expect(await house.store.read((view) => view.failingAddresses())).toEqual([]);
  hours(96);
  await sentAndReported(holidayReply);
  expect(await taken()).toMatchObject({ unread: 1 });
  expect(await notice()).toMatchObject({ state: 'accepted' });
  expect(readdirSync(path.join(maildir, 'cur')).some((name) => name.endsWith(':2,'))).toBe(true);
});

it('a letter that waits for an address which fails meanwhile is not sent', async () => {
  await sentAndReported(failedReports.postfix);
  hours(96);
  await writeDigests(house);
  await taken();
  const mailer = { send: () => Promise.reject(new Error('sent')), close: () => Promise.resolve() };
  expect(await sendNotices(house, mailer)).toMatchObject({ failed: 1, accepted: 0 });
});
