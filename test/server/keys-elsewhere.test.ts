// Ceremonies with keys that answer later: asked once, stored, confirmed on a phone or by an agent, resumed anywhere.
import type { PersonId } from '../../src/kernel/index.ts';
import { openInstallation } from '../../src/server/installation.ts';
import {
  type CeremonySigner,
  signRecords,
  verifyJournal,
  type OpenPending,
  type SigningConditions,
} from '../../src/server/application/index.ts';
import { externalLater, openCsc, type ExternalPending } from '../../src/signing/devices/index.ts';
import { answerOf } from '../support/agent.ts';
import { testConditions } from '../support/conditions.ts';
import { startCscServer, type CscServer } from '../support/csc/server.ts';
import { remoteClient, secret } from '../support/csc/remote.ts';
import { importBook, signAs, smallBook, submitAll, testHouse, tickingClock } from '../support/house.ts';
import type { ImportedClass, TestHouse } from '../support/house.ts';
import { testPki, type Identity } from '../support/pki.ts';

const PIN = '31415926';

describe('a ceremony with a key elsewhere', () => {
  let test: TestHouse;
  let imported: ImportedClass;
  let server: CscServer;
  let person: PersonId;
  let identity: Identity;
  let conditions: SigningConditions;
  beforeEach(async () => {
    test = await testHouse();
    imported = await importBook(test.house, smallBook({}, 3));
    await submitAll(test.house, imported);
    person = imported.cast.subjectTeachers[0]!;
    identity = testPki().issue({ name: imported.cast.names.get(person)! });
    conditions = testConditions(test.house.clock);
    server = await startCscServer({
      credentials: [
        { id: 'phone', identity, phone: true, scal: '2', multisign: 100 },
        { id: 'two', identity, phone: true, scal: '2', multisign: 2 },
      ],
      now: () => test.house.clock.now(),
    });
  });
  afterEach(async () => {
    await server.close();
    await test.close();
  });

  const remote = (credentialId = 'phone') =>
    openCsc({
      client: remoteClient(server, { clock: test.house.clock }),
      credentialId,
      authenticate: (objects) => Promise.resolve(objects.map(({ id }) => ({ id }))),
      clock: test.house.clock,
    });
  const ceremony = (signer: CeremonySigner, more: { withoutWaiting?: boolean } = {}, house = test.house) =>
    signRecords(house, {
      person,
      role: 'subjectTeacher',
      signer,
      conditions,
      records: imported.records,
      ...more,
    });
  const stored = () => test.house.store.read((view) => view.segments(imported.records));
  const authorisations = () => server.requests.filter(({ path }) => path === 'credentials/authorize');

  it('asks the phone once for all documents, survives a restart, and signs when it was confirmed', async () => {
    const asked = await ceremony(await remote(), { withoutWaiting: true });
    expect(asked).toMatchObject({ signed: 0, waiting: imported.records.length });
    expect(asked.questions).toMatchObject([{ kind: 'csc' }]);
    expect(authorisations()).toHaveLength(1);
    expect(await stored()).toHaveLength(2 * imported.records.length);
    const later = await openInstallation(test.folder, {
      clock: tickingClock('2026-06-01T08:01:00+07:00'),
      lanes: 1,
    });
    server.phone.approve();
    const held = await ceremony(await remote(), {}, later);
    expect(held).toMatchObject({ ceremonyId: asked.ceremonyId, signed: imported.records.length, waiting: 0 });
    expect(authorisations()).toHaveLength(1);
    const left = await later.store.read((view) => view.questions(held.ceremonyId));
    expect(left).toEqual([]);
    expect((await verifyJournal(later)).findings).toEqual([]);
    await later.close();
  });

  it('asks again for what one confirmation does not cover', async () => {
    const confirming = setInterval(() => server.phone.approve(), 50);
    const held = await ceremony(await remote('two'));
    clearInterval(confirming);
    expect(held).toMatchObject({ signed: imported.records.length, waiting: 0 });
    expect(authorisations()).toHaveLength(Math.ceil(imported.records.length / 2));
  }, 30_000);

  it('that was refused on the phone stores nothing, says so, and may be held again', async () => {
    await ceremony(await remote(), { withoutWaiting: true });
    server.phone.refuse();
    const refused = await ceremony(await remote(), { withoutWaiting: true });
    expect(refused.outcomes.map(({ trouble }) => trouble?.code)).toEqual(
      imported.records.map(() => 'device.confirmationRefused'),
    );
    expect(await stored()).toHaveLength(2 * imported.records.length);
    await ceremony(await remote(), { withoutWaiting: true });
    server.phone.approve();
    expect((await ceremony(await remote())).signed).toBe(imported.records.length);
  });

  it('keeps others from making worthless what somebody is about to confirm', async () => {
    await ceremony(await remote(), { withoutWaiting: true });
    const other = imported.cast.subjectTeachers[1]!;
    const kept = await signAs(test.house, imported, other, 'subjectTeacher', imported.records);
    expect(new Set(kept.outcomes.map(({ trouble }) => trouble?.code))).toEqual(
      new Set(['signing.awaitingAnother']),
    );
    server.phone.approve();
    expect((await ceremony(await remote())).signed).toBe(imported.records.length);
    expect((await signAs(test.house, imported, other, 'subjectTeacher', imported.records)).signed).toBe(
      imported.records.length,
    );
    for (const { snapshot } of await test.house.store.read((view) => view.records(imported.records)))
      expect(snapshot.context.signatures).toHaveLength(2);
  });

  it('asks anew where somebody else signed after the hold had run out', async () => {
    const answers = new Map<string, readonly string[]>();
    const device = externalLater(identity.device, {
      answerTo: ({ items: [first] }) => answers.get(first!.digest),
      holdMs: 1,
      clock: test.house.clock,
    });
    const asked = await ceremony(device, { withoutWaiting: true });
    const other = imported.cast.subjectTeachers[1]!;
    const first = imported.records.slice(0, 1);
    expect((await signAs(test.house, imported, other, 'subjectTeacher', first)).signed).toBe(1);
    answers.set(firstDigest(asked.questions), await answerOf(identity, asked.questions));
    const held = await ceremony(device, { withoutWaiting: true });
    // The answer serves the documents it is about; the other one is a new question.
    expect(held.signed).toBe(imported.records.length - 1);
    expect(held.questions).toHaveLength(1);
    answers.set(firstDigest(held.questions), await answerOf(identity, held.questions));
    expect((await ceremony(device, { withoutWaiting: true })).signed).toBe(1);
    expect((await verifyJournal(test.house)).findings).toEqual([]);
  });

  it('takes an answer to other content for a mistake and stores nothing', async () => {
    const asked = await ceremony(externalLater(identity.device, { answerTo: () => undefined }), {
      withoutWaiting: true,
    });
    const [first, ...rest] = await answerOf(identity, asked.questions);
    const swapped = [...rest, first!];
    const held = await ceremony(externalLater(identity.device, { answerTo: () => swapped }));
    expect(new Set(held.outcomes.map(({ trouble }) => trouble?.code))).toEqual(
      new Set(['device.otherDigest']),
    );
    expect(await stored()).toHaveLength(2 * imported.records.length);
  });

  it('asks anew when another key takes over an unanswered question', async () => {
    await ceremony(await remote(), { withoutWaiting: true });
    const other = testPki().issue({ name: imported.cast.names.get(person)!, profile: 'p384' });
    const held = await ceremony(
      externalLater(other.device, { answerTo: (question) => answerOf(other, [question]) }),
    );
    expect(held.signed).toBe(imported.records.length);
  });

  it('leaves no secret in the store', async () => {
    const device = await openCsc({
      client: remoteClient(server, { clock: test.house.clock }),
      credentialId: 'phone',
      authenticate: (objects) => Promise.resolve(objects.map(({ id }) => ({ id, value: secret(PIN) }))),
      clock: test.house.clock,
    });
    const asked = await ceremony(device, { withoutWaiting: true });
    const kept = JSON.stringify(await test.house.store.read((view) => view.questions(asked.ceremonyId)));
    expect(kept).not.toContain(PIN);
    expect(kept).not.toContain(Buffer.from(PIN).toString('base64'));
  });
});

const firstDigest = (questions: readonly OpenPending[]): string =>
  (questions as readonly ExternalPending[])[0]!.items[0]!.digest;
