// What is locked in a class, and which cells a correction has open under it now.
import type { ClassId, PersonId } from '../../../kernel/index.ts';
import { classTarget, permission } from '../access/permission.ts';
import { applicationFault } from '../faults.ts';
import type { House } from '../ports/house.ts';
import type { OpenedCell, ResultLock } from '../ports/result-locks-store.ts';
import { isOpen } from './why-closed.ts';

export interface LocksOfClass {
  /** Also lifted ones, oldest first. */
  readonly locks: readonly ResultLock[];
  readonly opened: readonly OpenedCell[];
}

/** @throws Fault `class.unknown`, `access.notPermitted` */
export function locksOfClass(
  house: House,
  { classId, by }: { readonly classId: ClassId; readonly by: PersonId },
): Promise<LocksOfClass> {
  const at = house.clock.now();
  return house.store.read(async (view) => {
    const found = await view.schoolClass(classId);
    if (!found) throw applicationFault('class.unknown', { class: classId });
    await permission(view, { person: by, action: 'class.read', target: classTarget(found), at });
    return {
      locks: await view.resultLocks(classId),
      opened: (await view.openedCells(classId)).filter((cell) => isOpen(cell, at)),
    };
  });
}
