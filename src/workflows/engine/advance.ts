// One pure step: (stored snapshot, event) → next snapshot and the effects it orders, or why not.
import { getNextTransitions } from 'xstate';
import type { AnyMachineSnapshot, AnyStateMachine, EventObject } from 'xstate';
import type { Refusal } from './refusal.ts';
import type { StoredSnapshot, Upcast } from './stored-snapshot.ts';
import { transitionOf } from './transition.ts';
import { upcastTo } from './upcast.ts';

/** A guard with the reason given when it does not hold. */
export interface Guard<Context, Event> {
  readonly holds: (context: Context, event: Event) => boolean;
  readonly refusal: Refusal;
}

/** Everything the engine needs to know about one workflow. */
export interface Definition<Context, Event extends EventObject, Effect> {
  readonly workflow: string;
  readonly definition: number;
  readonly machine: AnyStateMachine;
  readonly upcasts: Readonly<Record<number, Upcast>>;
  readonly guards: Readonly<Record<string, Guard<Context, Event>>>;
  /** Turns an action of the machine into an order; null for a change of context. */
  readonly effectOf: (type: string, params: unknown) => Effect | null;
  /** Why an event has no transition at all in a state. */
  readonly closed: (state: string, event: Event) => Refusal;
}

export type Advance<Context, Effect> =
  | { readonly snapshot: StoredSnapshot<Context>; readonly effects: readonly Effect[] }
  | { readonly refused: Refusal };

/** Transitions name their guards in `meta.guards`, so that a refusal can say which one did not hold. */
export interface GuardedMeta {
  readonly guards: readonly string[];
}

/**
 * Never touches a clock, a store or an actor: the same snapshot and event give the same answer.
 * @throws Fault `workflow.unknownDefinition`
 */
export function advance<Context, Event extends EventObject, Effect>(
  definition: Definition<Context, Event, Effect>,
  stored: StoredSnapshot,
  event: Event,
): Advance<Context, Effect> {
  const current = upcastTo(definition.definition, definition.upcasts, stored);
  const before = definition.machine.resolveState({
    value: current.state,
    context: current.context,
  }) as AnyMachineSnapshot;
  const refused = refusalOf(definition, before, event);
  if (refused) return { refused };
  const { after, actions } = transitionOf(definition.machine, before, event);
  return {
    snapshot: {
      workflow: definition.workflow,
      definition: definition.definition,
      state: String(after.value),
      context: after.context as Context,
    },
    effects: actions.flatMap(({ type, params }) => definition.effectOf(type, params) ?? []),
  };
}

/** Several transitions for one event go from the most to the least demanding: the last one's reason is told. */
function refusalOf<Context, Event extends EventObject, Effect>(
  definition: Definition<Context, Event, Effect>,
  before: AnyMachineSnapshot,
  event: Event,
): Refusal | null {
  const candidates = getNextTransitions(before).filter(({ eventType }) => eventType === event.type);
  let refusal: Refusal | null = null;
  for (const candidate of candidates) {
    const { guards } = candidate.meta as unknown as GuardedMeta;
    const failing = guards
      .map((name) => definition.guards[name])
      .find((guard) => !guard?.holds(before.context as Context, event));
    if (!failing) return null;
    refusal = failing.refusal;
  }
  return refusal ?? definition.closed(String(before.value), event);
}
