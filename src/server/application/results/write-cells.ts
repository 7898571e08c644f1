// The one door through which marks change: checked against what stands, logged line by line, told in the journal.
import { canonicalJson, sha256 } from '../../../kernel/index.ts';
import type { ClassId, Instant, PersonId, Sha256 } from '../../../kernel/index.ts';
import type { CellChange } from '../classes/score-changes.ts';
import { applicationFault } from '../faults.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import type { ChangeRange } from '../ports/results-store.ts';
import { refuseLocked } from '../result-locks/refuse-locked.ts';
import { pathOf, keyOfPath } from './cell-key.ts';
import type { Cell, CellKey } from './cell-key.ts';
import { allowsValue } from './cell-values.ts';
import { refuseConflicts } from './conflicts.ts';
import { resultsFault } from './faults.ts';

export interface CellWriting {
  readonly classId: ClassId;
  /** Paths as `cellChanges` names them; each at most once. */
  readonly changes: readonly CellChange[];
  readonly by: PersonId;
  readonly at: Instant;
  readonly reason: string | null;
  /** What it was entered on, as that says itself. */
  readonly device: string | null;
  /** On what ground: `appointment:<id>` or `correction:<id>`. */
  readonly permission: string;
  /** The last change the writer has seen; what changed since is a conflict even where the old value is back. */
  readonly seen?: number | undefined;
  /** Warnings that were shown and stay, for the journal. */
  readonly confirmed?: readonly string[];
}

export interface CellsWritten extends ChangeRange {
  /** Those of the changes that changed something. */
  readonly changes: readonly CellChange[];
}

/**
 * All or nothing. A change to what stands already is left out. Whether `by` may, and may now, is for the use case to
 * ask; what is locked stays locked here as everywhere, unless it was opened (see openCells).
 * @throws Fault `class.unknown`, `results.cellUnknown`, `results.cellTwice`, `results.valueRefused`,
 *   `results.changedMeanwhile`, `results.locked`
 */
export async function writeCells(transaction: Transaction, writing: CellWriting): Promise<CellsWritten> {
  const { classId, by, at, reason, device, permission, confirmed = [] } = writing;
  const schoolClass = await transaction.schoolClass(classId);
  if (!schoolClass) throw applicationFault('class.unknown', { class: classId });
  const wanted = placed(writing.changes);
  const standing = new Map((await transaction.cells(classId)).map((cell) => [pathOf(cell), cell]));
  const values = new Map(wanted.map(({ path, after }) => [path, after]));
  const refused = wanted.filter(({ place, after }) => {
    const kind = kindAt(place, standing, values);
    return !allowsValue(place, after, { kind, regime: schoolClass.regime });
  });
  for (const { place } of wanted) isOfClass(place, standing);
  if (refused.length > 0)
    throw resultsFault('results.valueRefused', {
      count: refused.length,
      cells: refused.map(({ path }) => path),
    });
  const changes = wanted.filter(({ path, after }) => (standing.get(path)?.value ?? null) !== after);
  await refuseConflicts(transaction, { changes, standing, seen: writing.seen });
  await refuseLocked(transaction, { classId, places: changes.map(({ place }) => place), at });
  const told = changes.map(({ path, before, after }) => ({ path, before, after }));
  if (told.length === 0) return { first: 0, last: 0, changes: told };
  const actor = `person:${by}`;
  const range = await transaction.changeCells(
    { classId, at, actor, fileHash: null, reason, device, permission },
    told,
  );
  await transaction.append([
    {
      at,
      actor,
      record: null,
      event: {
        type: 'results.changed',
        by,
        class: classId,
        count: told.length,
        ...range,
        changesHash: changesHash(told),
        reason,
        device,
        permission,
        ...(confirmed.length > 0 && { confirmed }),
      },
    },
  ]);
  return { ...range, changes: told };
}

/** Ties lines of the log to the journal's chain. */
export const changesHash = (changes: readonly CellChange[]): Sha256 =>
  sha256(canonicalJson(changes.map(({ path, before, after }) => ({ path, before, after }))));

export interface PlacedChange extends CellChange {
  readonly place: CellKey;
}

function placed(changes: readonly CellChange[]): readonly PlacedChange[] {
  const seen = new Set<string>();
  return changes.map((change) => {
    const place = keyOfPath(change.path);
    if (!place) throw resultsFault('results.cellUnknown', { cell: change.path });
    if (seen.has(change.path)) throw resultsFault('results.cellTwice', { cell: change.path });
    seen.add(change.path);
    return { ...change, place };
  });
}

type Standing = ReadonlyMap<string, Cell>;

/** What the entry is, or becomes by the same writing. */
function kindAt(
  place: CellKey,
  standing: Standing,
  values: ReadonlyMap<string, string | null>,
): string | null {
  if (place.field !== 'entries') return null;
  const path = pathOf({ ...place, column: 'kind' });
  return values.get(path) ?? standing.get(path)?.value ?? null;
}

/** Whoever has a name is in the class; an entry is of a subject the pupil has in that term. */
function isOfClass(place: CellKey, standing: Standing): void {
  const name = pathOf({ pupil: place.pupil, field: 'name', term: '', subject: '', column: '' });
  if ((standing.get(name)?.value ?? null) === null)
    throw resultsFault('results.cellUnknown', { cell: pathOf(place) });
}
