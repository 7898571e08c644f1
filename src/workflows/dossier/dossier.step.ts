// Policy and machine together: what becomes of a stored dossier when somebody reports an event.
import { advance } from '../engine/advance.ts';
import type { Advance } from '../engine/advance.ts';
import type { StoredSnapshot } from '../engine/stored-snapshot.ts';
import { upcastTo } from '../engine/upcast.ts';
import type { DossierContext } from './dossier.context.ts';
import { dossierDefinition } from './dossier.definition.ts';
import type { DossierSnapshot } from './dossier.definition.ts';
import type { DossierEvent } from './dossier.events.ts';
import { authoriseDossier } from './dossier.policy.ts';
import type { DossierActor } from './dossier.policy.ts';

/**
 * Pure: may this actor cause this event here, and what follows?
 * @throws Fault `workflow.unknownDefinition`
 */
export function stepDossier(
  stored: StoredSnapshot,
  event: DossierEvent,
  actor: DossierActor,
): Advance<DossierContext, never> {
  const { definition, upcasts } = dossierDefinition;
  const current = upcastTo(definition, upcasts, stored) as DossierSnapshot;
  const refused = authoriseDossier(current.context, event, actor);
  return refused ? { refused } : advance(dossierDefinition, current, event);
}
