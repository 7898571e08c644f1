// Policy and machine together: what becomes of a stored record when somebody reports an event.
import { advance } from '../engine/advance.ts';
import type { Advance } from '../engine/advance.ts';
import type { StoredSnapshot } from '../engine/stored-snapshot.ts';
import { upcastTo } from '../engine/upcast.ts';
import { definitionOf } from '../catalogue.ts';
import type { RecordContext, RecordOpening } from './record.context.ts';
import { openRecord } from './record.definition.ts';
import type { RecordSnapshot } from './record.definition.ts';
import type { RecordEffect } from './record.effects.ts';
import type { RecordEvent } from './record.events.ts';
import { authorise } from './record.policy.ts';
import type { Actor } from './record.policy.ts';

/**
 * Pure: may this actor cause this event here, and what follows?
 * @throws Fault `workflow.unknown`, `workflow.unknownDefinition`
 */
export function stepRecord(
  stored: StoredSnapshot,
  event: RecordEvent,
  actor: Actor,
): Advance<RecordContext, RecordEffect> {
  const definition = definitionOf<'record'>(stored.workflow);
  const current = upcastTo(definition.definition, definition.upcasts, stored) as RecordSnapshot;
  const refused = authorise(current.context.assignments, current.state, event, actor);
  return refused ? { refused } : advance(definition, current, event);
}

/**
 * What the accepted events of a journal make of an opened record.
 * @returns null when an event would not have been accepted: the journal is not what happened
 */
export function replayRecord(
  opening: RecordOpening,
  steps: readonly { readonly event: RecordEvent; readonly actor: Actor }[],
): RecordSnapshot | null {
  let snapshot = openRecord(opening);
  for (const { event, actor } of steps) {
    const next = stepRecord(snapshot, event, actor);
    if ('refused' in next) return null;
    snapshot = next.snapshot;
  }
  return snapshot;
}
