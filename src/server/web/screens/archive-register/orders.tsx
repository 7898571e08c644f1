// Orders of disposal: what each names, until when it was kept, and from where it is gone.
import type { RegisterSeen } from '../../../application/index.ts';
import { Card, Field, Form, Moment } from '../../parts/index.ts';
import { LONGEST_LINE } from '../../serving/short-text.ts';
import type { Visit } from '../../visit.ts';
import { classText, ClassChoice } from './class-choice.tsx';
import { registerWords } from './words.ts';

interface OrdersProps {
  readonly visit: Visit;
  readonly seen: RegisterSeen;
}

export function Orders({ visit, seen }: OrdersProps) {
  const words = registerWords[visit.language];
  if (seen.orders.length === 0)
    return (
      <Card title={words.orders}>
        <p class="m-0">{words.noOrders}</p>
      </Card>
    );
  return (
    <>
      {seen.orders.map((order) => (
        <Card key={order.id} title={words.heading(order.number, order.date)} padded={false}>
          <div class="card-body">
            <p class="mb-2">
              {order.reason} ·{' '}
              {order.execution ? (
                <>
                  {words.carriedOut} <Moment at={order.execution.at} />
                </>
              ) : (
                words.waits
              )}
            </p>
            {seen.mayCarryOut && order.execution === null && (
              <Form visit={visit} deed="execute" confirm={words.executeSure}>
                <input type="hidden" name="order" value={order.id} />
                <button class="btn btn-outline-danger">{words.execute}</button>
              </Form>
            )}
          </div>
          <Items visit={visit} seen={seen} items={order.items} />
        </Card>
      ))}
    </>
  );
}

interface ItemsProps extends OrdersProps {
  readonly items: RegisterSeen['orders'][number]['items'];
}

function Items({ visit, seen, items }: ItemsProps) {
  const words = registerWords[visit.language];
  const placeText = (place: string) => (place === 'shelf' || place === 'store' ? words.places[place] : place);
  return (
    <div class="table-responsive">
      <table class="table table-vcenter card-table">
        <thead>
          <tr>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.keptUntil}</th>
            <th scope="col">{words.gone}</th>
            <th scope="col">{words.digest}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ classId, kind, name, records, keptUntil, hash, gone }) => (
            <tr key={`${classId} ${kind} ${name}`}>
              <th scope="row" class="fw-normal">
                {classText(seen.classes, classId)}: {words.kinds[kind](name)} · {words.records(records)}
              </th>
              <td class="text-nowrap">{keptUntil}</td>
              <td>
                {gone.length === 0 && words.nowhere}
                {gone.map(({ place, at }) => (
                  <div key={place}>
                    {placeText(place)} · <Moment at={at} />
                  </div>
                ))}
              </td>
              <td>
                <code class="digest">{hash}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function OrderForm({ visit, seen }: OrdersProps) {
  const words = registerWords[visit.language];
  const text = { visit, deed: 'order', required: true, maxLength: LONGEST_LINE } as const;
  return (
    <Card title={words.order}>
      <p class="text-secondary">{words.orderAbout}</p>
      <Form visit={visit} deed="order" confirm={words.decideSure}>
        <Field {...text} name="number" label={words.number} />
        <Field {...text} name="date" type="date" label={words.date} />
        <Field {...text} name="reason" label={words.reason} />
        <Field {...text} name="schoolYear" label={words.schoolYear} placeholder="2005-2006" />
        <ClassChoice visit={visit} deed="order" classes={seen.classes} none={words.wholeYear} />
        <button class="btn btn-outline-danger">{words.decide}</button>
      </Form>
    </Card>
  );
}
