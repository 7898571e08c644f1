// A gate for tests of accounts: a house with one school, real credentials, letters kept, and a clock to be set.
import { randomBytes } from 'node:crypto';
import { TOTP, Secret } from 'otpauth';
import { freshId, instant } from '../../src/kernel/index.ts';
import type { Instant, PersonId } from '../../src/kernel/index.ts';
import {
  createAccount,
  setPassword,
  signIn,
  offerAuthenticator,
  addAuthenticator,
} from '../../src/server/application/index.ts';
import type { AccountLetter, AccountLetters, Gate } from '../../src/server/application/index.ts';
import { credentialsOf } from '../../src/server/credentials/index.ts';
import { openDatabase, unitOfWork } from '../../src/server/persistence/index.ts';

export const site = { id: 'hoso.example.edu.vn', origin: 'https://hoso.example.edu.vn' };
export const setup = { service: 'setup' } as const;
export const caller = { address: '192.0.2.7', agent: 'Trình duyệt thử' };
export const password = 'bèo hoa dâu trôi ngược 93';

export interface TestGate extends Gate {
  readonly schoolId: string;
  readonly letters: AccountLetters & { readonly sent: AccountLetter[] };
  /** Moves the clock by milliseconds, backwards too. */
  readonly pass: (ms: number) => void;
  readonly close: () => Promise<void>;
}

/** Letters, as they are queued. */
export const lettersTo = (sent: AccountLetter[]): AccountLetters => ({
  post: (_, letter) => {
    if (letter) sent.push(letter);
    return Promise.resolve();
  },
});

/** @param file in memory unless the test is about several servers */
export async function testGate(file = ':memory:'): Promise<TestGate> {
  const source = await openDatabase(file);
  const store = unitOfWork(source);
  let now = instant('2026-06-01T08:00:00+07:00') as number;
  const sent: AccountLetter[] = [];
  const schoolId = freshId();
  await store.write((transaction) =>
    transaction.addSchool({
      id: schoolId,
      name: 'Trường THCS Mẫu',
      level: 'THCS',
      province: 'Mẫu',
      commune: 'Mẫu',
    }),
  );
  return {
    store,
    schoolId,
    clock: { now: () => now as Instant },
    credentials: credentialsOf({
      key: randomBytes(32),
      issuer: 'Giáp Lai',
      site: { id: site.id, name: 'Giáp Lai', origins: [site.origin] },
    }),
    letters: { sent, ...lettersTo(sent) },
    secondFactorFor: [],
    pass: (ms) => (now += ms),
    close: () => source.destroy(),
  };
}

export async function somebody(gate: TestGate, name = 'Người Mẫu'): Promise<PersonId> {
  const id = freshId<PersonId>();
  await gate.store.write((transaction) => transaction.addPeople([{ id, schoolId: gate.schoolId, name }]));
  return id;
}

/** An account with the usual password. */
export async function holder(gate: TestGate, loginName = 'nguoi.mau') {
  const person = await somebody(gate, `Người Mẫu ${loginName}`);
  const email = `${loginName}@example.edu.vn`;
  const { account, link } = await createAccount(gate, { person, loginName, email }, setup);
  await setPassword(gate, { link, password });
  return { person, account, loginName, email };
}

export const enter = (gate: TestGate, loginName = 'nguoi.mau', typed = password, from = caller) =>
  signIn(gate, { loginName, password: typed, caller: from });

export const codeAt = (secret: string, at: number): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });

/** Adds an authenticator, thirty seconds before now. */
export async function withAuthenticator(gate: TestGate, loginName = 'nguoi.mau') {
  const { token } = await enter(gate, loginName);
  const { ticket, secret } = await offerAuthenticator(gate, token);
  const codes = await addAuthenticator(gate, { token, ticket, code: codeAt(secret, gate.clock.now()) });
  gate.pass(30_000);
  return { token, secret, codes };
}
