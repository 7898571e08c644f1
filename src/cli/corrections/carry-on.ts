// What a correction, or a decision about the summer, sets in motion where no server runs.
import { carryOnCorrections, runEffects } from '../../server/application/index.ts';
import type { AtSchool } from '../at-school.ts';

/** Minutes drafted, successors submitted, drafted and certified. */
export async function carryOn(school: AtSchool): Promise<void> {
  const keys = await school.keys();
  const run = {
    serviceSigner: keys.serviceOf,
    conditions: await school.conditions(),
    signal: school.signal,
  };
  const { failed } = await carryOnCorrections(school.house, run);
  if (failed[0]) throw failed[0].fault;
  await runEffects(school.house, run);
}
