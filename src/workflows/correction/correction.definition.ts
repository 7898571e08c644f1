// The correction workflow as the engine knows it.
import type { Definition } from '../engine/advance.ts';
import type { StoredSnapshot } from '../engine/stored-snapshot.ts';
import { closedCorrection } from './correction.closed.ts';
import { openingOf } from './correction.context.ts';
import type { CorrectionContext, CorrectionOpening } from './correction.context.ts';
import { isCorrectionEffect } from './correction.effects.ts';
import type { CorrectionEffect } from './correction.effects.ts';
import type { CorrectionEvent } from './correction.events.ts';
import { correctionGuards } from './correction.guards.ts';
import { correctionMachine } from './correction.machine.ts';

export type CorrectionSnapshot = StoredSnapshot<CorrectionContext>;

export const correctionDefinition: Definition<CorrectionContext, CorrectionEvent, CorrectionEffect> = {
  workflow: 'correction',
  /** Raise it, and add an upcast from the former number, whenever CorrectionContext changes its shape. */
  definition: 1,
  machine: correctionMachine,
  upcasts: {},
  guards: correctionGuards,
  effectOf: (type, params) =>
    isCorrectionEffect(type) ? ({ type, ...(params as object) } as CorrectionEffect) : null,
  closed: closedCorrection,
};

/** A correction that was just asked for; a homeroom teacher's own request is confirmed by being theirs. */
export const openCorrection = (opening: CorrectionOpening): CorrectionSnapshot => ({
  workflow: 'correction',
  definition: correctionDefinition.definition,
  state: opening.confirmedByAsking ? 'homeroomConfirmed' : 'requested',
  context: openingOf(opening),
});
