// Reads what older programs stored; refuses what a newer one did.
import { raise } from '../faults.ts';
import type { StoredSnapshot, Upcast } from './stored-snapshot.ts';

/**
 * Applies the upcasts from the snapshot's definition up to `current`.
 * @param upcasts by the definition they start from
 * @throws Fault `workflow.unknownDefinition` when it is newer than this program or a step is missing
 */
export function upcastTo(
  current: number,
  upcasts: Readonly<Record<number, Upcast>>,
  stored: StoredSnapshot,
): StoredSnapshot {
  let snapshot = stored;
  while (snapshot.definition !== current) {
    const step = snapshot.definition < current ? upcasts[snapshot.definition] : undefined;
    if (!step) {
      throw raise('workflow.unknownDefinition', {
        workflow: stored.workflow,
        definition: stored.definition,
        current,
      });
    }
    snapshot = { ...step(snapshot), definition: snapshot.definition + 1 };
  }
  return snapshot;
}
