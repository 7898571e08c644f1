// Who was there: those who sign the minutes, and whose decision it was.
import type { PersonId } from '../../kernel/index.ts';
import type { CorrectionContext, CorrectionParty, Permission } from './correction.context.ts';

const leaders: readonly CorrectionParty[] = ['principal', 'vicePrincipal', 'leadership'];

/** Of a leader where the policy asks one; a board that only agrees numbers nothing. */
export const needsNumber = (
  { demands: { permittedBy } }: Pick<CorrectionContext, 'demands'>,
  as: readonly CorrectionParty[],
): boolean =>
  as.some((party) => leaders.includes(party)) || !permittedBy.some((party) => leaders.includes(party));

/** The numbered decision behind it: it unlocks the cells and later orders the new seal. */
export const decisionOf = ({ permissions }: Pick<CorrectionContext, 'permissions'>): Permission | null =>
  permissions.findLast(({ decisionNumber }) => decisionNumber.trim() !== '') ?? null;

/** Parties that have not agreed yet. */
export const stillToPermit = ({
  demands,
  permissions,
}: Pick<CorrectionContext, 'demands' | 'permissions'>): readonly CorrectionParty[] =>
  demands.permittedBy.filter((party) => !permissions.some(({ as }) => as.includes(party)));

/** Parties a witness is still wanted from; none once there are enough. */
export const stillToWitness = ({
  demands,
  witnesses,
}: Pick<CorrectionContext, 'demands' | 'witnesses'>): readonly CorrectionParty[] =>
  witnesses.length >= demands.quorum
    ? []
    : demands.witnesses.filter((party) => !witnesses.some(({ as }) => as === party));

export type PresentAs = 'requester' | 'homeroomTeacher' | 'witness' | 'leader';

/** Each person once, in the order they sign. */
export function presentAt(
  context: CorrectionContext,
): readonly { readonly person: PersonId; readonly as: PresentAs }[] {
  const { requester, confirmed, witnesses } = context;
  const leader = decisionOf(context);
  const all = [
    { person: requester, as: 'requester' as const },
    ...(confirmed ? [{ person: confirmed.by, as: 'homeroomTeacher' as const }] : []),
    ...witnesses.map(({ by }) => ({ person: by, as: 'witness' as const })),
    ...(leader ? [{ person: leader.by, as: 'leader' as const }] : []),
  ];
  // Whoever decided signs as that, also where they were among the witnesses.
  return all.filter(({ person, as }, index) =>
    as === 'leader'
      ? !all.some((other) => other.person === person && other.as === 'requester')
      : person !== leader?.by && all.findIndex((other) => other.person === person) === index,
  );
}

/** Who of them has not signed the minutes. */
export const stillToSign = (context: CorrectionContext): readonly PersonId[] =>
  presentAt(context)
    .map(({ person }) => person)
    .filter((person) => !context.minutesSigned.some(({ by }) => by === person));
