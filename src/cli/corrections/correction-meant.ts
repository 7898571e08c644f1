// Which correction is meant, by the beginning of its id; and how one reads in a line.
import { toVietnameseDate } from '../../kernel/index.ts';
import { parties } from '../../policies/index.ts';
import {
  type Correction,
  correctionFault,
  type CorrectionStanding,
  type House,
  type SchoolClass,
} from '../../server/application/index.ts';
import { dim, yellow } from '../screen.ts';

/** @throws Fault `correction.unknown` also when several begin like that */
export function correctionMeant(
  house: House,
  beginning: string,
): Promise<{ readonly correction: Correction; readonly schoolClass: SchoolClass }> {
  return house.store.read(async (view) => {
    const found: { correction: Correction; schoolClass: SchoolClass }[] = [];
    for (const schoolClass of await view.classes())
      for (const correction of await view.correctionsOf(schoolClass.id))
        if (correction.id.startsWith(beginning)) found.push({ correction, schoolClass });
    const [only] = found;
    if (only === undefined || found.length > 1 || beginning.length < 4)
      throw correctionFault('correction.unknown', { correction: beginning });
    return only;
  });
}

export function correctionLine(standing: CorrectionStanding): readonly string[] {
  const { correction, words, awaited, awaitedPeople, names } = standing;
  const { requester, requestedAt, cells, reason } = correction.snapshot.context;
  const { day, month, year } = toVietnameseDate(requestedAt);
  const waiting = [
    ...awaited.map((party) => parties[party].vi),
    ...awaitedPeople.map((id) => names.get(id) ?? id),
  ];
  return [
    correction.id.slice(0, 8),
    `${words.vi} / ${words.en}`,
    `${cells.length} ô / cells`,
    `${names.get(requester) ?? requester}, ${day}/${month}/${year}`,
    waiting.length === 0 ? '' : yellow(`chờ / awaited: ${waiting.join(', ')}`),
    dim(reason),
  ];
}
