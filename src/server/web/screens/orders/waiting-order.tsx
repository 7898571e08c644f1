// An order that waits for this person: to be decided by a number, or to be told as carried out.
import type { WaitingOrder } from '../../../application/index.ts';
import { Card, Form, Icon, Moment } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { orderText, reachText } from './order-text.ts';
import { ordersWords } from './words.ts';

interface WaitingOrderProps {
  readonly visit: Visit;
  readonly waiting: WaitingOrder;
}

export function WaitingOrderCard({ visit, waiting: { order, schoolClass, task } }: WaitingOrderProps) {
  const { language, refused } = visit;
  const words = ordersWords[language];
  const where = 'grade' in order ? reachText(order, language) : words.schoolClass(schoolClass?.name ?? '');
  const typed = refused?.typed.text('order') === order.id ? refused.typed.raw('number') : '';
  const what = `${orderText(order, language)} · ${where}`;
  const known = (
    <>
      <input type="hidden" name="order" value={order.id} />
      <input type="hidden" name="of" value={'grade' in order ? 'school' : 'class'} />
    </>
  );
  return (
    <Card>
      <h3 class="h4">{what}</h3>
      <p>{order.reason}</p>
      <p class="text-secondary">
        {words.proposed}: <Moment at={order.proposedAt} />
      </p>
      {task === 'decide' ? (
        <Form visit={visit} deed="decide">
          {known}
          <label class="form-label required" for={`number-${order.id}`}>
            {words.number}
          </label>
          <div class="d-flex flex-wrap gap-2">
            <input
              id={`number-${order.id}`}
              name="number"
              class="form-control w-auto"
              value={typed}
              maxLength={100}
              required
            />
            <button class="btn btn-primary" name="granted" value="yes">
              <Icon name="check" />
              {words.grant}
            </button>
            <button class="btn" name="granted" value="no">
              <Icon name="close" />
              {words.refuse}
            </button>
          </div>
        </Form>
      ) : (
        <Form visit={visit} deed="execute">
          {known}
          <p class="text-secondary">
            {words.number}: {order.decision?.number}
          </p>
          <button class="btn btn-primary">
            <Icon name="check" />
            {words.execute}
          </button>
        </Form>
      )}
    </Card>
  );
}
