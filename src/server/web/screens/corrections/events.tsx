// What has happened in a correction, by whom and when.
import type { Instant, PersonId } from '../../../../kernel/index.ts';
import type { CorrectionContext, CorrectionState } from '../../../../workflows/index.ts';
import { Card, Moment } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import type { SeenCorrection } from './seen-correction.ts';
import { correctionWords, type CorrectionWords } from './words.ts';

interface Happening {
  readonly at: Instant;
  readonly by: PersonId | null;
  readonly text: string;
}

export function Events({ visit, seen }: { readonly visit: Visit; readonly seen: SeenCorrection }) {
  const words = correctionWords[visit.language];
  const { correction, names } = seen.standing;
  return (
    <Card title={words.events}>
      <ol class="list-unstyled m-0">
        {happenings(correction.snapshot.context, words).map(({ at, by, text }, index) => (
          <li key={index} class="mb-2">
            <div>{text}</div>
            <div class="text-secondary small">
              {by === null ? words.system : names.get(by)} · <Moment at={at} />
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** How far it came before it ended early. */
export function reachedIn({
  executed,
  unlocked,
  permissions,
  confirmed,
}: CorrectionContext): CorrectionState {
  if (executed) return 'executed';
  if (unlocked) return 'unlocked';
  if (permissions.length > 0) return 'permitted';
  return confirmed ? 'homeroomConfirmed' : 'requested';
}

function happenings(context: CorrectionContext, words: CorrectionWords): readonly Happening[] {
  const { happened, parties } = words;
  const { requester, requestedAt, confirmed, permissions, refused, unlocked, executed, relockedAt } = context;
  return [
    { at: requestedAt, by: requester, text: happened.requested },
    ...(confirmed ? [{ ...confirmed, text: happened.confirmed }] : []),
    ...permissions.map(({ at, by, decisionNumber }) => ({
      at,
      by,
      text: happened.permitted(decisionNumber),
    })),
    ...(refused ? [{ at: refused.at, by: refused.by, text: happened.refused(refused.reason) }] : []),
    ...(unlocked ? [{ at: unlocked.at, by: unlocked.by, text: happened.unlocked }] : []),
    ...context.witnesses.map(({ at, by, as }) => ({ at, by, text: happened.witnessed(parties[as]) })),
    ...(executed ? [{ ...executed, text: happened.executed }] : []),
    ...(relockedAt === null ? [] : [{ at: relockedAt, by: null, text: happened.relocked }]),
    ...context.minutesSigned.map(({ at, by }) => ({ at, by, text: happened.signed })),
  ].toSorted((one, other) => one.at - other.at);
}
