// Who may ask for a correction of these cells: who answers for them, as far as the policy lets them (R18, R19, R75, R83).
import { parseCellPath } from '../../../assessment/index.ts';
import type { Instant, PersonId } from '../../../kernel/index.ts';
import type { Party, Policy } from '../../../policies/index.ts';
import type { CorrectedCell, CorrectionContext } from '../../../workflows/index.ts';
import { may } from '../access/may.ts';
import { accessFault } from '../access/faults.ts';
import { classTarget } from '../access/permission.ts';
import type { View } from '../ports/unit-of-work.ts';
import type { SchoolClass } from '../rows.ts';
import { correctionFault } from './faults.ts';
import { partyWords } from './parties.ts';

export interface Proposal {
  readonly by: PersonId;
  readonly cells: readonly Pick<CorrectedCell, 'path'>[];
  readonly policy: Policy | null;
  readonly schoolClass: SchoolClass;
  readonly at: Instant;
}

const usual: readonly Party[] = ['subjectTeacher', 'homeroomTeacher'];

/**
 * Results are proposed by the teacher of the subject, or by the homeroom teacher where the policy names them; conduct,
 * absences and particulars are the homeroom teacher's whatever it says of scores.
 * @returns as what they ask, and whether they are the homeroom teacher whatever they ask as
 * @throws Fault `access.notPermitted`, `correction.notProposer`
 */
export async function mayPropose(
  view: View,
  { by, cells, policy, schoolClass, at }: Proposal,
): Promise<Pick<CorrectionContext, 'requestedAs' | 'confirmedByAsking'>> {
  const held = await view.appointmentsOf(by);
  const target = classTarget(schoolClass);
  const as = (role: CorrectionContext['requestedAs']) => held.filter((one) => one.role === role);
  const places = cells.flatMap(({ path }) => parseCellPath(path) ?? []);
  const isHomeroom = may(as('homeroomTeacher'), 'correction.requested', target, at) !== null;
  const teachesAll =
    places.length === cells.length &&
    places.every(
      (place) =>
        place.part === 'entry' &&
        may(
          as('subjectTeacher'),
          'correction.requested',
          { ...target, subject: place.subject, term: place.term },
          at,
        ) !== null,
    );
  if (!teachesAll && !isHomeroom)
    throw accessFault('access.notPermitted', { action: 'correction.requested' });
  const proposers = policy?.corrections?.proposedBy ?? usual;
  if (teachesAll && proposers.includes('subjectTeacher')) {
    return { requestedAs: 'subjectTeacher', confirmedByAsking: isHomeroom };
  }
  const onlyOwn = places.every(({ part }) => part !== 'entry');
  if (isHomeroom && (onlyOwn || proposers.includes('homeroomTeacher'))) {
    return { requestedAs: 'homeroomTeacher', confirmedByAsking: true };
  }
  throw correctionFault('correction.notProposer', { parties: partyWords(proposers) });
}
