// Timestamps, OCSP and remote keys dead, slow or lying in the middle of a ceremony: it stops and says why, and goes on later.
import type { PersonId, RecordId } from '../../src/kernel/index.ts';
import type { SigningConditions } from '../../src/server/application/index.ts';
import { revocationSource, timestamper } from '../../src/signing/authorities/index.ts';
import { accountsOf } from '../../src/server/start/accounts.ts';
import { gateOf, PASSWORD } from '../support/accounts.ts';
import { call, ended, startApi, type TestApi } from '../support/api.ts';
import { testConditions } from '../support/conditions.ts';
import { census, type Census } from '../support/faults/census.ts';
import { disturbances, lineTo, type Disturbance, type Line } from '../support/faults/line.ts';
import { faultRandom, type Seeded } from '../support/faults/seed.ts';
import { employ } from '../support/school-office.ts';
import { smallBook, submitAll } from '../support/house.ts';
import { runningPki, type RunningPki } from '../support/services.ts';
import { visitorOf, type Visitor } from '../support/visitor.ts';
import { instant } from '../../src/kernel/index.ts';

jest.setTimeout(120_000);

const PUPILS = 8;
let api: TestApi;
let pki: RunningPki;
let line: Line;
let administrator: Visitor;
let token: string;
let records: readonly RecordId[];
let person: PersonId;
let random: Seeded;

beforeAll(async () => {
  random = faultRandom();
  pki = await runningPki(instant('2026-06-01T08:00:00+07:00'));
  line = await lineTo(pki.services.url);
  api = await startApi({ book: smallBook({}, PUPILS), accounts: (test) => accountsOf(gateOf(test)) });
  await submitAll(api.test.house, api.imported);
  const gate = gateOf(api.test);
  const [school] = await gate.store.read((view) => view.schools());
  await employ(gate, school!.id, { role: 'administrator', account: 'administrator' });
  administrator = visitorOf(api);
  await administrator.get('/sign-in');
  await administrator.send('signIn', { account: 'administrator', password: PASSWORD });
  person = api.imported.cast.subjectTeachers[0]!;
  token = await api.tokenOf(person);
  records = api.imported.records;
});
afterAll(async () => {
  await api.close();
  await line.close();
  await pki.stop();
});

/** What the server would sign under, with short patience. */
function under(more: Partial<SigningConditions>): void {
  const conditions = testConditions(api.test.house.clock, more);
  Object.assign(api.desk.papers.ceremonies, { conditions: () => Promise.resolve(conditions) });
}

const stamped = () => ({
  timestamper: timestamper({
    url: `${line.url}/tsa`,
    anchors: pki.anchors,
    intermediates: pki.intermediates,
    clock: api.test.house.clock,
    timeoutMs: 300,
    retries: 1,
    backoffMs: 5,
  }),
  policy: { timestamped: 'everybody', withoutTimestamp: 'refuse', uncheckedCertificate: 'refuse' } as const,
});

const counted = (): Promise<Census> => census(api.test.folder);

interface Held {
  readonly id: string;
  readonly state: string;
  readonly trouble: { readonly code: string; readonly vi: string } | null;
}

let open: Held | undefined;

/** The first time asks for the gesture; after that the same one goes on. */
async function hold(): Promise<Held> {
  const asked =
    open === undefined
      ? await call(api, 'POST', '/api/ceremonies', token, {
          role: 'subjectTeacher',
          records,
          key: { kind: 'development' },
        })
      : await call(api, 'POST', `/api/ceremonies/${open.id}/continuations`, token, {});
  expect(asked).toMatchObject({ status: 202 });
  open = (await ended(api, token, (asked.body as Held).id)).body as Held;
  return open;
}

/** Stopped with this code, told on the operator's page, and what is stored is whole. */
async function expectStopped(held: Held, code: RegExp, before: Census): Promise<void> {
  expect(held.state).toBe('stopped');
  expect(held.trouble?.code).toMatch(code);
  const { text } = await administrator.get('/status');
  expect(text).toContain(`/problems/${held.trouble!.code}`);
  expect(text).toContain('Chờ người kí mở lại phiên này và bấm Tiếp tục.');
  const now = await counted();
  expect(now).toMatchObject({
    documents: before.documents,
    doubled: 0,
    damaged: [],
    missing: [],
    otherBytes: [],
  });
  expect(now.signatures).toBeGreaterThanOrEqual(before.signatures);
}

it.each(Object.keys(disturbances) as Disturbance[])(
  'a timestamp authority that is %s after some timestamps stops the gesture, and nothing is half done',
  async (how) => {
    under(stamped());
    const before = await counted();
    line.disturb(how, random.integer(0, 3));
    await expectStopped(await hold(), /^timestamp\.(unavailable|invalid)$/, before);
    line.disturb(null);
  },
);

it.each(['wrongNonce', 'otherData'])('a timestamp authority that lies (%s) is not believed', async (lie) => {
  under(stamped());
  const before = await counted();
  line.divert(`/tsa/${lie}`);
  await expectStopped(await hold(), /^timestamp\.invalid$/, before);
  line.divert(null);
});

it('an earlier answer, another’s certificate and another time are not believed', async () => {
  under(stamped());
  const before = await counted();
  line.replay(true);
  await expectStopped(await hold(), /^timestamp\.invalid$/, before);
  line.replay(false);
  const stranger = timestamper({
    url: `${line.url}/tsa`,
    anchors: testConditions(api.test.house.clock).anchors,
    retries: 0,
  });
  under({ ...stamped(), timestamper: stranger });
  await expectStopped(await hold(), /^timestamp\.invalid$/, before);
  const here = pki.clock.now();
  for (const off of [3 * 3_600_000, -86_400_000]) {
    pki.clock.set(instant(here + off));
    under(stamped());
    const held = await hold();
    await expectStopped(held, /^timestamp\.invalid$/, before);
    expect(held.trouble!.vi).toContain('its time');
  }
  pki.clock.set(here);
});

it.each(['dead', 'silent', 'html', 'garbage', 'endless', 'toFile'] as const)(
  'an OCSP responder that is %s stops the gesture before a key is used',
  async (how) => {
    const addresses = { ocsp: [`${line.url}/ocsp/person`], crl: [`${line.url}/crl/person`] };
    const revocation = revocationSource({
      clock: api.test.house.clock,
      timeoutMs: 300,
      addressesOf: () => addresses,
    });
    under({ ...stamped(), revocation });
    const before = await counted();
    line.disturb(how);
    await expectStopped(await hold(), /^signing\.certificateUnchecked$/, before);
    line.disturb(null);
    // It answers again, but about certificates of another authority: that is no answer either.
    await expectStopped(await hold(), /^signing\.certificate(Unchecked|Refused)$/, before);
  },
);

it('goes on with the same gesture once everybody answers: each document is signed once', async () => {
  under(stamped());
  const held = await hold();
  expect(held).toMatchObject({ state: 'finished', trouble: null });
  const after = await counted();
  expect(after).toMatchObject({
    documents: records.length,
    signatures: 2 * records.length,
    doubled: 0,
    running: 0,
    damaged: [],
    missing: [],
    otherBytes: [],
  });
  const applied = await api.test.house.store.read((view) => view.records(records));
  expect(applied.map(({ snapshot }) => snapshot.context.document!.level)).toEqual(records.map(() => 'B-T'));
  expect((await administrator.get('/status')).text).toContain('Không có gì dở dang');
});
