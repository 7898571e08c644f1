// Documents are made from jobs, where the store is a Postgres: by servers and workers alike, as many as there are.
import { atSchool, runEffects, type EffectsRun, type QueuedEffect } from '../application/index.ts';
import type { Installation } from '../installation.ts';
import type { Logger } from '../log.ts';
import type { SigningMeans } from './keys-and-authorities.ts';

const MINUTE_MS = 60_000;

/** Long enough for every job that is still tried; what is older has lost its job, and is carried out without one. */
const OVERDUE_MS = 30 * MINUTE_MS;

/** What a look at all pending effects takes: everything where there are no jobs. */
export const leftOver = ({ jobs, clock }: Installation): Pick<EffectsRun, 'wanted'> =>
  jobs ? { wanted: ({ at }) => at < clock.now() - OVERDUE_MS } : {};

export interface TakingJobs {
  readonly house: Installation;
  readonly means: Pick<SigningMeans, 'serviceOf' | 'conditions'>;
  readonly log: Pick<Logger, 'warn'>;
  readonly signal: AbortSignal;
}

/** A job whose documents could not all be made fails, and is tried again by whoever comes first. */
export async function takeJobs({ house, means, log, signal }: TakingJobs): Promise<void> {
  await house.jobs?.work(async (effects, school) => {
    const run = {
      serviceSigner: means.serviceOf,
      conditions: await means.conditions(),
      wanted: ({ id }: QueuedEffect) => effects.has(id),
      signal,
    };
    // A job of one school sees the rows of that one.
    const carryOut = () => runEffects(house, run);
    const { failed } = await (school === null ? carryOut() : atSchool(school, carryOut));
    for (const { recordId, failure } of failed)
      log.warn({ record: recordId, fault: failure.code }, 'not made');
    if (signal.aborted || failed.length > 0) throw new Error(failed[0]?.failure.code ?? 'ending');
  }, house.workshop.lanes);
}
