// What corrections do by themselves: deadlines pass, minutes are drafted, successors submitted, ends noted.
import { Fault } from '../../../kernel/index.ts';
import type { Instant } from '../../../kernel/index.ts';
import type { CorrectionId } from '../../../workflows/index.ts';
import type { EffectsRun } from '../effects/run-effects.ts';
import type { Correction } from '../ports/corrections-store.ts';
import type { House } from '../ports/house.ts';
import { draftMinutes } from './minutes/draft-minutes.ts';
import { completeCorrection, renewAfterSummer, renewRecords } from './renew.ts';
import { knownCorrection, takeStep } from './take-step.ts';

export interface CarriedOn {
  readonly changed: number;
  /** Still to be done; the next run tries again. */
  readonly failed: readonly { readonly correction: CorrectionId; readonly fault: Fault }[];
}

/**
 * Cells whose time is over are locked, requests nobody permitted in time lapse. Needs no key and no document; run
 * again after any stop, for the deadlines stand in the store.
 * @returns how many corrections ended
 */
export async function passDeadlines(house: Pick<House, 'store' | 'clock'>): Promise<number> {
  const at = house.clock.now();
  const waiting = await house.store.read((view) => view.correctionsUnderWay());
  let ended = 0;
  for (const { id } of waiting.filter((one) => isOver(one, at))) {
    ended += await house.store.write(async (transaction) => {
      const correction = await knownCorrection(transaction, id);
      if (!isOver(correction, at)) return 0;
      await takeStep(
        transaction,
        correction,
        { type: 'correction.deadlinePassed', at },
        { service: 'calendar' },
      );
      return 1;
    });
  }
  return ended;
}

function isOver({ snapshot: { state, context } }: Correction, at: Instant): boolean {
  const end = ends[state]?.(context) ?? null;
  return end !== null && at >= end;
}

const ends: Readonly<Record<string, (context: Correction['snapshot']['context']) => Instant | null>> = {
  requested: ({ permitBefore }) => permitBefore,
  homeroomConfirmed: ({ permitBefore }) => permitBefore,
  unlocked: ({ unlocked }) => unlocked?.until ?? null,
  witnessed: ({ unlocked }) => unlocked?.until ?? null,
};

/** One correction that cannot go on does not hold up the others; safe to run from several processes. */
export async function carryOnCorrections(house: House, run: EffectsRun): Promise<CarriedOn> {
  let changed = (await passDeadlines(house)) + (await renewAfterSummer(house));
  const failed: CarriedOn['failed'][number][] = [];
  for (const correction of await house.store.read((view) => view.correctionsUnderWay())) {
    if (run.signal?.aborted === true) break;
    try {
      changed += await carryOn(house, correction, run);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      failed.push({ correction: correction.id, fault: error });
    }
  }
  return { changed, failed };
}

async function carryOn(house: House, correction: Correction, run: EffectsRun): Promise<number> {
  const { state, context } = correction.snapshot;
  if (state === 'executed' && context.minutes === null) {
    await draftMinutes(house, correction, run);
    return 1;
  }
  if (state !== 'renewing') return 0;
  const submitted = await renewRecords(house, correction);
  const at = house.clock.now();
  const completed = await house.store.write((transaction) => completeCorrection(transaction, correction, at));
  return submitted + Number(completed);
}
