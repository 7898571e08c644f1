// A remote signing service that fails, cuts the line after its work, or lies in the middle of a ceremony.
import type { Fault } from '../../src/kernel/index.ts';
import { signRecords } from '../../src/server/application/index.ts';
import { openCsc } from '../../src/signing/devices/index.ts';
import { remoteClient, secret } from '../support/csc/remote.ts';
import { startCscServer, type CscServer, type Disturbance } from '../support/csc/server.ts';
import { census } from '../support/faults/census.ts';
import { importBook, smallBook, submitAll, testHouse } from '../support/house.ts';
import type { ImportedClass, TestHouse } from '../support/house.ts';
import { testConditions } from '../support/conditions.ts';
import { testPki } from '../support/pki.ts';

jest.setTimeout(120_000);

const PUPILS = 6;
let test: TestHouse;
let imported: ImportedClass;
let server: CscServer;

beforeAll(async () => {
  test = await testHouse();
  imported = await importBook(test.house, smallBook({}, PUPILS));
  await submitAll(test.house, imported);
  const { cast } = imported;
  const identity = testPki().issue({ name: cast.names.get(cast.subjectTeachers[0]!)! });
  server = await startCscServer({
    credentials: [{ id: 'own', identity, pin: '31415926', scal: '2', multisign: 4 }],
    now: () => test.house.clock.now(),
  });
});
afterAll(async () => {
  await server.close();
  await test.close();
});

async function sign(credentialId: string) {
  const { house } = test;
  const device = await openCsc({
    client: remoteClient(server, { clock: house.clock, timeLimitMs: 400 }),
    credentialId,
    authenticate: () => Promise.resolve([{ id: 'PIN', value: secret('31415926') }]),
    clock: house.clock,
  });
  const { cast, records } = imported;
  const conditions = testConditions(house.clock);
  const person = cast.subjectTeachers[0]!;
  return signRecords(house, { person, role: 'subjectTeacher', signer: device, conditions, records });
}

/** With one fault for all, or one for each document; nobody is told that anything was signed. */
async function expectRefused(attempt: ReturnType<typeof sign>): Promise<void> {
  const codes = await attempt.then(
    ({ outcomes }) => outcomes.map(({ trouble }) => trouble?.code),
    (error: unknown) => [(error as Fault).code],
  );
  expect(codes.length).toBeGreaterThan(0);
  for (const code of codes) expect(code).toMatch(/^device\./);
}

const whole = { doubled: 0, damaged: [], missing: [], otherBytes: [] };
const silent: readonly [string, string, Disturbance] = ['credentials/authorize', 'is silent', 'silent'];

it.each<readonly [string, string, Disturbance]>([
  silent,
  ['credentials/authorize', 'fails', { status: 500 }],
  ['signatures/signHash', 'cuts the line after its work', 'cutAfterWork'],
  ['signatures/signHash', 'sends a web page', { status: 200, text: '<html>Wi-Fi</html>' }],
  ['signatures/signHash', 'sends no signatures', { status: 200, body: { signatures: [] } }],
  ['signatures/signHash', 'sends other octets', { status: 200, body: { signatures: Array(4).fill('AAAA') } }],
])('at %s %s: nothing is stored, and nothing is half signed', async (method, _, disturbance) => {
  const before = await census(test.folder);
  server.disturb(method, disturbance, disturbance, disturbance);
  await expectRefused(sign('own'));
  server.undisturb(method);
  expect(await census(test.folder)).toMatchObject({ ...whole, signatures: before.signatures });
});

it('goes on when it is well again: each document once', async () => {
  const held = await sign('own');
  expect(held.outcomes.map(({ trouble }) => trouble)).toEqual(imported.records.map(() => null));
  expect(held).toMatchObject({ signed: imported.records.length, waiting: 0 });
  expect(await census(test.folder)).toMatchObject({
    ...whole,
    signatures: 2 * imported.records.length,
    running: 0,
  });
});
