// The machine as a graph: every state is reached, and along every shortest path the invariants hold.
import { getShortestPaths } from 'xstate/graph';
import {
  openRecord,
  recordMachine,
  recordStateWords,
  sealSlotsOf,
  stepRecord,
} from '../../src/workflows/index.ts';
import type { RecordContext, RecordEvent, RecordSnapshot } from '../../src/workflows/index.ts';
import {
  actorOf,
  archived,
  assignments,
  at,
  certified,
  corrected,
  drafted,
  opening,
  ordered,
  people,
  returned,
  extended,
  sealed,
  signed,
  submitted,
} from '../support/record-events.ts';

const asStored = (state: { value: string; context: RecordContext }): RecordSnapshot => ({
  ...openRecord(opening),
  state: state.value,
  context: state.context,
});

/** Of a bare lock, once: what follows is as many states again. */
const mayRenew = ({ state, context: { version, document } }: RecordSnapshot): boolean =>
  state === 'locked' && version < 2 && document?.level === undefined;

/** Everything anybody might try; most of it is refused most of the time. */
const attempts = (snapshot: RecordSnapshot): readonly RecordEvent[] => [
  submitted(),
  submitted(people.homeroom, 2),
  drafted(snapshot),
  certified(snapshot),
  ...(['maths', 'letters', 'homeroom', 'principal', 'stranger'] as const).flatMap((name) =>
    (['subjectTeacher', 'homeroomTeacher', 'principal'] as const).map((role) =>
      signed(snapshot, people[name], role),
    ),
  ),
  ordered(),
  ordered(people.principal, ''),
  sealed(snapshot),
  extended(snapshot),
  ...(snapshot.context.packages.length === 0 ? [archived()] : []),
  ...(snapshot.context.version < 2 ? [returned()] : []),
  { type: 'pupil.left', by: people.homeroom, at: at(20) },
  {
    type: 'entries.imported',
    by: people.homeroom,
    at: at(21),
    assignments,
    entriesHash: opening.entriesHash,
  },
  ...(mayRenew(snapshot) ? [corrected(['TOAN'])] : []),
  corrected([], ''),
];

const paths = getShortestPaths(recordMachine, {
  input: opening,
  events: (state) => attempts(asStored(state)),
  limit: 20_000,
});

describe('the record machine', () => {
  it('reaches every one of its states', () => {
    const reached = new Set(paths.map(({ state }) => state.value));
    expect([...reached].sort()).toEqual(Object.keys(recordStateWords).sort());
    expect(Object.keys(recordMachine.states).sort()).toEqual(Object.keys(recordStateWords).sort());
    expect(paths.length).toBeGreaterThan(30);
  });

  it('never signs a field twice, nor for somebody else, nor out of order, on any path', () => {
    const order = ['subjectTeacher', 'homeroomTeacher', 'principal', 'seal'];
    for (const { state } of paths) {
      const { signatures } = state.context;
      const filled = signatures.flatMap(({ slots }) => slots);
      expect(new Set(filled).size).toBe(filled.length);
      const ranks = signatures.map(({ role }) => order.indexOf(role));
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      expect(signatures.every(({ person }) => person !== people.stranger)).toBe(true);
    }
  });

  it('is locked only with every field filled and an order in hand', () => {
    const locked = paths.filter(({ state }) => ['locked', 'archived'].includes(state.value));
    expect(locked.length).toBeGreaterThan(0);
    for (const { state } of locked) {
      const { context } = state;
      const fields = context.document?.slots.filter(({ purpose }) => purpose !== 'author') ?? [];
      const filled = context.signatures.flatMap(({ slots }) => slots);
      expect(filled.toSorted()).toEqual(fields.map(({ field }) => field).toSorted());
      expect(context.order?.decisionNumber).toBe(context.renewal ? '7/QĐ-VD' : '12/QĐ-VD');
      expect(context.signatures.at(-1)?.slots).toEqual(sealSlotsOf(context));
    }
  });

  it('goes along every shortest path when stepped through policy and engine', () => {
    for (const { steps, state } of paths) {
      let snapshot = openRecord(opening);
      for (const { event } of steps.slice(1)) {
        const next = stepRecord(snapshot, event, actorOf(event));
        if ('refused' in next) continue; // An event the machine ignores: the path stays where it is.
        snapshot = next.snapshot;
      }
      expect({ state: snapshot.state, context: snapshot.context }).toEqual({
        state: state.value,
        context: state.context,
      });
    }
  });

  it('contains nothing that waits, spawns or invokes', () => {
    for (const node of Object.values(recordMachine.states)) {
      expect(node.invoke).toEqual([]);
      expect(node.after).toEqual([]);
      expect(node.always ?? []).toEqual([]);
    }
  });
});
