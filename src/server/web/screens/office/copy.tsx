// One copy that was decided on: made and sealed by the registrar, downloaded, noted when it is handed out.
import { copyOrderSeen, type CopyOrderStanding } from '../../../application/index.ts';
import { recordsSeen } from '../../../http/index.ts';
import { Card, Icon, Moment, PageHead, Refusal } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Language } from '../../words.ts';
import { cancel, issue, make } from './copy-deeds.ts';
import { CancelForm, IssueForm, MakeForm } from './copy-forms.tsx';
import { CopyStanding, standingOf } from './copies.tsx';
import { officeWords } from './words.ts';

export const officeCopy = screen({
  name: 'office-copy',
  path: '/office/copies/{orderId}',
  who: 'person',
  show: async (visit) => {
    const { desk, caller, language, appointments } = visit;
    const words = officeWords[language];
    const { person: by } = caller;
    const standing = await copyOrderSeen(desk.house, { orderId: visit.params.orderId ?? '', by });
    const { order, made } = standing;
    const [found] = await recordsSeen(desk, caller, [order.recordId]);
    if (found) await desk.readings.note({ by, what: 'search', found: [found.record.id] });
    const title = words.copyOf(words.kinds[order.kind], found?.record.title ?? '—');
    const is = standingOf(standing);
    // Class books name the registrar for a class; who it is at all is asked again by the deed itself.
    const isRegistrar = appointments.some(({ role }) => role === 'registrar');
    return {
      title,
      above: [
        { title: words.title, to: '/office' },
        { title: words.orders, to: '/office/copies' },
      ],
      main: (
        <>
          <PageHead title={title} about={words.version(order.version)}>
            <CopyStanding standing={standing} language={language} />
            {is === 'made' && made && (
              <a class="btn btn-primary" href={`/api/office-papers/${made.paper.id}/document`} download>
                <Icon name="download" />
                {words.download}
              </a>
            )}
          </PageHead>
          <Refusal visit={visit} />
          <div class="row">
            <div class="col-lg-6">
              <Request standing={standing} language={language} />
            </div>
            <div class="col-lg-6">
              {(is === 'ordered' || is === 'begun') &&
                (isRegistrar ? (
                  <MakeForm visit={visit} />
                ) : (
                  <Card>
                    <p class="m-0">{words.mayNotMake}</p>
                  </Card>
                ))}
              {is === 'made' && isRegistrar && <IssueForm visit={visit} recipient={order.request} />}
              {is === 'begun' && isRegistrar && <CancelForm visit={visit} />}
            </div>
          </div>
        </>
      ),
    };
  },
  deeds: { make, issue, cancel },
});

interface RequestProps {
  readonly standing: CopyOrderStanding;
  readonly language: Language;
}

function Request({ standing: { order, made }, language }: RequestProps) {
  const words = officeWords[language];
  const { by, relation, identity, letter, purpose } = order.request;
  const lines: readonly (readonly [string, string])[] = [
    [words.requester, `${by} (${relation})`],
    [words.identity, identity],
    ...(letter === null ? [] : [[words.letter, letter] as const]),
    [words.purpose, purpose],
    ...(order.choice === null
      ? []
      : [
          [
            words.periods,
            [
              ...order.choice.periods.map((period) => words.periodNames[period]),
              ...(order.choice.subjects ?? []),
            ].join(', '),
          ] as const,
        ]),
    [words.decisionNumber, order.decisionNumber],
    [words.number, made?.paper.number ? `${made.paper.number}/${made.paper.year ?? ''}` : words.noNumber],
    ...(made ? [[words.verificationCode, made.paper.verificationCode] as const] : []),
  ];
  return (
    <Card>
      <dl class="datagrid">
        <div class="datagrid-item">
          <dt class="datagrid-title">{words.when}</dt>
          <dd class="datagrid-content">
            <Moment at={order.at} />
          </dd>
        </div>
        {lines.map(([name, text]) => (
          <div key={name} class="datagrid-item">
            <dt class="datagrid-title">{name}</dt>
            <dd class="datagrid-content">{text}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
