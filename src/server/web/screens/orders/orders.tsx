// Orders to lock and unlock: what waits for me, the orders of the year, proposing one for a grade or the school.
import { ordersWaiting, schoolOrdersSeenBy, type SchoolOrder } from '../../../application/index.ts';
import { dayAt, schoolYearOf } from '../../../../policies/index.ts';
import { Card, Empty, Moment, PageHead, Refusal } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Language } from '../../words.ts';
import { decide, execute, propose } from './order-deeds.ts';
import { MinutesList, minutesSeen } from './minutes-list.tsx';
import { orderText, reachText } from './order-text.ts';
import { ProposeForm } from './propose-form.tsx';
import { WaitingOrderCard } from './waiting-order.tsx';
import { ordersWords } from './words.ts';

const office = new Set(['registrar', 'administrator']);

export const orders = screen({
  name: 'orders',
  path: '/orders',
  who: 'person',
  show: async (visit) => {
    const { desk, caller, language, now } = visit;
    const words = ordersWords[language];
    const { person, schoolId } = caller;
    const schoolYear = schoolYearOf(dayAt(now));
    const waiting = await ordersWaiting(desk.house, { person, schoolId });
    const ofYear = await schoolOrdersSeenBy(desk.house, { schoolId, schoolYear, by: person });
    const minutes = await minutesSeen(visit);
    // Who exactly proposes, the policy says; the deed asks it.
    const proposes = visit.appointments.some(({ role }) => office.has(role));
    return {
      title: words.title,
      main: (
        <>
          <PageHead title={words.title} about={words.about} />
          <Refusal visit={visit} />
          <h2 class="h3">{words.waiting}</h2>
          {waiting.length === 0 && (
            <Card>
              <Empty icon="lock" title={words.nothing} text={words.nothingAbout} />
            </Card>
          )}
          {waiting.map((one) => (
            <WaitingOrderCard key={one.order.id} visit={visit} waiting={one} />
          ))}
          {proposes && <ProposeForm visit={visit} />}
          <MinutesList visit={visit} seen={minutes} />
          <Card title={words.year(schoolYear)} padded={false}>
            {ofYear.length === 0 ? (
              <p class="card-body text-secondary m-0">{words.none}</p>
            ) : (
              <YearTable orders={ofYear.toReversed()} language={language} />
            )}
          </Card>
        </>
      ),
    };
  },
  deeds: { decide, execute, propose },
});

interface YearTableProps {
  readonly orders: readonly SchoolOrder[];
  readonly language: Language;
}

function YearTable({ orders: shown, language }: YearTableProps) {
  const words = ordersWords[language];
  return (
    <div class="table-responsive">
      <table class="table table-vcenter card-table">
        <thead>
          <tr>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.reason}</th>
            <th scope="col">{words.proposed}</th>
            <th scope="col">{words.number}</th>
            <th scope="col">{words.state}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((order) => (
            <tr key={order.id}>
              <th scope="row">
                {orderText(order, language)} · {reachText(order, language)}
              </th>
              <td>{order.reason}</td>
              <td>
                <Moment at={order.proposedAt} />
              </td>
              <td>{order.decision?.number}</td>
              <td>{words.states[stateOf(order)]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function stateOf({ decision, execution }: SchoolOrder): 'proposed' | 'granted' | 'refused' | 'executed' {
  if (execution !== null) return 'executed';
  if (decision === null) return 'proposed';
  return decision.granted ? 'granted' : 'refused';
}
