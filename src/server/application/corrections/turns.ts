// Whose turn it is in a correction: by the parties of the policy, or by name.
import { groupBy } from '../../../kernel/index.ts';
import type { Instant, PersonId } from '../../../kernel/index.ts';
import { stillToPermit, stillToSign, stillToWitness } from '../../../workflows/index.ts';
import type { CorrectionContext, CorrectionParty, CorrectionState } from '../../../workflows/index.ts';
import { targetOfClass } from '../access/permission.ts';
import { isOfParty } from '../policies/offices.ts';
import type { Correction } from '../ports/corrections-store.ts';
import type { View } from '../ports/unit-of-work.ts';

/** What somebody is awaited for. */
export type CorrectionTask =
  | 'confirmCorrection'
  | 'permitCorrection'
  | 'unlockCorrection'
  | 'witnessCorrection'
  | 'executeCorrection'
  | 'signMinutes'
  | 'sealMinutes';

export interface Turn {
  readonly task: CorrectionTask;
  readonly parties?: readonly CorrectionParty[];
  readonly people?: readonly PersonId[];
  /** The task is lost after it; null where no end is set. */
  readonly before?: Instant | null;
}

/** Undefined where nobody is awaited, or only the program itself. */
export const turnOf = ({ state, context }: Correction['snapshot']): Turn | undefined =>
  turns[state as CorrectionState]?.(context);

const turns: Partial<Record<CorrectionState, (context: CorrectionContext) => Turn | undefined>> = {
  requested: ({ permitBefore }) => ({
    task: 'confirmCorrection',
    parties: ['homeroomTeacher'],
    before: permitBefore,
  }),
  homeroomConfirmed: (context) => ({
    task: 'permitCorrection',
    parties: stillToPermit(context),
    before: context.permitBefore,
  }),
  permitted: ({ demands }) => ({ task: 'unlockCorrection', parties: demands.unlockedBy }),
  unlocked: (context) => ({
    task: 'witnessCorrection',
    parties: stillToWitness(context),
    before: context.unlocked?.until ?? null,
  }),
  witnessed: ({ requester, unlocked }) => ({
    task: 'executeCorrection',
    people: [requester],
    before: unlocked?.until ?? null,
  }),
  executed: (context) =>
    context.minutes === null ? undefined : { task: 'signMinutes', people: stillToSign(context) },
};

/** One person who is awaited in one correction. */
export interface Due {
  readonly correction: Correction;
  readonly person: PersonId;
  readonly turn: Turn;
}

/** Everybody who could take the next step at that moment. Whoever asked stands for nobody else (invariant 9). */
export async function duesOf(
  view: View,
  corrections: readonly Correction[],
  at: Instant,
): Promise<readonly Due[]> {
  const held = new Map<string, ReadonlyMap<PersonId, Awaited<ReturnType<View['appointmentsIn']>>>>();
  const dues: Due[] = [];
  for (const correction of corrections) {
    const turn = turnOf(correction.snapshot) ?? (await sealing(view, correction, at));
    if (!turn) continue;
    const target = await targetOfClass(view, correction.classId);
    const { schoolId } = target;
    const staff =
      held.get(schoolId) ?? groupBy(await view.appointmentsIn(schoolId), ({ personId }) => personId);
    held.set(schoolId, staff);
    const { requester, witnesses } = correction.snapshot.context;
    const done = new Set([
      requester,
      ...(turn.task === 'witnessCorrection' ? witnesses.map(({ by }) => by) : []),
    ]);
    const named = turn.people ?? [];
    const ofParties = [...staff].flatMap(([person, appointments]) =>
      !done.has(person) && turn.parties?.some((party) => isOfParty(appointments, party, target, at)) === true
        ? [person]
        : [],
    );
    for (const person of new Set([...named, ...ofParties])) dues.push({ correction, person, turn });
  }
  return dues;
}

/** So long the office is awaited; the seal on the minutes is nobody's condition. */
const SEALED_WITHIN_MS = 7 * 24 * 3_600_000;

async function sealing(view: View, { id, snapshot }: Correction, at: Instant): Promise<Turn | undefined> {
  const last = snapshot.context.minutesSigned.at(-1);
  if (!minuted.has(snapshot.state) || last === undefined || at - last.at > SEALED_WITHIN_MS) return undefined;
  const minutes = await view.minutesOf(id);
  if (!minutes?.slots.some(({ purpose }) => purpose === 'seal')) return undefined;
  const sealed = (await view.minutesSegments(id)).some(({ place }) => place === 'seal');
  return sealed ? undefined : { task: 'sealMinutes', parties: ['registrar'] };
}

const minuted: ReadonlySet<string> = new Set(['renewing', 'completed'] satisfies CorrectionState[]);
