// giaplai orders decide | refuse | execute ORDER: by whom the school's policy says.
import {
  decideLocking,
  decideSchoolOrder,
  executeLocking,
  executeSchoolOrder,
  findPerson,
} from '../../server/application/index.ts';
import { atSchool } from '../at-school.ts';
import type { Home } from '../home.ts';
import { green, print } from '../screen.ts';
import { orderMeant, type OrderMeant } from './order-lines.ts';
import { reachWords } from './school-orders.ts';

export interface DecideCommand {
  readonly as: string;
  readonly decision: string;
}

export function decide(
  home: Home,
  beginning: string,
  { as, decision: decisionNumber }: DecideCommand,
  granted: boolean,
): Promise<number> {
  return atSchool(home, async ({ house }) => {
    const meant = await orderMeant(house, beginning);
    const { id: by } = await findPerson(house, { id: schoolOf(meant) }, as);
    const ruling = { by, granted, decisionNumber };
    if ('order' in meant) await decideLocking(house, { ...ruling, order: meant.order.id });
    else await decideSchoolOrder(house, { ...ruling, order: meant.schoolOrder.id });
    const verdict = granted ? 'chấp thuận / granted' : 'không chấp thuận / refused';
    print(`${green('✔')} ${aboutWhat(meant)}: ${verdict} (${decisionNumber})`);
    return 0;
  });
}

export function execute(home: Home, beginning: string, { as }: Pick<DecideCommand, 'as'>): Promise<number> {
  return atSchool(home, async ({ house }) => {
    const meant = await orderMeant(house, beginning);
    const { id: by } = await findPerson(house, { id: schoolOf(meant) }, as);
    if ('order' in meant) await executeLocking(house, { order: meant.order.id, by });
    else await executeSchoolOrder(house, { order: meant.schoolOrder.id, by });
    print(`${green('✔')} ${aboutWhat(meant)}: đã thực hiện / carried out`);
    return 0;
  });
}

const schoolOf = (meant: OrderMeant): string =>
  'order' in meant ? meant.schoolClass.schoolId : meant.schoolOrder.schoolId;

const aboutWhat = (meant: OrderMeant): string =>
  'order' in meant ? meant.schoolClass.name : reachWords(meant.schoolOrder);
