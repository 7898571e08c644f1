// The record workflow as the engine knows it.
import type { Definition } from '../engine/advance.ts';
import type { StoredSnapshot } from '../engine/stored-snapshot.ts';
import { closedRefusal } from './record.closed.ts';
import { openingContext } from './record.context.ts';
import type { RecordContext, RecordOpening } from './record.context.ts';
import { isRecordEffect } from './record.effects.ts';
import type { RecordEffect } from './record.effects.ts';
import type { RecordEvent } from './record.events.ts';
import { recordGuards } from './record.guards.ts';
import { recordMachine } from './record.machine.ts';

export type RecordSnapshot = StoredSnapshot<RecordContext>;

export const recordDefinition: Definition<RecordContext, RecordEvent, RecordEffect> = {
  workflow: 'record',
  /** Raise it, and add an upcast from the former number, whenever RecordContext changes its shape. */
  definition: 3,
  machine: recordMachine,
  upcasts: {
    /** Nothing had been corrected: `superseded` could not be reached by any use case. */
    1: (old) => ({ ...old, context: { ...(old.context as object), renewal: null } }),
    /** Everything was signed with keys. */
    2: (old) => ({ ...old, context: { ...(old.context as object), signedAs: 'digital', paper: null } }),
  },
  guards: recordGuards,
  effectOf: (type, params) =>
    isRecordEffect(type) ? ({ type, ...(params as object) } as RecordEffect) : null,
  closed: closedRefusal,
};

/** A record that was just opened. */
export const openRecord = (opening: RecordOpening): RecordSnapshot => ({
  workflow: 'record',
  definition: recordDefinition.definition,
  state: 'draft',
  context: openingContext(opening),
});
