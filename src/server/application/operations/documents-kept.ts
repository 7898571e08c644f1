// Where documents are kept and whether that is well, tried out as it is asked: for whoever keeps the system running.
import type { Instant, PersonId } from '../../../kernel/index.ts';
import { permission } from '../access/permission.ts';
import type { House } from '../ports/house.ts';
import type { Keeping } from '../ports/keeping.ts';
import { tried, troubleOf, type Tried, type Trouble } from '../tried.ts';

export interface DocumentsKept extends Omit<Keeping, 'lastTrouble'>, Tried {
  /** How long writing there took, or waiting for it. */
  readonly ms: number;
  /** Of this process; its cause is null where it has no name. */
  readonly lastTrouble: { readonly at: Instant; readonly trouble: Trouble | null } | null;
}

/**
 * Null where the house does not say.
 * @throws Fault `access.notPermitted`
 */
export async function documentsKept(
  house: House,
  { schoolId, by }: { readonly schoolId: string; readonly by: PersonId },
): Promise<DocumentsKept | null> {
  const at = house.clock.now();
  await house.store.read((view) =>
    permission(view, { person: by, action: 'operations.watched', target: { schoolId }, at }),
  );
  if (!house.keeping || !house.room) return null;
  const began = performance.now();
  const outcome = await tried(house.room());
  const ms = Math.round(performance.now() - began);
  const { lastTrouble, ...keeping } = await house.keeping();
  return {
    ...keeping,
    ...outcome,
    ms,
    lastTrouble: lastTrouble && { at: lastTrouble.at, trouble: troubleOf(lastTrouble.error) },
  };
}
