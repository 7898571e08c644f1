// A process that only takes jobs: beside servers, on this machine or another, as many of them as there is work for.
import { systemClock } from '../../kernel/index.ts';
import type { Config } from '../config.ts';
import { configFault } from '../faults.ts';
import { openInstallation } from '../installation.ts';
import type { Logger } from '../log.ts';
import { openMeans } from './keys-and-authorities.ts';
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
  await takeJobs({ house, means, log, signal: ending.signal });
  return {
    close: async () => {
      ending.abort();
      await house.jobs?.close();
      await means.close();
      await house.close();
    },
  };
}
