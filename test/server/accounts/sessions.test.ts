// Sessions: when they end, by themselves and by their holder.
import {
  endOtherSessions,
  endSession,
  listSessions,
  restoreAccount,
  revokeSession,
  sessionLimits,
  sessionOf,
  suspendAccount,
} from '../../../src/server/application/index.ts';
import { enter, holder, setup, testGate } from '../../support/gate.ts';
import type { TestGate } from '../../support/gate.ts';

const hour = 3_600_000;

describe('sessions', () => {
  let gate: TestGate;
  beforeEach(async () => {
    gate = await testGate();
    await holder(gate);
  });
  afterEach(() => gate.close());
  const holds = (token: string) =>
    sessionOf(gate, token).then(
      () => true,
      () => false,
    );

  it('end when idle for an hour, and after twelve hours even when busy', async () => {
    const idle = await enter(gate);
    gate.pass(sessionLimits.idleMs - 1);
    expect(await holds(idle.token)).toBe(true);
    gate.pass(sessionLimits.idleMs);
    expect(await holds(idle.token)).toBe(false);
    const busy = await enter(gate);
    for (let half = 0; half < 23; half += 1) {
      gate.pass(hour / 2);
      expect(await holds(busy.token)).toBe(true);
    }
    gate.pass(hour / 2);
    expect(await holds(busy.token)).toBe(false);
  });

  it('do not live longer because the clock was set back', async () => {
    const { token } = await enter(gate);
    gate.pass(-5 * hour);
    expect(await holds(token)).toBe(false);
  });

  it('are listed without anything that opens them, and ended one by one or all others', async () => {
    const [mine, phone, library] = [await enter(gate), await enter(gate), await enter(gate)];
    const cards = await listSessions(gate, mine.token);
    expect(cards.map(({ current }) => current).filter(Boolean)).toHaveLength(1);
    expect(cards).toHaveLength(3);
    for (const { token, session } of [mine, phone, library]) {
      expect(JSON.stringify(cards)).not.toContain(token);
      expect(JSON.stringify(cards)).not.toContain(session.tokenHash);
    }
    await revokeSession(gate, mine.token, phone.session.id);
    expect(await Promise.all([mine, phone, library].map(({ token }) => holds(token)))).toEqual([
      true,
      false,
      true,
    ]);
    expect(await endOtherSessions(gate, mine.token)).toBe(1);
    expect(await holds(library.token)).toBe(false);
    await endSession(gate, mine.token);
    expect(await holds(mine.token)).toBe(false);
    await endSession(gate, 'nothing');
  });

  it('of somebody else cannot be ended', async () => {
    await holder(gate, 'nguoi.khac');
    const mine = await enter(gate);
    const theirs = await enter(gate, 'nguoi.khac');
    await revokeSession(gate, mine.token, theirs.session.id);
    expect(await holds(theirs.token)).toBe(true);
  });

  it('end with the account, and do not come back with it', async () => {
    const { token, session } = await enter(gate);
    await suspendAccount(gate, session.accountId, setup);
    expect(await holds(token)).toBe(false);
    await restoreAccount(gate, session.accountId, setup);
    expect(await holds(token)).toBe(false);
    expect((await enter(gate)).next).toBe('session');
  });
});
