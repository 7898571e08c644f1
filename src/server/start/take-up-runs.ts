// Ceremonies and runs of the office that nobody carries out any more: of an earlier process, or of one elsewhere that died.
import type { CeremonyRuns, Claims, OfficeRuns } from '../application/index.ts';
import { keepDoing, type Kept } from './keep-doing.ts';

/** How long a run waits at most, once the database has noticed that its process is no more. */
const EVERY_MS = 2_000;
/** As a rule alone with the store: an earlier process may still be about to end. */
const ALONE_MS = 10_000;

export interface TakingUp {
  readonly claims: Claims;
  readonly runs: CeremonyRuns;
  readonly officeRuns: OfficeRuns;
  /** Whether runs of the office are carried out here. */
  readonly work: boolean;
  readonly onFailure: (error: unknown) => void;
}

/** Looks at once, and again and again. */
export const takeUpRuns = ({ claims, runs, officeRuns, work, onFailure }: TakingUp): Kept => {
  const takeUp = async () => {
    const both = [runs.resume(), claims.shared && !work ? Promise.resolve() : officeRuns.resume()];
    for (const outcome of await Promise.allSettled(both))
      if (outcome.status === 'rejected') onFailure(outcome.reason);
  };
  return keepDoing(takeUp, onFailure, claims.shared ? EVERY_MS : ALONE_MS);
};
