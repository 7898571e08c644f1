// What the school adopted over the years, with the decision and the day of effect; one of them whole.
import type { AdoptedPolicy } from '../../../application/index.ts';
import type { Policy } from '../../../../policies/index.ts';
import { Card, Empty, dateText } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { policyWords } from './words.ts';

interface VersionsProps {
  readonly versions: readonly AdoptedPolicy[];
  readonly visit: Visit;
}

export function Versions({ versions, visit }: VersionsProps) {
  const words = policyWords[visit.language];
  if (versions.length === 0) return <Empty icon="scale" title={words.noVersions} />;
  return (
    <Card title={words.versions} padded={false}>
      <div class="table-responsive">
        <table class="table table-vcenter card-table">
          <thead>
            <tr>
              <th scope="col">{words.version}</th>
              <th scope="col">{words.decision}</th>
              <th scope="col">{words.effective}</th>
              <th scope="col">{words.governs}</th>
            </tr>
          </thead>
          <tbody>
            {versions.map(({ version, decisionNumber, effectiveFrom, from, to }) => (
              <tr key={version}>
                <td>
                  <a href={`/policy?version=${version}`}>{version}</a>
                </td>
                <td>{decisionNumber}</td>
                <td>{dateText(effectiveFrom)}</td>
                <td>{to === null ? words.onwards(from) : words.span(from, to)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

interface WholeProps {
  readonly version: number;
  readonly policy: Policy;
  readonly visit: Visit;
}

export const WholeVersion = ({ version, policy, visit }: WholeProps) => (
  <Card title={policyWords[visit.language].whole1(String(version))}>
    <pre class="text-wrap" tabindex={0}>
      {JSON.stringify(policy, null, 2)}
    </pre>
  </Card>
);
