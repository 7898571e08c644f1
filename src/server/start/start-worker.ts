// A process that only takes jobs, and carries on what others left: beside servers, on this machine or another, as many of them as there is work for.
import { loadAnchors } from '../../cli/anchors.ts';
import { systemClock } from '../../kernel/index.ts';
import { ceremonyRuns, officeRuns } from '../application/index.ts';
import type { Config } from '../config.ts';
import { configFault } from '../faults.ts';
import { openInstallation } from '../installation.ts';
import type { Logger } from '../log.ts';
import { openExaminers } from './open-examiners.ts';
import { openMeans } from './keys-and-authorities.ts';
import { takeUpRuns } from './take-up-runs.ts';
import { takeJobs } from './take-jobs.ts';

export interface RunningWorker {
  /** Jobs under way end; what was not begun is somebody else's. */
  readonly close: () => Promise<void>;
}

/** @throws Fault `config.*`, `store.*`; `config.invalid` where no Postgres holds the rows */
export async function startWorker(config: Config, log: Logger): Promise<RunningWorker> {
  const { lanes } = config;
  const house = await openInstallation(config.home, {
    clock: systemClock,
    onFailure: (error) => log.error({ error }, 'jobs'),
    ...(lanes !== undefined && { lanes }),
  });
  if (house.jobs === null) {
    await house.close();
    throw configFault('config.invalid', { setting: 'DATABASE_URL', reason: 'postgres:// …' });
  }
  const means = await openMeans(config, house);
  const ending = new AbortController();
  const unexpected = (error: unknown) => log.error({ error }, 'unexpected');
  const examining = openExaminers(config, house, means);
  const { conditions, keptKeys, keyPlaces } = means;
  const runs = ceremonyRuns({ house, conditions, keptKeys, keyPlaces, onUnexpected: unexpected });
  const forOffice = officeRuns({
    house,
    extending: (pdf) => examining.extend(pdf),
    anchors: () => loadAnchors(config.anchors),
    onUnexpected: unexpected,
  });
  await takeJobs({ house, means, log, signal: ending.signal });
  const { claims } = house;
  const orphans = takeUpRuns({ claims, runs, officeRuns: forOffice, work: true, onFailure: unexpected });
  return {
    close: async () => {
      ending.abort();
      await Promise.all([runs.end(), forOffice.end(), orphans.end(), house.jobs?.close()]);
      await examining.close();
      await means.close();
      await house.close();
    },
  };
}
