// A try to write marks that a lock, a closed window or a missing right refused is told in the journal, by whatever way it came.
import { Fault } from '../../../kernel/index.ts';
import type { ClassId } from '../../../kernel/index.ts';
import type { House } from '../ports/house.ts';

export interface WriteTry {
  readonly classId: ClassId;
  /** `person:<id>` or `service:import`. */
  readonly actor: string;
  /** What it was about, for the journal: the sheet, the file or the correction. */
  readonly about: Readonly<Record<string, unknown>>;
  /** Paths; those that the lock names are told instead where it names any. */
  readonly cells: readonly string[];
}

/** Does the work; what it throws is thrown on, after it was told in a transaction of its own. */
export async function tellingRefusals<Result>(
  house: House,
  refused: () => WriteTry | null,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (failure) {
    const tried = failure instanceof Fault && TOLD.has(failure.code) ? refused() : null;
    if (tried && failure instanceof Fault) await tell(house, tried, failure);
    throw failure;
  }
}

const TOLD: ReadonlySet<string> = new Set([
  'access.notPermitted',
  'access.cellsOfOthers',
  'class.alreadyInSigning',
  'window.closed',
  'results.locked',
  'summer.yearOpen',
]);

/** The other transaction left nothing behind. */
const tell = (
  { store, clock }: House,
  { classId, actor, about, cells }: WriteTry,
  { code, details }: Fault,
): Promise<void> =>
  store.write((transaction) => {
    const told = code === 'results.locked' ? details.cells : cells.slice(0, MOST_CELLS);
    const event = {
      type: 'results.refused',
      class: classId,
      ...about,
      code,
      cells: told,
      count: cells.length,
    };
    return transaction.append([{ at: clock.now(), actor, record: null, event }]);
  });

/** Of a whole book that was refused the first are enough; `count` says how many there were. */
const MOST_CELLS = 100;
