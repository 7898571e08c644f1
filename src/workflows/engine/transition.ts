// One transition of a machine, nothing carried out.
import { createActor } from 'xstate';
import type { AnyActorScope, AnyMachineSnapshot, AnyStateMachine, EventObject } from 'xstate';

export interface Ordered {
  readonly type: string;
  readonly params: unknown;
}

/**
 * What XState's `transition` does, but with one scope for each machine: that function makes an actor for every call,
 * which opens a record without an opening, fails, and costs more than the transition itself.
 */
export function transitionOf(
  machine: AnyStateMachine,
  before: AnyMachineSnapshot,
  event: EventObject,
): { readonly after: AnyMachineSnapshot; readonly actions: readonly Ordered[] } {
  const actions: Ordered[] = [];
  const actionExecutor = ({ type, params }: Ordered) => void actions.push({ type, params });
  const after = machine.transition(before, event, { ...scopeOf(machine), actionExecutor });
  return { after, actions };
}

const scopes = new WeakMap<AnyStateMachine, AnyActorScope>();

function scopeOf(machine: AnyStateMachine): AnyActorScope {
  const known = scopes.get(machine);
  if (known) return known;
  // Never started: nothing of it runs.
  const self = createActor(machine);
  const nothing = () => undefined;
  const scope: AnyActorScope = {
    ...{ self, id: '', sessionId: '', system: self.system },
    ...{ logger: nothing, defer: nothing, emit: nothing, stopChild: nothing, actionExecutor: nothing },
  };
  scopes.set(machine, scope);
  return scope;
}
