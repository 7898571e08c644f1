// Whatever a service answers, the caller gets a fault with a name, never a crash and never a signature.
import fc from 'fast-check';
import { Fault } from '../../../src/kernel/index.ts';
import { openCsc } from '../../../src/signing/devices/index.ts';
import { remoteClient, secret } from '../../support/csc/remote.ts';
import { startCscServer, type CscServer } from '../../support/csc/server.ts';
import { testPki } from '../../support/pki.ts';
import { questionOf } from '../../support/questions.ts';

const pki = testPki();
const clock = { now: () => pki.at };
const methods = [
  'info',
  'credentials/info',
  'credentials/authorize',
  'credentials/authorizeCheck',
  'signatures/signHash',
] as const;
const names = [
  'SAD',
  'handle',
  'signatures',
  'responseID',
  'key',
  'cert',
  'auth',
  'methods',
  'error',
  'multisign',
];
const answer = fc.record({
  status: fc.constantFrom(200, 201, 202, 204, 400, 401, 403, 404, 500),
  text: fc.oneof(
    fc.json(),
    fc.string(),
    fc
      .dictionary(fc.constantFrom(...names), fc.oneof(fc.jsonValue(), fc.constant('')))
      .map((members) => JSON.stringify(members)),
  ),
});

describe('answers of a signing service', () => {
  let server: CscServer;
  beforeAll(async () => {
    const identity = pki.issue();
    server = await startCscServer({
      credentials: [{ id: 'x', identity, pin: '1', phone: true }],
      now: clock.now,
    });
  });
  afterAll(() => server.close());

  it('that are arbitrary never lead to a crash or to a signature', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...methods), answer, async (method, disturbance) => {
        // Twice, since a refused access token is renewed once.
        server.disturb(method, disturbance, disturbance);
        const outcome = await attempt().catch((error: unknown) => error);
        server.undisturb(method);
        expect(outcome === 'sound' || outcome instanceof Fault).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  /** Up to the first look; `sound` when the arbitrary answer was not reached or happened to be a possible one. */
  async function attempt(): Promise<unknown> {
    const device = await openCsc({
      client: remoteClient(server, { clock }),
      credentialId: 'x',
      authenticate: () => Promise.resolve([{ id: 'PIN', value: secret('1') }]),
      clock,
    });
    const pending = await device.begin([questionOf('x', device.algorithm)]);
    server.phone.approve();
    const progress = await device.poll(pending);
    if (progress.state === 'waiting') return 'sound';
    return progress.signatures[0]?.length === 256 ? 'sound' : 'forged';
  }
});
