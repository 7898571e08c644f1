// The accounts of an installation as the HTTP server asks for them, with the key that seals their secrets.
import { Fault } from '../../kernel/index.ts';
import {
  confirmSecondFactor,
  endSession,
  sessionOf,
  signIn,
  type AccountLetters,
  type AppointedRole,
  type Gate,
  type House,
} from '../application/index.ts';
import { credentialsOf } from '../credentials/index.ts';
import type { Accounts, SessionBegun } from '../http/index.ts';
import { secretKey } from '../secret-key.ts';

export interface OpenAccounts {
  readonly gate: Gate;
  readonly forHttp: Accounts;
}

/** @param origin where browsers see the server, for passkeys */
export function openAccounts(
  { store, clock }: House,
  {
    home,
    origin,
    letters,
    secondFactorFor,
  }: {
    readonly home: string;
    readonly origin: URL;
    readonly letters: AccountLetters;
    readonly secondFactorFor: readonly AppointedRole[];
  },
): OpenAccounts {
  const credentials = credentialsOf({
    key: secretKey(home),
    issuer: 'Giáp Lai',
    site: { id: origin.hostname, name: 'Giáp Lai', origins: [origin.origin] },
  });
  const gate: Gate = { store, clock, credentials, letters, secondFactorFor };
  return { gate, forHttp: accountsOf(gate) };
}

export const accountsOf = (gate: Gate): Accounts => ({
  signIn: async ({ account, password, from, agent }) =>
    begun(await signIn(gate, { loginName: account, password, caller: { address: from, agent } })),
  confirm: async ({ session, kind, code, from, agent }) => {
    const caller = { address: from, agent };
    return begun(await confirmSecondFactor(gate, { token: session, proof: { kind, code }, caller }));
  },
  signOut: (session) => endSession(gate, session),
  presentAt: async (session) => {
    try {
      const { account, reach } = await sessionOf(gate, session);
      return { person: account.personId, reach };
    } catch (error) {
      if (error instanceof Fault && error.code === 'account.sessionEnded') return null;
      throw error;
    }
  },
});

const begun = ({ next, token, session }: Awaited<ReturnType<typeof signIn>>): SessionBegun => ({
  next,
  session: token,
  expiresAt: session.expiresAt,
});
