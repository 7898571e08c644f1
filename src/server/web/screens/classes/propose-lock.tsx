// The office proposes to lock what the principal has approved; a leader decides on the page of orders (R70, R73).
import type { RecordId } from '../../../../kernel/index.ts';
import { proposeLocking, type LockingOrder, type SchoolRecord } from '../../../application/index.ts';
import { classFor, type Caller } from '../../../http/index.ts';
import { Card, Field, Form, Icon } from '../../parts/index.ts';
import type { Fields } from '../../serving/fields.ts';
import type { Done, Visit } from '../../visit.ts';
import type { ClassProps } from './class-page.tsx';
import { classesWords } from './words.ts';

/** Approved, neither ordered to be locked nor proposed for it. */
export function unproposedOf(
  records: readonly SchoolRecord[],
  orders: readonly LockingOrder[],
): readonly RecordId[] {
  const waiting = orders.filter(({ deed, decision }) => deed === 'lock' && decision === null);
  const proposed = new Set(
    waiting.flatMap(({ subject }) => (subject.kind === 'records' ? subject.records : [])),
  );
  return records
    .filter(({ snapshot: { state, context } }) => state === 'principalApproved' && context.order === null)
    .map(({ id }) => id)
    .filter((id) => !proposed.has(id));
}

const DEED = 'proposeLock';

export function ProposeLock({ visit, seen: { unproposed } }: ClassProps) {
  const words = classesWords[visit.language];
  if (unproposed.length === 0) return null;
  return (
    <Card title={words.lockTitle}>
      <p>{words.lockAbout(unproposed.length)}</p>
      <Form visit={visit} deed={DEED}>
        <Field
          visit={visit}
          deed={DEED}
          name="reason"
          label={words.lockReason}
          faults={['order.reasonMissing']}
          rows={2}
          maxLength={2000}
          required
        />
        <button class="btn btn-primary">
          <Icon name="lock" />
          {words.proposeLock}
        </button>
      </Form>
    </Card>
  );
}

export async function proposeLock(visit: Visit<Caller>, fields: Fields): Promise<Done> {
  const { desk, caller, params, language } = visit;
  const { schoolClass, records } = await classFor(desk, caller, params.classId ?? '');
  const orders = await desk.house.store.read((view) => view.lockingOrdersOf(schoolClass.id));
  await proposeLocking(desk.house, {
    classId: schoolClass.id,
    deed: 'lock',
    subject: { kind: 'records', records: unproposedOf(records, orders) },
    reason: fields.text('reason'),
    by: caller.person,
  });
  return { to: `/classes/${schoolClass.id}`, told: classesWords[language].lockProposed };
}
