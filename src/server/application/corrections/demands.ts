// What the policy in force asks of one correction: which path, who agrees, who watches, until when (R71, R76, R78, R81).
import { parseCellPath } from '../../../assessment/index.ts';
import type { Term } from '../../../assessment/index.ts';
import type { Instant, PersonId } from '../../../kernel/index.ts';
import { addDays, beginningOf, lastCorrectionDay, rulesOf, schoolCalendar } from '../../../policies/index.ts';
import type { Party, Policy } from '../../../policies/index.ts';
import type { CorrectedCell, CorrectionDemands, CorrectionOpening } from '../../../workflows/index.ts';
import type { AccessTarget } from '../access/may.ts';
import type { View } from '../ports/unit-of-work.ts';
import { correctionFault } from './faults.ts';
import { partyWords, peopleOf } from './parties.ts';

export interface Asking {
  readonly policy: Policy | null;
  readonly schoolYear: string;
  readonly cells: readonly CorrectedCell[];
  readonly requester: PersonId;
  readonly target: AccessTarget;
  /** Something that prints or holds the cells is locked. */
  readonly locked: boolean;
  readonly at: Instant;
}

type Asked = Pick<CorrectionOpening, 'route' | 'demands' | 'permitBefore'>;

/** @throws Fault `correction.witnessless` */
export async function demandsOf(view: View, asking: Asking): Promise<Asked> {
  const { policy, locked, at } = asking;
  const rules = rulesOf(policy);
  const end = lastMoment(asking);
  const late = end !== null && at >= end;
  const route = locked || late ? 'afterLock' : 'ordinary';
  // Stricter: whoever decides after the lock, on top of everybody who permits anyway.
  const permittedBy =
    route === 'ordinary'
      ? rules.correctionsPermittedBy
      : [...new Set([...rules.correctionsPermittedBy, rules.afterLockDecidedBy])];
  const demands = {
    permittedBy,
    ...(await witnessesOf(view, asking, rules.witnesses, rules.quorum)),
    unlockedBy: rules.lockExecutedBy,
  };
  return { route, demands, permitBefore: route === 'ordinary' ? end : null };
}

/** The end of the last day on which a correction of any of the terms may be asked for; null where none is set. */
function lastMoment({ policy, schoolYear, cells }: Asking): Instant | null {
  if (!policy) return null;
  const calendar = schoolCalendar(policy, schoolYear);
  const terms = new Set(cells.flatMap(({ path }) => termOf(path) ?? []));
  const days = [...terms].flatMap((term) => lastCorrectionDay(calendar, policy, term) ?? []);
  const first = days.toSorted()[0];
  return first === undefined ? null : beginningOf(addDays(first, 1));
}

function termOf(path: string): Term | undefined {
  const cell = parseCellPath(path);
  return cell && 'term' in cell ? cell.term : undefined;
}

/** A party that only the requester could stand for is not waited for, but somebody else must be there (invariant 9). */
async function witnessesOf(
  view: View,
  { requester, target, at }: Asking,
  wanted: readonly Party[],
  quorum: number,
): Promise<Pick<CorrectionDemands, 'witnesses' | 'quorum'>> {
  const possible: Party[] = [];
  for (const party of wanted) {
    const people = await peopleOf(view, party, target, at);
    if (people.some((person) => person !== requester)) possible.push(party);
  }
  if (wanted.length > 0 && possible.length === 0)
    throw correctionFault('correction.witnessless', { parties: partyWords(wanted) });
  return { witnesses: possible, quorum: Math.min(quorum, possible.length) };
}
