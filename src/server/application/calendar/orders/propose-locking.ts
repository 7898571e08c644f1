// The office proposes to lock or unlock, and says why (R73).
import { freshId } from '../../../../kernel/index.ts';
import type { ClassId, Instant, PersonId } from '../../../../kernel/index.ts';
import type { LockingOrder, LockingOrderId, LockingSubject } from '../../ports/calendar-store.ts';
import type { House } from '../../ports/house.ts';
import type { View } from '../../ports/unit-of-work.ts';
import { applicationFault } from '../../faults.ts';
import { soundScope } from '../../result-locks/carry-out.ts';
import { calendarFault } from '../faults.ts';
import { mayDo, told } from './order.ts';
import { lockingRules, mayPropose } from './who-may.ts';
import type { LockingRules } from './who-may.ts';

export interface LockingProposal {
  readonly classId: ClassId;
  readonly deed: LockingOrder['deed'];
  readonly subject: LockingSubject;
  readonly reason: string;
  readonly by: PersonId;
}

/** @throws Fault `order.*`, `access.notPermitted`, `class.unknown` */
export async function proposeLocking(house: House, proposal: LockingProposal): Promise<LockingOrder> {
  const { classId, deed, subject, by } = proposal;
  const at = house.clock.now();
  const reason = proposal.reason.trim();
  if (reason === '') throw calendarFault('order.reasonMissing');
  if (subject.kind === 'records' && deed === 'unlock') throw calendarFault('order.recordsOnlyLocked');
  const order: LockingOrder = {
    id: freshId<LockingOrderId>(),
    classId,
    deed,
    subject: sound(subject),
    reason,
    proposedBy: by,
    proposedAt: at,
    decision: null,
    execution: null,
    schoolOrder: null,
  };
  const rules = await rulesOfClass(house, classId, at);
  return house.store.write(async (transaction) => {
    await mayDo(transaction, order, 'lock.proposed', by, at);
    await mayPropose(transaction, rules, { by, at });
    await recordsAreThere(transaction, order);
    await transaction.addLockingOrder(order);
    await transaction.append([
      told('lockingOrder.proposed', order, by, at, { deed, subject: order.subject, reason }),
    ]);
    return order;
  });
}

/** @throws Fault `results.scopeUnknown` */
export function sound<Subject extends LockingSubject>(subject: Subject): Subject {
  if (subject.kind === 'records') return { ...subject, records: [...new Set(subject.records)] };
  return subject.kind === 'results' ? { ...subject, scope: soundScope(subject.scope) } : subject;
}

async function rulesOfClass(house: House, classId: ClassId, at: Instant): Promise<LockingRules> {
  const schoolClass = await house.store.read(async (view) => await view.schoolClass(classId));
  if (!schoolClass) throw applicationFault('class.unknown', { class: classId });
  return lockingRules(house, schoolClass, at);
}

async function recordsAreThere(view: View, { classId, subject }: LockingOrder): Promise<void> {
  if (subject.kind !== 'records') return;
  if (subject.records.length === 0) throw calendarFault('order.nothingToLock');
  const records = await view.records(subject.records);
  if (records.length < subject.records.length || records.some((record) => record.classId !== classId))
    throw calendarFault('order.otherClass');
}
