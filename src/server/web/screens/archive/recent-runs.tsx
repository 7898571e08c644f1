// My last runs: packing a class, raising the level of documents; the way back to one that goes on.
import type { OfficeRun } from '../../../application/index.ts';
import { Card, Icon, Moment, type IconName } from '../../parts/index.ts';
import type { Language } from '../../words.ts';
import { archiveWords } from './words.ts';

interface RecentRunsProps {
  readonly runs: readonly OfficeRun[];
  readonly language: Language;
}

export function RecentRuns({ runs, language }: RecentRunsProps) {
  const words = archiveWords[language];
  if (runs.length === 0) return null;
  return (
    <Card title={words.runs} padded={false}>
      <div class="table-responsive">
        <table class="table table-vcenter card-table">
          <thead>
            <tr>
              <th scope="col">{words.begun}</th>
              <th scope="col">{words.what}</th>
              <th scope="col">{words.state}</th>
            </tr>
          </thead>
          <tbody>
            {runs.map(({ id, at, kind, records, state }) => (
              <tr key={id}>
                <td>
                  <a href={`/archive/runs/${id}`}>
                    <Moment at={at} />
                  </a>
                </td>
                <td>{words.kinds[kind](records.length)}</td>
                <td>
                  <RunState state={state} language={language} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

const looks: Readonly<Record<OfficeRun['state'], { readonly tone: string; readonly icon: IconName }>> = {
  running: { tone: 'azure', icon: 'refresh' },
  cancelling: { tone: 'orange', icon: 'clock' },
  cancelled: { tone: 'secondary', icon: 'close' },
  finished: { tone: 'green', icon: 'check' },
  stopped: { tone: 'red', icon: 'stop' },
};

interface RunStateProps {
  readonly state: OfficeRun['state'];
  readonly language: Language;
}

export const RunState = ({ state, language }: RunStateProps) => (
  <span class={`badge state-badge bg-${looks[state].tone}-lt`}>
    <Icon name={looks[state].icon} />
    {archiveWords[language].states[state]}
  </span>
);
