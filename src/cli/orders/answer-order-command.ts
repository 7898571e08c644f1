// giaplai orders decide | refuse | execute ORDER: by whom the school's policy says.
import { decideLocking, executeLocking, findPerson } from '../../server/application/index.ts';
import { atSchool } from '../at-school.ts';
import type { Home } from '../home.ts';
import { green, print } from '../screen.ts';
import { orderMeant } from './order-lines.ts';

export interface DecideCommand {
  readonly as: string;
  readonly decision: string;
}

export function decide(
  home: Home,
  beginning: string,
  { as, decision }: DecideCommand,
  granted: boolean,
): Promise<number> {
  return atSchool(home, async ({ house }) => {
    const { order, schoolClass } = await orderMeant(house, beginning);
    const { id: by } = await findPerson(house, { id: schoolClass.schoolId }, as);
    await decideLocking(house, { order: order.id, by, granted, decisionNumber: decision });
    const verdict = granted ? 'chấp thuận / granted' : 'không chấp thuận / refused';
    print(`${green('✔')} ${schoolClass.name}: ${verdict} (${decision})`);
    return 0;
  });
}

export function execute(home: Home, beginning: string, { as }: Pick<DecideCommand, 'as'>): Promise<number> {
  return atSchool(home, async ({ house }) => {
    const { order, schoolClass } = await orderMeant(house, beginning);
    const { id: by } = await findPerson(house, { id: schoolClass.schoolId }, as);
    await executeLocking(house, { order: order.id, by });
    print(`${green('✔')} ${schoolClass.name}: đã thực hiện / carried out`);
    return 0;
  });
}
