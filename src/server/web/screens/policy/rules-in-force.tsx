// The rules that the program follows, in words: what the policy says, and the default where it is silent.
import { eachKeptKind, rulesOf, type Party, type Policy } from '../../../../policies/index.ts';
import { Card } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { policyWords } from './words.ts';

interface RulesProps {
  readonly policy: Policy | null;
  readonly visit: Visit;
}

export function RulesInForce({ policy, visit }: RulesProps) {
  const words = policyWords[visit.language];
  return (
    <Card padded={false}>
      <div class="table-responsive">
        <table class="table table-vcenter card-table">
          <thead>
            <tr>
              <th scope="col">{words.rule}</th>
              <th scope="col">{words.value}</th>
            </tr>
          </thead>
          <tbody>
            {rowsOf(policy, visit).map(([name, value]) => (
              <tr key={name}>
                <th scope="row" class="fw-normal text-secondary">
                  {name}
                </th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function rowsOf(policy: Policy | null, visit: Visit): readonly (readonly [string, string])[] {
  const words = policyWords[visit.language];
  const rules = rulesOf(policy);
  const named = (parties: readonly Party[]) => parties.map((party) => words.party[party]).join(', ');
  const approval = (policy?.approval ?? []).map(
    ({ grades, approver }) => `${words.grades(grades.join(', '))}: ${words.party[approver]}`,
  );
  const { regular, periodic } = rules.scoreEntry;
  const deadlines = [
    regular?.daysAfterTest !== undefined && words.regular(String(regular.daysAfterTest)),
    periodic?.daysAfterTest !== undefined && words.periodic(String(periodic.daysAfterTest)),
  ].filter((one) => one !== false);
  const days = rules.correctionDeadlineDays;
  const time = (years: number | 'permanent') =>
    years === 'permanent' ? words.permanent : words.years(String(years));
  const parts = (policy?.locking?.granularity ?? []).map((part) => words.parts[part]);
  return [
    [words.approver, approval.join('; ') || words.party.principal],
    [words.permittedBy, named(rules.correctionsPermittedBy)],
    [words.witnesses, `${named(rules.witnesses)} (${words.quorum(String(rules.quorum))})`],
    [words.afterLock, words.party[rules.afterLockDecidedBy]],
    [words.correctionDeadline, days === null ? words.noDeadline : words.daysBeforeExam(String(days))],
    [words.entryDeadline, deadlines.join('; ') || words.noDeadline],
    [words.lock, words.lockBy(words.party[rules.lockDecidedBy], named(rules.lockExecutedBy))],
    [words.granularity, parts.join(', ') || words.whole],
    [words.signedAs, `${words.ways[rules.transcriptSignedAs]} / ${words.ways[rules.classSummarySignedAs]}`],
    [words.seal, words.sealSize(String(rules.sealDiameter), String(rules.sheetsPerImpression))],
    [words.retention, time(rules.retention)],
    ...eachKeptKind
      .filter((kind) => rules.retentionOf[kind] !== rules.retention)
      .map((kind): [string, string] => [words.retentionOf(words.kept[kind]), time(rules.retentionOf[kind])]),
    [words.sealingParties, named([...rules.sealingWitnesses, rules.sealingLeader])],
  ];
}
