// My last signings: what became of them, and the way back to one that is under way.
import type { CeremonyRequest } from '../../../application/index.ts';
import { Card, Icon, Moment, type IconName } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { signingWords } from './words.ts';

interface RecentProps {
  readonly visit: Visit;
  readonly requests: readonly CeremonyRequest[];
}

export function RecentCeremonies({ visit, requests }: RecentProps) {
  const words = signingWords[visit.language];
  if (requests.length === 0) return null;
  return (
    <Card title={words.recent} padded={false}>
      <div class="table-responsive">
        <table class="table table-vcenter card-table">
          <thead>
            <tr>
              <th scope="col">{words.at}</th>
              <th scope="col">{words.what}</th>
              <th scope="col">{words.outcome}</th>
            </tr>
          </thead>
          <tbody>
            {requests.map(({ id, at, role, records, state }) => (
              <tr key={id}>
                <td>
                  <a href={`/signing/ceremonies/${id}`}>
                    <Moment at={at} />
                  </a>
                </td>
                <td>
                  {words.as[role]}, {words.documents(records.length)}
                </td>
                <td>
                  <CeremonyState visit={visit} state={state} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

const looks: Readonly<Record<CeremonyRequest['state'], { readonly tone: string; readonly icon: IconName }>> =
  {
    running: { tone: 'azure', icon: 'refresh' },
    waiting: { tone: 'orange', icon: 'key' },
    finished: { tone: 'green', icon: 'check' },
    stopped: { tone: 'red', icon: 'stop' },
  };

export const CeremonyState = ({
  visit,
  state,
}: {
  readonly visit: Visit;
  readonly state: CeremonyRequest['state'];
}) => (
  <span class={`badge state-badge bg-${looks[state].tone}-lt`}>
    <Icon name={looks[state].icon} />
    {signingWords[visit.language].ceremonyStates[state]}
  </span>
);
