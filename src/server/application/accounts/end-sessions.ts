// Sessions listed and ended by their holder.
import type { Session } from './account.ts';
import type { Gate } from './gate.ts';
import { accountNote } from './notes.ts';
import { holding } from './session-of.ts';
import { sessionHolds } from './session-rule.ts';
import { tokenHash } from './tokens.ts';

type Desk = Pick<Gate, 'store' | 'clock'>;

export type SessionCard = Pick<
  Session,
  'id' | 'createdAt' | 'lastSeenAt' | 'expiresAt' | 'address' | 'agent' | 'proofs'
> & { readonly current: boolean };

/** Signs out; a token that opens nothing anyway is no reason to complain. */
export function endSession({ store, clock }: Desk, token: string): Promise<void> {
  const at = clock.now();
  return store.write(async (transaction) => {
    const session = await transaction.session(tokenHash(token));
    if (session?.endedAt === null) await transaction.saveSession({ ...session, endedAt: at });
  });
}

/** Those that hold, newest first. @throws Fault `account.sessionEnded` */
export function listSessions({ store, clock }: Desk, token: string): Promise<readonly SessionCard[]> {
  const at = clock.now();
  return store.read(async (view) => {
    const { session: mine, account } = await holding(view, token, at);
    const all = await view.sessionsOf(account.id);
    return all
      .filter((session) => session.stage === 'open' && sessionHolds(session, at))
      .map(({ id, createdAt, lastSeenAt, expiresAt, address, agent, proofs }) => ({
        id,
        createdAt,
        lastSeenAt,
        expiresAt,
        address,
        agent,
        proofs,
        current: id === mine.id,
      }));
  });
}

/** One of one's own; somebody else's is left alone without a word. @throws Fault `account.sessionEnded` */
export function revokeSession({ store, clock }: Desk, token: string, id: string): Promise<void> {
  const at = clock.now();
  return store.write(async (transaction) => {
    const { account } = await holding(transaction, token, at);
    const found = (await transaction.sessionsOf(account.id)).find((session) => session.id === id);
    if (!found) return;
    await transaction.saveSession({ ...found, endedAt: at });
    await transaction.append([accountNote(account, { type: 'sessions.ended', count: 1 }, at)]);
  });
}

/** @returns how many ended @throws Fault `account.sessionEnded` */
export function endOtherSessions({ store, clock }: Desk, token: string): Promise<number> {
  const at = clock.now();
  return store.write(async (transaction) => {
    const { session, account } = await holding(transaction, token, at);
    const count = await transaction.endSessions(account.id, at, session.id);
    if (count > 0) await transaction.append([accountNote(account, { type: 'sessions.ended', count }, at)]);
    return count;
  });
}
