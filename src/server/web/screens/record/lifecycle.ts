// Where the states of a record stand in a drawing: read from the machine itself, so that the picture cannot lie.
import { recordMachine, type RecordState } from '../../../../workflows/index.ts';

export interface DrawnState {
  readonly state: RecordState;
  /** The way forward is column 0; what leads only back is a detour beside it. */
  readonly column: 0 | 1;
  readonly row: number;
}

export interface DrawnStep {
  readonly from: RecordState;
  readonly to: RecordState;
  readonly events: readonly string[];
}

export interface Lifecycle {
  readonly states: readonly DrawnState[];
  /** From one state to another; what stays where it is is not drawn. */
  readonly steps: readonly DrawnStep[];
  readonly rows: number;
}

/** Of the machine of records. */
export function lifecycle(): Lifecycle {
  const names = Object.keys(recordMachine.states) as RecordState[];
  const steps = names.flatMap((from) => stepsFrom(from));
  const way = wayOf(names, steps);
  const detours = names.filter((name) => !way.includes(name));
  const rowOf = new Map(way.map((name, row) => [name, row]));
  // A detour stands beside the last state that leads to it, or the next free place below.
  let free = 0;
  const beside = detours
    .map((state) => ({ state, row: lastSource(state, steps, rowOf) }))
    .toSorted((one, other) => one.row - other.row)
    .map(({ state, row }): DrawnState => {
      const at = Math.max(row, free);
      free = at + 1;
      return { state, column: 1, row: at };
    });
  const states = [...way.map((state, row): DrawnState => ({ state, column: 0, row })), ...beside];
  return { states, steps, rows: Math.max(...states.map(({ row }) => row)) + 1 };
}

/** The longest chain in the order of the machine, up to the last state that does not lead back. */
function wayOf(names: readonly RecordState[], steps: readonly DrawnStep[]): readonly RecordState[] {
  const order = new Map(names.map((name, index) => [name, index]));
  const isForward = ({ from, to }: DrawnStep) => (order.get(to) ?? 0) > (order.get(from) ?? 0);
  const longest = new Map<RecordState, readonly RecordState[]>();
  for (const name of names.toReversed()) {
    const onward = steps
      .filter((step) => step.from === name && isForward(step))
      .map(({ to }) => longest.get(to) ?? []);
    const [best = []] = onward.toSorted((one, other) => other.length - one.length);
    longest.set(name, [name, ...best]);
  }
  const chain = longest.get(recordMachine.root.initial.target[0]?.key as RecordState) ?? names;
  const leadsBack = (name: RecordState) => steps.some((step) => step.from === name && !isForward(step));
  return leadsBack(chain.at(-1) ?? 'draft') ? chain.slice(0, -1) : chain;
}

function stepsFrom(from: RecordState): readonly DrawnStep[] {
  const events = new Map<RecordState, string[]>();
  for (const transition of [...(recordMachine.states[from]?.transitions.values() ?? [])].flat()) {
    const to = transition.target?.[0]?.key as RecordState | undefined;
    if (to === undefined || to === from) continue;
    events.set(to, [...new Set([...(events.get(to) ?? []), transition.eventType])]);
  }
  return [...events].map(([to, names]) => ({ from, to, events: names }));
}

const lastSource = (
  state: RecordState,
  steps: readonly DrawnStep[],
  rowOf: ReadonlyMap<RecordState, number>,
): number => Math.max(0, ...steps.filter(({ to }) => to === state).map(({ from }) => rowOf.get(from) ?? 0));
