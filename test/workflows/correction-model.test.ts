// The correction machine as a graph: every state is reached, and along every shortest path the invariants hold.
import {
  correctionEventWords,
  correctionGuards,
  correctionMachine,
  correctionPolicy,
  correctionStateWords,
  openCorrection,
  stepCorrection,
  stillToSign,
} from '../../src/workflows/index.ts';
import type { CorrectionEvent, CorrectionSnapshot } from '../../src/workflows/index.ts';
import {
  actorIn,
  board,
  completed,
  confirmed,
  edited,
  late,
  minuted,
  minutesSigned,
  partiesOf,
  permitted,
  refused,
  request,
  unlocked,
  withdrawn,
  witnessed,
} from '../support/correction-events.ts';
import { people } from '../support/record-events.ts';

const everybody = [...Object.values(people), board];

/** Everything anybody might try; most of it is refused most of the time. */
const attempts = (snapshot: CorrectionSnapshot): readonly CorrectionEvent[] => [
  ...everybody.flatMap((by) => [
    confirmed(by),
    permitted(by),
    refused(by),
    unlocked(by),
    witnessed(by),
    edited(by),
    withdrawn(by),
  ]),
  // In one order: the others are as many states again and are tried in the life of a correction.
  ...everybody.map((by) => minutesSigned(snapshot, by)).filter((event) => isNext(snapshot, event)),
  minuted(),
  late(99),
  late(100),
  late(500),
  completed(),
];

const isNext = ({ context }: CorrectionSnapshot, event: CorrectionEvent): boolean =>
  'by' in event && event.by === stillToSign(context)[0];

/** Through policy and engine, as far as anybody can get. */
function everywhere(): readonly CorrectionSnapshot[] {
  const seen = new Map<string, CorrectionSnapshot>();
  const waiting = [openCorrection(request)];
  for (let snapshot = waiting.pop(); snapshot; snapshot = waiting.pop()) {
    const key = JSON.stringify([snapshot.state, snapshot.context]);
    if (seen.has(key)) continue;
    seen.set(key, snapshot);
    for (const event of attempts(snapshot)) {
      const next = stepCorrection(snapshot, event, actorIn(event));
      if (!('refused' in next)) waiting.push(next.snapshot);
    }
  }
  return [...seen.values()];
}

const reached = everywhere();

describe('the correction machine', () => {
  it('reaches every one of its states through policy and guards', () => {
    expect([...new Set(reached.map(({ state }) => state))].sort()).toEqual(
      Object.keys(correctionStateWords).sort(),
    );
    expect(reached.length).toBeGreaterThan(40);
  });

  it('never lets the requester be confirmer, permitter, unlocker or witness', () => {
    for (const { context } of reached) {
      const others = [
        context.confirmed?.by,
        context.unlocked?.by,
        ...context.permissions.map(({ by }) => by),
        ...context.witnesses.map(({ by }) => by),
      ];
      expect(others).not.toContain(request.requester);
    }
  });

  it('executes only by the requester, permitted, witnessed in full and within the open time', () => {
    const executed = reached.filter(({ context }) => context.executed !== null);
    expect(executed.length).toBeGreaterThan(5);
    for (const { context } of executed) {
      expect(context.executed?.by).toBe(request.requester);
      expect(new Set(context.witnesses.map(({ by }) => by)).size).toBeGreaterThanOrEqual(
        request.demands.quorum,
      );
      expect(context.permissions.flatMap(({ as }) => as)).toEqual(
        expect.arrayContaining([...request.demands.permittedBy]),
      );
      expect(context.executed?.at).toBeLessThan(context.unlocked?.until ?? 0);
      expect(context.relockedAt).toBe(context.executed?.at);
    }
  });

  it('leaves no cell open in any state but unlocked and witnessed', () => {
    for (const { state, context } of reached) {
      const open = context.unlocked !== null && context.relockedAt === null;
      expect(open).toBe(['unlocked', 'witnessed'].includes(state));
    }
  });

  it('has no state that nobody and nothing can ever leave, but the ends', () => {
    const ends = ['completed', 'refused', 'withdrawn', 'expired', 'lapsed'];
    for (const snapshot of reached) {
      const ways = attempts(snapshot).filter(
        (event) => !('refused' in stepCorrection(snapshot, event, actorIn(event))),
      );
      expect(ways.length === 0).toBe(ends.includes(snapshot.state));
    }
  });

  it('contains nothing that waits, spawns or invokes', () => {
    for (const node of Object.values(correctionMachine.states)) {
      expect(node.invoke).toEqual([]);
      expect(node.after).toEqual([]);
      expect(node.always ?? []).toEqual([]);
    }
  });

  it('knows who may cause each event, and says why not in both languages', () => {
    expect(correctionPolicy.map(({ event }) => event).toSorted()).toEqual(
      Object.keys(correctionEventWords).toSorted(),
    );
    for (const { refusal } of Object.values(correctionGuards)) {
      expect(refusal.code).toMatch(/^[a-z]+\.[a-zA-Z]+$/);
      expect(refusal.vi.length).toBeGreaterThan(10);
      expect(refusal.en.length).toBeGreaterThan(10);
    }
  });

  it('knows everybody it is tried with', () => {
    expect(Object.keys(partiesOf).length).toBe(everybody.length - 1);
  });
});
