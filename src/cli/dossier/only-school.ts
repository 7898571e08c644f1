// The school of an installation that has one.
import type { House, School } from '../../server/application/index.ts';
import { cliFault } from '../faults.ts';

/** @throws Fault `cli.whichSchool` */
export async function onlySchool(house: House): Promise<School> {
  const schools = await house.store.read((view) => view.schools());
  const [only, another] = schools;
  if (only === undefined || another !== undefined)
    throw cliFault('cli.whichSchool', { schools: schools.map(({ name }) => name) });
  return only;
}
