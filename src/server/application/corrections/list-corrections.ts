// Corrections of a class as those see them who may look into it: where each stands and who is awaited.
import type { ClassId, Instant, PersonId } from '../../../kernel/index.ts';
import {
  correctionStateWords,
  stillToPermit,
  stillToSign,
  stillToWitness,
} from '../../../workflows/index.ts';
import type { CorrectionId, CorrectionParty, CorrectionState } from '../../../workflows/index.ts';
import { may } from '../access/may.ts';
import { classTarget } from '../access/permission.ts';
import { applicationFault } from '../faults.ts';
import type { Correction } from '../ports/corrections-store.ts';
import type { House } from '../ports/house.ts';
import type { View } from '../ports/unit-of-work.ts';
import { correctionFault } from './faults.ts';

export interface CorrectionStanding {
  readonly correction: Correction;
  readonly words: { readonly vi: string; readonly en: string };
  /** Parties of the policy whose turn it is; empty where nobody's is. */
  readonly awaited: readonly CorrectionParty[];
  /** People whose turn it is by name: requester, signers of the minutes. */
  readonly awaitedPeople: readonly PersonId[];
  readonly names: ReadonlyMap<PersonId, string>;
}

/**
 * Oldest first.
 * @throws Fault `class.unknown`, also for a class the person may not look into
 */
export const correctionsOfClass = (
  house: House,
  { classId, by }: { readonly classId: ClassId; readonly by: PersonId },
): Promise<readonly CorrectionStanding[]> =>
  house.store.read(async (view) => {
    if (!(await maySee(view, classId, by, house.clock.now())))
      throw applicationFault('class.unknown', { class: classId });
    const names = await namesOf(view);
    return (await view.correctionsOf(classId)).map((correction) => standingOf(correction, names));
  });

/** @throws Fault `correction.unknown`, also for one of a class the person may not look into */
export const correctionSeenBy = (
  house: House,
  { correction: id, by }: { readonly correction: CorrectionId; readonly by: PersonId },
): Promise<CorrectionStanding> =>
  house.store.read(async (view) => {
    const correction = await view.correction(id);
    if (!correction || !(await maySee(view, correction.classId, by, house.clock.now())))
      throw correctionFault('correction.unknown', { correction: id });
    return standingOf(correction, await namesOf(view));
  });

const namesOf = async (view: View): Promise<ReadonlyMap<PersonId, string>> =>
  new Map((await view.people()).map(({ id, name }) => [id, name]));

async function maySee(view: View, classId: ClassId, by: PersonId, at: Instant): Promise<boolean> {
  const found = (await view.classes()).find(({ id }) => id === classId);
  const appointments = await view.appointmentsOf(by);
  return found !== undefined && may(appointments, 'correction.read', classTarget(found), at) !== null;
}

function standingOf(correction: Correction, names: ReadonlyMap<PersonId, string>): CorrectionStanding {
  const { state, context } = correction.snapshot;
  const turn = turns[state as CorrectionState]?.(context);
  return {
    correction,
    words: correctionStateWords[state as CorrectionState],
    awaited: turn?.parties ?? [],
    awaitedPeople: turn?.people ?? [],
    names,
  };
}

interface Turn {
  readonly parties?: readonly CorrectionParty[];
  readonly people?: readonly PersonId[];
}

const turns: Partial<Record<CorrectionState, (context: Correction['snapshot']['context']) => Turn>> = {
  requested: () => ({ parties: ['homeroomTeacher'] }),
  homeroomConfirmed: (context) => ({ parties: stillToPermit(context) }),
  permitted: ({ demands }) => ({ parties: demands.unlockedBy }),
  unlocked: (context) => ({ parties: stillToWitness(context) }),
  witnessed: ({ requester }) => ({ people: [requester] }),
  executed: (context) => (context.minutes === null ? {} : { people: stillToSign(context) }),
};
