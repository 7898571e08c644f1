// What an accepted event changes in the correction's context.
import type { CorrectionContext } from './correction.context.ts';
import type { CorrectionEvent, CorrectionEventOf, CorrectionEventType } from './correction.events.ts';
import { stillToWitness } from './correction.present.ts';

type Change = (context: CorrectionContext, event: CorrectionEvent) => Partial<CorrectionContext>;

export const correctionChanges = {
  takeConfirmation: upon('correction.confirmed', (_, { by, at }) => ({ confirmed: { by, at } })),
  takePermission: upon(
    'correction.permitted',
    ({ permissions, demands }, { by, as, decisionNumber, at }) => ({
      permissions: [
        ...permissions,
        { by, as: as.filter((party) => demands.permittedBy.includes(party)), decisionNumber, at },
      ],
    }),
  ),
  takeRefusal: upon('correction.refused', (_, { by, reason, at }) => ({ refused: { by, reason, at } })),
  takeUnlocking: upon('cells.unlocked', (_, { by, until, at }) => ({ unlocked: { by, until, at } })),
  /** Whoever is several parties stands for the first one still wanted: nobody is two witnesses. */
  takeWitness: upon('correction.witnessed', (context, { by, as, at }) => {
    const party = stillToWitness(context).find((wanted) => as.includes(wanted)) ?? as[0];
    return party === undefined ? {} : { witnesses: [...context.witnesses, { by, as: party, at }] };
  }),
  takeExecution: upon('cells.corrected', (_, { by, at, records }) => ({
    executed: { by, at },
    records,
  })),
  noteRelocking: (_, { at }) => ({ relockedAt: at }),
  takeMinutes: upon('minutes.drafted', (_, { fileHash, snapshotHash }) => ({
    minutes: { fileHash, snapshotHash },
  })),
  takeMinutesSignature: upon('minutes.signed', ({ minutesSigned }, { by, at, fileHash }) => ({
    minutesSigned: [...minutesSigned, { by, at, fileHash }],
  })),
} as const satisfies Record<string, Change>;

export type CorrectionChangeName = keyof typeof correctionChanges;

function upon<Type extends CorrectionEventType>(
  type: Type,
  change: (context: CorrectionContext, event: CorrectionEventOf<Type>) => Partial<CorrectionContext>,
): Change {
  return (context, event) => (event.type === type ? change(context, event as CorrectionEventOf<Type>) : {});
}
