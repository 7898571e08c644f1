// A class book brings everybody's marks: whoever has no right over the whole class changes by it only what is theirs.
import type { CellChange, ClassBook } from '../../../assessment/index.ts';
import type { Instant, PersonId } from '../../../kernel/index.ts';
import { accessFault } from '../access/faults.ts';
import { may } from '../access/may.ts';
import { classTarget } from '../access/permission.ts';
import type { View } from '../ports/unit-of-work.ts';
import { keyOfPath } from '../results/cell-key.ts';
import type { CellKey } from '../results/cell-key.ts';
import type { SchoolClass } from '../rows.ts';

export interface BroughtCells {
  readonly by: PersonId;
  readonly schoolClass: SchoolClass;
  readonly former: ClassBook;
  readonly book: ClassBook;
  readonly changes: readonly CellChange[];
  readonly at: Instant;
}

/**
 * Pupils may leave with their marks; whoever comes brings none with them that somebody else answers for.
 * @throws Fault `access.cellsOfOthers`
 */
export async function refuseCellsOfOthers(view: View, brought: BroughtCells): Promise<void> {
  const { by, schoolClass, former, book, changes, at } = brought;
  const held = await view.appointmentsOf(by);
  const target = classTarget(schoolClass);
  // Who may say who teaches what answers for the whole class.
  if (may(held, 'class.staffed', target, at)) return;
  const codesIn = ({ pupils }: ClassBook) => new Set(pupils.map(({ code }) => code));
  const [before, after] = [codesIn(former), codesIn(book)];
  const isOwn = ({ field, subject, term }: CellKey): boolean => {
    const reached = { ...target, ...(term !== '' && { term }) };
    return field === 'entries'
      ? may(held, 'results.entered', { ...reached, subject }, at) !== null
      : may(held, 'classData.entered', reached, at) !== null;
  };
  const others = changes
    .flatMap(({ path }) => keyOfPath(path) ?? [])
    .filter(({ pupil }) => after.has(pupil))
    // Which subjects a pupil takes comes with the pupil.
    .filter(({ pupil, column }) => before.has(pupil) || column !== 'kind')
    .filter((key) => !isOwn(key));
  if (others.length === 0) return;
  const named = others.map(({ field, subject }) => (subject === '' ? field : subject));
  const subjects = [...new Set(named)].toSorted().join(', ');
  throw accessFault('access.cellsOfOthers', { count: others.length, subjects });
}
