// Policy and machine together: what becomes of a stored correction when somebody reports an event.
import { advance } from '../engine/advance.ts';
import type { Advance } from '../engine/advance.ts';
import type { StoredSnapshot } from '../engine/stored-snapshot.ts';
import { upcastTo } from '../engine/upcast.ts';
import type { CorrectionContext } from './correction.context.ts';
import { correctionDefinition } from './correction.definition.ts';
import type { CorrectionSnapshot } from './correction.definition.ts';
import type { CorrectionEffect } from './correction.effects.ts';
import type { CorrectionEvent } from './correction.events.ts';
import { authoriseCorrection } from './correction.policy.ts';
import type { CorrectionActor } from './correction.policy.ts';

/**
 * Pure: may this actor cause this event here, and what follows?
 * @throws Fault `workflow.unknownDefinition`
 */
export function stepCorrection(
  stored: StoredSnapshot,
  event: CorrectionEvent,
  actor: CorrectionActor,
): Advance<CorrectionContext, CorrectionEffect> {
  const { definition, upcasts } = correctionDefinition;
  const current = upcastTo(definition, upcasts, stored) as CorrectionSnapshot;
  const refused = authoriseCorrection(current.context, event, actor);
  return refused ? { refused } : advance(correctionDefinition, current, event);
}
