// Which school a command is about: the only one, or the one named.
import { type House, nameOf, type School } from '../../server/application/index.ts';
import { cliFault } from '../faults.ts';

/** @throws Fault `cli.whichSchool` */
export async function chosenSchool(house: House, name: string | undefined): Promise<School> {
  const schools = await house.store.read((view) => view.schools());
  const named = name === undefined ? schools : schools.filter((school) => school.name === nameOf(name));
  const [only, ...others] = named;
  if (only === undefined || others.length > 0)
    throw cliFault('cli.whichSchool', { schools: schools.map((school) => school.name) });
  return only;
}
