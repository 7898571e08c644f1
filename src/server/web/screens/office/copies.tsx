// Decisions on copies: which wait for the registrar, which are made, whose number is void.
import { copyOrdersSeen, type CopyOrderStanding } from '../../../application/index.ts';
import { recordsSeen } from '../../../http/index.ts';
import { Card, Empty, Icon, Moment, PageHead, type IconName } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Language } from '../../words.ts';
import { officeWords } from './words.ts';

export const officeCopies = screen({
  name: 'office-copies',
  path: '/office/copies',
  who: 'person',
  show: async ({ desk, caller, language }) => {
    const words = officeWords[language];
    const { person: by, schoolId } = caller;
    const orders = await copyOrdersSeen(desk.house, { schoolId, by });
    const ids = [...new Set(orders.map(({ order }) => order.recordId))];
    const seen = await recordsSeen(desk, caller, ids);
    const names = new Map(seen.map(({ record }) => [record.id, record.title]));
    if (seen.length > 0)
      await desk.readings.note({ by, what: 'search', found: seen.map(({ record }) => record.id) });
    return {
      title: words.orders,
      above: [{ title: words.title, to: '/office' }],
      main: (
        <>
          <PageHead title={words.orders} about={words.ordersAbout} />
          <Card padded={false}>
            {orders.length === 0 ? (
              <Empty icon="copy" title={words.noOrders} text={words.noOrdersAbout}>
                <a class="btn" href="/office">
                  {words.title}
                </a>
              </Empty>
            ) : (
              <div class="table-responsive">
                <table class="table table-vcenter card-table">
                  <thead>
                    <tr>
                      <th scope="col">{words.when}</th>
                      <th scope="col">{words.document}</th>
                      <th scope="col">{words.requester}</th>
                      <th scope="col">{words.decisionNumber}</th>
                      <th scope="col">{words.standing}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {orders.map((standing) => {
                      const { id, at, kind, recordId, request, decisionNumber } = standing.order;
                      return (
                        <tr key={id}>
                          <td>
                            <Moment at={at} day />
                          </td>
                          <th scope="row">
                            <a href={`/office/copies/${id}`}>
                              {words.copyOf(words.kinds[kind], names.get(recordId) ?? '—')}
                            </a>
                          </th>
                          <td>{request.by}</td>
                          <td>{decisionNumber}</td>
                          <td>
                            <CopyStanding standing={standing} language={language} />
                          </td>
                        </tr>
                      );
                    })}
                  </tbody>
                </table>
              </div>
            )}
          </Card>
        </>
      ),
    };
  },
});

export type Standing = 'ordered' | 'begun' | 'made' | 'cancelled';

export function standingOf({ made, cancelledAt }: CopyOrderStanding): Standing {
  if (cancelledAt !== null) return 'cancelled';
  if (made === null) return 'ordered';
  return made.segments.some(({ role }) => role === 'seal') ? 'made' : 'begun';
}

const looks: Readonly<Record<Standing, { readonly tone: string; readonly icon: IconName }>> = {
  ordered: { tone: 'azure', icon: 'clock' },
  begun: { tone: 'orange', icon: 'alert' },
  made: { tone: 'green', icon: 'seal' },
  cancelled: { tone: 'secondary', icon: 'close' },
};

interface CopyStandingProps {
  readonly standing: CopyOrderStanding;
  readonly language: Language;
}

export function CopyStanding({ standing, language }: CopyStandingProps) {
  const is = standingOf(standing);
  const { tone, icon } = looks[is];
  return (
    <span class={`badge state-badge bg-${tone}-lt`}>
      <Icon name={icon} />
      {officeWords[language].standings[is]}
    </span>
  );
}
