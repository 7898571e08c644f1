// An order to lock or unlock in one line, and which one is meant.
import { toVietnameseDate } from '../../kernel/index.ts';
import { windowWords } from '../../policies/index.ts';
import {
  calendarFault,
  type House,
  type LockingOrder,
  type LockScope,
  type SchoolClass,
  type SchoolOrder,
} from '../../server/application/index.ts';
import { dim, green, red, yellow } from '../screen.ts';
import { schoolOrdersMeant } from './school-orders.ts';

type Shown = Omit<LockingOrder, 'id' | 'classId' | 'schoolOrder'> & { readonly id: string };

export function orderLine(order: Shown, nameOf: (person: string) => string): readonly string[] {
  const { day, month, year } = toVietnameseDate(order.proposedAt);
  return [
    order.id.slice(0, 8),
    order.deed === 'lock' ? 'khóa / lock' : 'mở / unlock',
    subjectText(order),
    standing(order),
    `${nameOf(order.proposedBy)}, ${day}/${month}/${year}`,
    order.decision ? `${order.decision.number} ${nameOf(order.decision.by)}` : '',
    order.execution ? nameOf(order.execution.by) : '',
    dim(order.reason),
  ];
}

export type OrderMeant =
  { readonly order: LockingOrder; readonly schoolClass: SchoolClass } | { readonly schoolOrder: SchoolOrder };

/** The order whose id begins like that, with its class; or one for many. @throws Fault `order.unknown` also when several do */
export async function orderMeant(house: House, beginning: string): Promise<OrderMeant> {
  const found: OrderMeant[] = await house.store.read(async (view) => {
    const orders: OrderMeant[] = [];
    for (const schoolClass of await view.classes())
      for (const order of await view.lockingOrdersOf(schoolClass.id))
        if (order.id.startsWith(beginning)) orders.push({ order, schoolClass });
    return orders;
  });
  for (const schoolOrder of await schoolOrdersMeant(house, beginning)) found.push({ schoolOrder });
  const [only] = found;
  if (only === undefined || found.length > 1 || beginning.length < 4)
    throw calendarFault('order.unknown', { order: beginning });
  return only;
}

function subjectText({ subject }: Shown): string {
  if (subject.kind === 'records') return `${subject.records.length} hồ sơ / records`;
  if (subject.kind === 'results') return scopeText(subject.scope);
  const { vi, en } = windowWords(subject.window);
  return `${vi} / ${en}`;
}

function scopeText({ part, term, subject, column }: LockScope): string {
  const within = [term, subject, column].filter((word) => word !== undefined).join(' ');
  const whole = part === 'scores' ? 'điểm / marks' : 'dữ liệu lớp / class data';
  return within === '' ? whole : `${whole}: ${within}`;
}

function standing({ decision, execution }: Shown): string {
  if (execution) return green('đã thực hiện / carried out');
  if (!decision) return yellow('chờ quyết định / undecided');
  return decision.granted ? yellow('chờ thực hiện / to be carried out') : red('không chấp thuận / refused');
}
