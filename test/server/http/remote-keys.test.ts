// Ceremonies over HTTP with keys at a remote signing service: asked on the phone, refused, restarted in the middle.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { instant, type Clock, type PersonId } from '../../../src/kernel/index.ts';
import { verifyJournal } from '../../../src/server/application/index.ts';
import { requestDigest } from '../../../src/server/http/guards/once-only.ts';
import { openInstallation } from '../../../src/server/installation.ts';
import { noKeySettings, type KeySettings } from '../../../src/server/keys/index.ts';
import { call, dueOf, ended, eventsOf, startApi, until, type TestApi } from '../../support/api.ts';
import { startCscServer, type CscServer } from '../../support/csc/server.ts';
import { importBook, smallBook, submitAll, testHouse } from '../../support/house.ts';
import type { ImportedClass, TestHouse } from '../../support/house.ts';
import { testPki } from '../../support/pki.ts';

interface Outcome {
  readonly trouble: { readonly code: string } | null;
}

const PIN = '31415926';

/** Goes on as time does: what waits for a phone must not age faster than who confirms. */
function clockFrom(start: string): Clock {
  const offset = instant(start) - Date.now();
  return { now: () => instant(Date.now() + offset) };
}

describe('a ceremony over HTTP with a key at a remote service', () => {
  let test: TestHouse;
  let imported: ImportedClass;
  let server: CscServer;
  let keys: KeySettings;
  let api: TestApi;
  let person: PersonId;
  let token: string;
  beforeEach(async () => {
    test = await testHouse(1, clockFrom('2026-06-01T08:00:00+07:00'));
    imported = await importBook(test.house, smallBook({}, 3));
    await submitAll(test.house, imported);
    person = imported.cast.subjectTeachers[0]!;
    const identity = testPki().issue({ name: imported.cast.names.get(person)! });
    server = await startCscServer({
      credentials: [
        { id: 'phone', identity, phone: true, scal: '2', multisign: 100 },
        { id: 'pin', identity, pin: PIN, scal: '2', multisign: 2 },
      ],
      now: () => test.house.clock.now(),
    });
    const { service, clientId: client, clientSecret } = server;
    const remote = new Map([['nha-cung-cap', { title: 'Ký từ xa (MẪU)', service, client, clientSecret }]]);
    keys = { ...noKeySettings, remote };
    api = await startApi({ test, imported, keys, keptKeys: false });
    token = await api.tokenOf(person);
  });
  afterEach(async () => {
    await api.close();
    await server.close();
  });

  const hold = async (key: object, to = api) => {
    const { role, records } = await dueOf(to, token);
    return call(to, 'POST', '/api/ceremonies', token, {
      role,
      records,
      key: { kind: 'csc', provider: 'nha-cung-cap', ...key },
    });
  };
  const everythingStored = () =>
    readdirSync(test.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1'))
      .join('\n');
  const asked = (to: TestApi, id: string) =>
    until(async () => {
      const { body } = await call(to, 'GET', `/api/ceremonies/${id}`, token);
      return body.confirming === null ? undefined : body.confirming;
    });

  it('is asked once on the phone, told as an event, and signs every document when it was confirmed', async () => {
    const places = await call(api, 'GET', '/api/key-places', token);
    expect(places.body.items).toEqual([{ kind: 'csc', name: 'nha-cung-cap', title: 'Ký từ xa (MẪU)' }]);
    const { status, body } = await hold({ credential: 'phone' });
    expect(status).toBe(202);
    expect(await asked(api, body.id)).toMatchObject({ documents: body.records });
    server.phone.approve();
    const events = await eventsOf(api, `/api/ceremonies/${body.id}/events`, token);
    expect(events.map(({ event }) => event)).toContain('confirming');
    expect(events.filter(({ event }) => event === 'progress')).toHaveLength(body.records);
    expect(events.at(-1)).toMatchObject({ event: 'state', data: { state: 'finished' } });
    const done = await ended(api, token, body.id);
    expect(done.body).toMatchObject({ state: 'finished', confirming: null, questions: [] });
    expect(done.body.outcomes.every(({ signed }: { signed: boolean }) => signed)).toBe(true);
    expect(server.requests.filter(({ path }) => path === 'credentials/authorize')).toHaveLength(1);
    expect((await verifyJournal(test.house)).findings).toEqual([]);
  }, 30_000);

  it('tells of each document that it was refused on the phone, and may be asked for again', async () => {
    const { body } = await hold({ credential: 'phone' });
    await asked(api, body.id);
    server.phone.refuse();
    const refused = await ended(api, token, body.id);
    expect(refused.body.state).toBe('finished');
    expect(new Set(refused.body.outcomes.map((one: Outcome) => one.trouble?.code))).toEqual(
      new Set(['device.confirmationRefused']),
    );
    const again = await hold({ credential: 'phone' });
    await asked(api, again.body.id);
    server.phone.approve();
    const signed = await ended(api, token, again.body.id);
    expect(signed.body.outcomes.map((one: Outcome) => one.trouble)).toEqual(
      refused.body.outcomes.map(() => null),
    );
  }, 30_000);

  it('goes on after a restart without asking a second time, and tells whoever comes back how far it is', async () => {
    const { body } = await hold({ credential: 'phone' });
    await asked(api, body.id);
    const heard = `${api.desk.runs.epoch}-${api.desk.runs.latest(body.id)}`;
    await api.desk.runs.end();
    const house = await openInstallation(test.folder, {
      clock: clockFrom('2026-06-01T08:01:00+07:00'),
      lanes: 1,
    });
    const after = await startApi({
      test: { house, folder: test.folder, close: () => house.close() },
      imported,
      keys,
      keptKeys: false,
    });
    server.phone.approve();
    void after.desk.runs.resume();
    const events = await eventsOf(after, `/api/ceremonies/${body.id}/events`, token, heard);
    expect(events[0]).toMatchObject({ event: 'steps', data: { total: body.records, done: 0 } });
    expect(events.filter(({ event }) => event === 'progress')).toHaveLength(body.records);
    expect(events.at(-1)).toMatchObject({ event: 'state', data: { state: 'finished' } });
    expect(server.requests.filter(({ path }) => path === 'credentials/authorize')).toHaveLength(1);
    const past = await eventsOf(after, `/api/ceremonies/${body.id}/events`, token, 'former-3');
    expect(past[0]).toMatchObject({ event: 'steps', data: { done: body.records } });
    await after.close();
  }, 30_000);

  it('takes a PIN for the service, stores it nowhere, and stops where it is missing or wrong', async () => {
    const without = await hold({ credential: 'pin' });
    expect((await ended(api, token, without.body.id)).body).toMatchObject({
      state: 'stopped',
      trouble: { code: 'ceremony.secretNeeded' },
    });
    const wrong = await hold({ credential: 'pin', pin: '00000000' });
    expect((await ended(api, token, wrong.body.id)).body.trouble.code).toBe('device.wrongPin');
    expect(server.requests.filter(({ path }) => path === 'credentials/authorize')).toHaveLength(1);
    const path = `/api/ceremonies/${wrong.body.id}/continuations`;
    const headers = { 'idempotency-key': 'tiep-tuc' };
    expect((await call(api, 'POST', path, token, { pin: PIN }, headers)).status).toBe(202);
    const done = await ended(api, token, wrong.body.id);
    expect(done.body).toMatchObject({ state: 'finished', trouble: null });
    expect(done.body.outcomes.every(({ signed }: { signed: boolean }) => signed)).toBe(true);
    const finished = await call(api, 'POST', path, token, { pin: PIN });
    expect(finished).toMatchObject({ status: 409, body: { code: 'ceremony.notStopped' } });
    expect(everythingStored()).not.toContain(PIN);
    expect(api.log.join('\n')).not.toContain(PIN);
    // Not even as a digest, which could be tried out: the request is remembered without it.
    const kept = await test.house.store.read((view) => view.idempotencyKey(`${person} tiep-tuc`));
    expect(kept!.request).toBe(requestDigest('POST', path, Buffer.from('{}')));
  }, 30_000);

  it('remembers whose credential it is, and signs at no service that the settings do not name', async () => {
    expect((await hold({})).body.code).toBe('ceremony.credentialNeeded');
    const note = (provider: string) =>
      call(api, 'POST', '/api/account/remote-credentials', token, { provider, credential: 'phone' });
    expect((await note('another')).body.code).toBe('ceremony.keyPlaceUnknown');
    expect((await note('nha-cung-cap')).status).toBe(201);
    const own = await call(api, 'GET', '/api/account/remote-credentials', token);
    expect(own.body.items).toMatchObject([{ provider: 'nha-cung-cap', credential: 'phone' }]);
    const { body } = await hold({});
    await asked(api, body.id);
    server.phone.approve();
    expect((await ended(api, token, body.id)).body.state).toBe('finished');
    const forget = { provider: 'nha-cung-cap', credential: null };
    const left = await call(api, 'POST', '/api/account/remote-credentials', token, forget);
    expect(left.body.items).toEqual([]);
  }, 30_000);
});
