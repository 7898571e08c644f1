// Real accounts for tests of the server: argon2 and all, passwords known.
import { createAccount, setPassword, type Gate } from '../../src/server/application/index.ts';
import type { PersonId } from '../../src/kernel/index.ts';
import { credentialsOf } from '../../src/server/credentials/index.ts';
import type { TestHouse } from './house.ts';

export const PASSWORD = 'rừng cọ đồi chè 1954';

export function gateOf({ house: { store, clock } }: Pick<TestHouse, 'house'>): Gate {
  const site = { id: 'localhost', name: 'Giáp Lai', origins: ['http://localhost'] };
  const credentials = credentialsOf({ key: Buffer.alloc(32, 7), issuer: 'Giáp Lai', site });
  return { store, clock, credentials, letters: { post: () => Promise.resolve() }, secondFactorFor: [] };
}

export async function openAccount(gate: Gate, person: PersonId, loginName: string): Promise<void> {
  const { link } = await createAccount(gate, { person, loginName }, { service: 'setup' });
  await setPassword(gate, { link, password: PASSWORD });
}
