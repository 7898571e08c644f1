// One cell from its first value on: who changed it, when, why, by which right, and what became of it in the end.
import type { ClassId, Instant, PersonId } from '../../../kernel/index.ts';
import { classTarget, permission } from '../access/permission.ts';
import { applicationFault } from '../faults.ts';
import type { House } from '../ports/house.ts';
import type { ScoreChange } from '../rows.ts';
import { keyOfPath } from './cell-key.ts';
import { resultsFault } from './faults.ts';
import { netChanges } from './net-change.ts';
import type { NetChange } from './net-change.ts';

export interface CellHistory {
  readonly path: string;
  readonly value: string | null;
  /** Oldest first; what was first imported has no line. */
  readonly changes: readonly ScoreChange[];
  /** Null while nothing changed. */
  readonly net: NetChange | null;
  /** Of everybody named in the changes, by `person:<id>`. */
  readonly names: ReadonlyMap<string, string>;
}

export interface CellAsked {
  readonly classId: ClassId;
  readonly path: string;
  readonly by: PersonId;
}

/** @throws Fault `class.unknown`, `results.cellUnknown`, `access.notPermitted` */
export function cellHistory(house: House, { classId, path, by }: CellAsked): Promise<CellHistory> {
  const at: Instant = house.clock.now();
  return house.store.read(async (view) => {
    const schoolClass = await view.schoolClass(classId);
    if (!schoolClass) throw applicationFault('class.unknown', { class: classId });
    const key = keyOfPath(path);
    if (!key) throw resultsFault('results.cellUnknown', { cell: path });
    const { subject, term } = key;
    const narrower = { ...(subject !== '' && { subject }), ...(term !== '' && { term }) };
    const target = { ...classTarget(schoolClass), ...narrower };
    await permission(view, { person: by, action: 'results.read', target, at });
    const cells = await view.cells(classId, { field: key.field });
    const cell = cells.find(
      (one) =>
        one.pupil === key.pupil && one.term === term && one.subject === subject && one.column === key.column,
    );
    const changes = await view.cellLog(classId, path);
    if (!cell && changes.length === 0) throw resultsFault('results.cellUnknown', { cell: path });
    const people = await view.people(changes.map(({ actor }) => actor.replace(/^person:/, '') as PersonId));
    return {
      path,
      value: cell?.value ?? null,
      changes,
      net: netChanges(changes)[0] ?? null,
      names: new Map(people.map(({ id, name }) => [`person:${id}`, name])),
    };
  });
}
