// Two servers on one database: what may be used once is used once.
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Gate } from '../../../src/server/application/index.ts';
import { confirmSecondFactor, resetAccount, setPassword } from '../../../src/server/application/index.ts';
import { openDatabase, unitOfWork } from '../../../src/server/persistence/index.ts';
import {
  caller,
  codeAt,
  enter,
  holder,
  password,
  setup,
  testGate,
  withAuthenticator,
} from '../../support/gate.ts';
import type { TestGate } from '../../support/gate.ts';
import { temporaryFolder } from '../../support/house.ts';

describe('two servers on one database', () => {
  let folder: string;
  let gate: TestGate;
  let twin: Gate;
  let close: () => Promise<void>;
  beforeEach(async () => {
    folder = temporaryFolder();
    const file = path.join(folder, 'giaplai.sqlite');
    gate = await testGate(file);
    const source = await openDatabase(file);
    twin = { ...gate, store: unitOfWork(source) };
    close = () => source.destroy();
    await holder(gate);
  });
  afterEach(async () => {
    await close();
    await gate.close();
    rmSync(folder, { recursive: true });
  });

  const outcomes = async (attempts: readonly Promise<unknown>[]) =>
    (await Promise.allSettled(attempts))
      .map((one) => (one.status === 'fulfilled' ? 'done' : (one.reason as { code: string }).code))
      .toSorted();

  it('take a recovery code, a code of an authenticator and a link from one of two', async () => {
    const { codes, secret } = await withAuthenticator(gate);
    const confirmAtBoth = async (kind: 'totp' | 'recoveryCode', code: string) => {
      const tokens = [(await enter(gate)).token, (await enter(gate)).token];
      return outcomes(
        [gate, twin].map((each, index) =>
          confirmSecondFactor(each, { token: tokens[index]!, proof: { kind, code }, caller }),
        ),
      );
    };
    for (const code of codes.slice(0, 3))
      expect(await confirmAtBoth('recoveryCode', code)).toEqual(['account.codeRefused', 'done']);
    const code = codeAt(secret, gate.clock.now());
    expect(await confirmAtBoth('totp', code)).toEqual(['account.codeRefused', 'done']);

    const account = (await gate.store.read((view) => view.accountByLogin('nguoi.mau')))!.id;
    const { link } = await resetAccount(gate, { account, secondFactors: true }, setup);
    const setting = [gate, twin].map((each) => setPassword(each, { link, password }));
    expect(await outcomes(setting)).toEqual(['account.ticketUnusable', 'done']);
  });

  it('count failures together', async () => {
    const guesses = Array.from({ length: 20 }, (_, index) =>
      enter(index % 2 ? gate : { ...gate, store: twin.store }, 'nguoi.mau', 'sai'),
    );
    const said = await outcomes(guesses);
    expect(said.filter((code) => code === 'account.signInRefused')).toHaveLength(5);
    expect(said.filter((code) => code === 'account.tooManyAttempts')).toHaveLength(15);
  });
});
