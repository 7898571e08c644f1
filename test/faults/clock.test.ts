// The machine's own clock jumps, forward a year and back a day, between steps and in the middle of a ceremony.
import { instant, type Clock } from '../../src/kernel/index.ts';
import {
  adoptPolicy,
  createAccount,
  queueDeliveries,
  sendDeliveries,
  setPassword,
  signRecords,
  submitRecords,
  subscribe,
  tick,
  verifyJournal,
} from '../../src/server/application/index.ts';
import { accountsOf } from '../../src/server/start/accounts.ts';
import { networksFrom, webhookPostman } from '../../src/server/webhooks/index.ts';
import { gateOf, PASSWORD } from '../support/accounts.ts';
import { call, startApi, type TestApi } from '../support/api.ts';
import { testConditions } from '../support/conditions.ts';
import { codeOf } from '../support/faults.ts';
import { census } from '../support/faults/census.ts';
import { faultRandom, type Seeded } from '../support/faults/seed.ts';
import { signAs, signerOf, smallBook, submitAll, testHouse } from '../support/house.ts';
import { policyWith } from '../support/policies.ts';
import { receiver } from '../support/receiver.ts';
import { employ } from '../support/school-office.ts';
import { runningPki } from '../support/services.ts';
import { visitorOf, type Visitor } from '../support/visitor.ts';

jest.setTimeout(120_000);

const START = '2026-06-01T08:00:00+07:00';
const DAY = 86_400_000;
let api: TestApi;
let clock: ReturnType<typeof jumpingClock>;
let random: Seeded;
let administrator: Visitor;
let schoolId: string;

/** Ticks, and jumps when it is told to or after so many looks at it. */
function jumpingClock(): Clock & {
  readonly jump: (ms: number, after?: number) => void;
  readonly pending: () => boolean;
} {
  let now = instant(START) as number;
  let looks = 0;
  let later: { readonly ms: number; readonly after: number } | null = null;
  return {
    now: () => {
      looks += 1;
      if (later && looks > later.after) {
        now += later.ms;
        later = null;
      }
      return instant((now += 1000));
    },
    pending: () => later !== null,
    jump: (ms, after) => {
      if (after === undefined) now += ms;
      else later = { ms, after: looks + after };
    },
  };
}

beforeAll(() => void (random = faultRandom()));
beforeEach(async () => {
  clock = jumpingClock();
  const test = await testHouse(1, clock);
  api = await startApi({ test, book: smallBook({}, 6), accounts: (of) => accountsOf(gateOf(of)) });
  [{ id: schoolId } = { id: '' }] = await api.test.house.store.read((view) => view.schools());
  await employ(gateOf(test), schoolId, { role: 'administrator', account: 'administrator' });
  // Days in which everybody is appointed already lie behind.
  clock.jump(2 * DAY);
  administrator = visitorOf(api);
  await signIn();
});
afterEach(() => api.close());

async function signIn(): Promise<void> {
  await administrator.get('/sign-in');
  await administrator.send('signIn', { account: 'administrator', password: PASSWORD });
}

const whole = { doubled: 0, damaged: [], missing: [], otherBytes: [], running: 0, waiting: 0 };
const counted = () => census(api.test.folder);
it.each([
  ['forward for a year', 365 * DAY],
  ['back for a day', -DAY],
])(
  '%s in the middle of a ceremony: each document is signed once, and the way back is told',
  async (_, ms) => {
    const { house } = api.test;
    const { records, cast } = api.imported;
    await submitAll(house, api.imported);
    const before = await counted();

    clock.jump(ms, random.integer(4, 8));
    const held = await signAs(house, api.imported, cast.subjectTeachers[0]!, 'subjectTeacher', records);
    expect(held.signed).toBe(records.length);
    expect(clock.pending()).toBe(false);
    clock.jump(-ms);
    await api.tokenOf(cast.homeroom);
    expect(await counted()).toMatchObject({
      ...whole,
      documents: before.documents,
      signatures: before.signatures + records.length,
    });
    const { findings, setBacks } = await verifyJournal(house);
    expect(findings).toEqual([]);
    expect(setBacks.map(({ from, to }) => Math.round((from - to) / DAY))).toEqual([Math.abs(ms) / DAY]);
    await signIn();
    const { text } = await administrator.get('/status');
    expect(text).toContain('Đồng hồ bị lùi 1 lần');
    expect(text).toContain(`trước mục ${setBacks[0]!.seq} của nhật kí`);
  },
);

it('a clock behind the last entry is told before anything is written under it', async () => {
  clock.jump(90 * 60_000);
  await api.tokenOf(api.imported.cast.homeroom);
  const before = await counted();
  clock.jump(-90 * 60_000);
  const { text } = await administrator.get('/status');
  expect(text).toContain('Đồng hồ bị lùi 1 lần');
  expect(text).toContain(`trước mục ${before.journal + 1} của nhật kí`);
});

it('deadlines that a wrong clock passed are noted once, stay noted, and are not noted again in their own time', async () => {
  const { house } = api.test;
  const deadline = instant('2026-06-15T00:00:00+07:00');
  const milestones = [
    {
      id: 'transcript',
      when: { on: 'before', day: '06-15' },
      topic: 'transcriptPrinted',
      closes: [{ window: 'transcriptSigning' }],
    },
  ] as const;
  await adoptPolicy(house, {
    schoolId,
    bytes: Buffer.from(JSON.stringify(policyWith({ calendar: { milestones } }))),
    by: api.imported.cast.principal,
    decisionNumber: '1/QĐ-VD',
  });
  expect(await tick(house, clock.now())).toEqual([]);
  clock.jump(365 * DAY);
  const passed = await tick(house, clock.now());
  expect(passed.map(({ milestone, passedAt }) => [milestone, passedAt])).toEqual([['transcript', deadline]]);
  const noted = await counted();
  clock.jump(-365 * DAY);
  for (const ms of [0, 20 * DAY, -DAY]) {
    clock.jump(ms);
    expect(await tick(house, clock.now())).toEqual([]);
  }
  expect(await counted()).toEqual(noted);
});

it('sessions, links and keys of programs begun under a clock that ran ahead are of no use, not of use for a year', async () => {
  const gate = gateOf(api.test);
  const person = api.imported.cast.registrar;
  clock.jump(365 * DAY);
  await signIn();
  expect((await administrator.get('/status')).status).toBe(200);
  const key = await api.tokenOf(api.imported.cast.homeroom);
  expect(await call(api, 'GET', '/api/due', key)).toMatchObject({ status: 200 });
  const { link } = await createAccount(gate, { person, loginName: 'registrar' }, { service: 'setup' });
  clock.jump(-365 * DAY);
  expect((await administrator.get('/status')).location).toContain('/sign-in');
  expect(await call(api, 'GET', '/api/due', key)).toMatchObject({ status: 401 });
  expect(await codeOf(setPassword(gate, { link, password: PASSWORD }))).toBe('account.ticketUnusable');
});

it.each([
  ['before they begin', -3 * 365 * DAY, 'chưa có hiệu lực / not yet valid'],
  ['after their end', 5 * 365 * DAY, 'hết hạn / expired'],
])(
  'certificates are told as what they are under a clock %s, and are good again under the right one',
  async (_, ms, told) => {
    const { house } = api.test;
    const { records, cast } = api.imported;
    await submitAll(house, api.imported);
    const before = await counted();
    const sign = () => signAs(house, api.imported, cast.subjectTeachers[0]!, 'subjectTeacher', records);
    clock.jump(ms);
    await expect(sign()).rejects.toMatchObject({
      code: 'signing.certificateRefused',
      title: { vi: expect.stringContaining(told) as string },
    });
    expect(await counted()).toMatchObject({ ...whole, signatures: before.signatures });
    clock.jump(-ms);
    expect((await sign()).signed).toBe(records.length);
    expect(await counted()).toMatchObject({ ...whole, signatures: before.signatures + records.length });
  },
);

it('a timestamp more than an hour from this clock is refused, whichever of the two is wrong', async () => {
  const { house } = api.test;
  const { records, cast } = api.imported;
  const pki = await runningPki(clock.now());
  await submitAll(house, api.imported);
  const before = await counted();
  const policy = {
    timestamped: 'everybody',
    withoutTimestamp: 'refuse',
    uncheckedCertificate: 'refuse',
  } as const;
  const stamped = testConditions(clock, { timestamper: pki.stamper({ clock }), policy });
  const person = cast.subjectTeachers[0]!;
  const signer = signerOf(cast.names.get(person)!);
  const sign = () =>
    signRecords(house, { person, role: 'subjectTeacher', signer, conditions: stamped, records });
  for (const ms of [365 * DAY, -DAY]) {
    clock.jump(ms);
    await expect(sign()).rejects.toMatchObject({ code: 'timestamp.invalid' });
    expect(await counted()).toMatchObject({ ...whole, signatures: before.signatures });
    clock.jump(-ms);
  }
  expect((await sign()).signed).toBe(records.length);
  expect(await counted()).toMatchObject({ ...whole, signatures: before.signatures + records.length });
  await pki.stop();
});

it('what is to be told again a year ahead is told under the right clock, and once', async () => {
  const { house } = api.test;
  const answers = [503, 204];
  const there = await receiver((count) => ({ status: answers[count - 1] ?? 204 }));
  const postman = webhookPostman({ networks: networksFrom('127.0.0.0/8') });
  await subscribe(house, { schoolId, url: there.url, events: ['record.submitted'] });
  const [record] = api.imported.records;
  await submitRecords(house, {
    classId: api.imported.classId,
    by: api.imported.cast.homeroom,
    records: [record!],
  });
  clock.jump(365 * DAY);
  await queueDeliveries(house);
  expect(await sendDeliveries(house, postman)).toMatchObject({ refused: 1 });
  clock.jump(-365 * DAY);
  expect(await sendDeliveries(house, postman)).toMatchObject({ delivered: 1 });
  expect(await sendDeliveries(house, postman)).toMatchObject({ delivered: 0, refused: 0 });
  expect(new Set(there.received.map(({ headers }) => headers['giaplai-delivery'])).size).toBe(1);
  await there.close();
});
