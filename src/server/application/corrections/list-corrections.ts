// Corrections of a class as those see them who may look into it: where each stands and who is awaited.
import type { ClassId, Instant, PersonId } from '../../../kernel/index.ts';
import { correctionStateWords } from '../../../workflows/index.ts';
import type { CorrectionId, CorrectionParty, CorrectionState } from '../../../workflows/index.ts';
import { classesHeldAt } from '../access/classes-held-at.ts';
import { may } from '../access/may.ts';
import { classTarget } from '../access/permission.ts';
import { applicationFault } from '../faults.ts';
import type { Correction } from '../ports/corrections-store.ts';
import type { House } from '../ports/house.ts';
import type { View } from '../ports/unit-of-work.ts';
import { isEnded } from './ends.ts';
import { correctionFault } from './faults.ts';
import { duesOf, turnOf, type CorrectionTask } from './turns.ts';

export interface CorrectionStanding {
  readonly correction: Correction;
  readonly words: { readonly vi: string; readonly en: string };
  /** Parties of the policy whose turn it is; empty where nobody's is. */
  readonly awaited: readonly CorrectionParty[];
  /** People whose turn it is by name: requester, signers of the minutes. */
  readonly awaitedPeople: readonly PersonId[];
  readonly names: ReadonlyMap<PersonId, string>;
  /** Nothing more will happen to it. */
  readonly ended: boolean;
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

/** What goes on in classes the person may look into. Oldest first. */
export const correctionsSeenUnderWay = (
  house: Pick<House, 'store' | 'clock'>,
  by: PersonId,
): Promise<readonly CorrectionStanding[]> =>
  house.store.read(async (view) => {
    const at = house.clock.now();
    const appointments = await view.appointmentsOf(by);
    const classes = await classesHeldAt(view, appointments);
    const seen = (await view.correctionsUnderWay()).filter(({ classId }) => {
      const found = classes.get(classId);
      return found !== undefined && may(appointments, 'correction.read', classTarget(found), at) !== null;
    });
    const names = await namesOf(view);
    return seen.map((correction) => standingOf(correction, names));
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

export interface MyCorrection extends CorrectionStanding {
  /** What I am awaited for; null for my own request that waits for others. */
  readonly task: CorrectionTask | null;
  /** The task is lost after it. */
  readonly before: Instant | null;
}

/** What waits for a person, and what they asked for and has not come to an end. Oldest first. */
export const correctionsOfPerson = (
  house: Pick<House, 'store' | 'clock'>,
  by: PersonId,
): Promise<readonly MyCorrection[]> =>
  house.store.read(async (view) => {
    const underWay = await view.correctionsUnderWay();
    const dues = (await duesOf(view, underWay, house.clock.now())).filter(({ person }) => person === by);
    const mine = new Map(dues.map(({ correction, turn }) => [correction.id, turn]));
    const names = await namesOf(view);
    return underWay.flatMap((correction) => {
      const turn = mine.get(correction.id);
      if (!turn && correction.snapshot.context.requester !== by) return [];
      return [{ ...standingOf(correction, names), task: turn?.task ?? null, before: turn?.before ?? null }];
    });
  });

const namesOf = async (view: View): Promise<ReadonlyMap<PersonId, string>> =>
  new Map((await view.people()).map(({ id, name }) => [id, name]));

async function maySee(view: View, classId: ClassId, by: PersonId, at: Instant): Promise<boolean> {
  const found = await view.schoolClass(classId);
  const appointments = await view.appointmentsOf(by);
  return found !== undefined && may(appointments, 'correction.read', classTarget(found), at) !== null;
}

function standingOf(correction: Correction, names: ReadonlyMap<PersonId, string>): CorrectionStanding {
  const { state } = correction.snapshot;
  const turn = turnOf(correction.snapshot);
  return {
    correction,
    words: correctionStateWords[state as CorrectionState],
    awaited: turn?.parties ?? [],
    awaitedPeople: turn?.people ?? [],
    names,
    ended: isEnded(state),
  };
}
