// What became of the documents that print the corrected cells: their new version, and who signs it next.
import { whoIsDue } from '../../../application/index.ts';
import { Card, StateBadge } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import type { SeenCorrection } from './seen-correction.ts';
import { correctionWords } from './words.ts';

export function Outcome({
  visit: { language },
  seen,
}: {
  readonly visit: Visit;
  readonly seen: SeenCorrection;
}) {
  const words = correctionWords[language];
  const { names } = seen.standing;
  if (seen.records.length === 0) return null;
  return (
    <Card title={words.outcome} padded={false}>
      <p class="card-body text-secondary m-0">{words.outcomeAbout}</p>
      <div class="table-responsive">
        <table class="table table-vcenter card-table">
          <thead>
            <tr>
              <th scope="col">{words.document}</th>
              <th scope="col">{words.state}</th>
              <th scope="col">{words.whoNext}</th>
              <th scope="col" class="w-1" aria-label={words.versions} />
            </tr>
          </thead>
          <tbody>
            {seen.records.map(({ record }) => (
              <tr key={record.id}>
                <td>
                  <a href={`/records/${record.id}`}>{record.title}</a>
                </td>
                <td>
                  <StateBadge state={record.snapshot.state} language={language} />
                </td>
                <td>
                  {(whoIsDue(record.snapshot)?.people ?? []).map((person) => names.get(person)).join(', ')}
                </td>
                <td>
                  <a class="btn btn-sm" href={`/records/${record.id}/versions`}>
                    {words.versions}
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
