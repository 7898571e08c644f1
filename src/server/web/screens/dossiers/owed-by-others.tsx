// Who owes what by the policy's plan, one line for each teacher, subject and kind: for those who watch over it.
import { groupBy } from '../../../../kernel/index.ts';
import type { DueDossier } from '../../../application/index.ts';
import { Card, DueDay, Icon } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { isOwed } from './owed.tsx';
import { periodText } from './state.tsx';
import { dossiersWords } from './words.ts';

interface OwedByOthersProps {
  readonly visit: Visit;
  /** Of everybody whom the visitor watches over, also what was sent. */
  readonly due: readonly DueDossier[];
  readonly subjects: ReadonlyMap<string, string>;
}

export function OwedByOthers({ visit, due, subjects }: OwedByOthersProps) {
  const words = dossiersWords[visit.language];
  const of = (...standings: readonly DueDossier['standing'][]) =>
    due.filter(({ standing }) => standings.includes(standing)).length;
  const counts = words.counts(of('sent', 'sentLate'), of('late'), of('open'));
  const plans = [
    ...groupBy(due.filter(isOwed), ({ person, subject, kind }) => `${person} ${subject} ${kind}`).values(),
  ];
  return (
    <Card title={words.plan} actions={<span class="text-secondary">{counts}</span>} padded={false}>
      <p class="card-body text-secondary m-0">{plans.length === 0 ? words.noneOwed : words.planAbout}</p>
      {plans.length > 0 && (
        <div class="table-responsive">
          <table class="table table-vcenter card-table">
            <thead>
              <tr>
                <th scope="col">{words.author}</th>
                <th scope="col">{words.dossier}</th>
                <th scope="col">{words.late}</th>
                <th scope="col">{words.comes}</th>
              </tr>
            </thead>
            <tbody>
              {plans
                .toSorted((one, other) => lateOf(other).length - lateOf(one).length)
                .map((plan) => (
                  <Plan key={plan.map(keyOf).join()} visit={visit} due={plan} subjects={subjects} />
                ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

const keyOf = ({ person, subject, kind, period }: DueDossier): string =>
  [person, subject, kind, period].join(' ');
const lateOf = (plan: readonly DueDossier[]) => plan.filter(({ standing }) => standing === 'late');

/** @param due of one teacher, subject and kind, by time */
function Plan({ visit, due, subjects }: OwedByOthersProps) {
  const { language } = visit;
  const words = dossiersWords[language];
  const [first] = due;
  if (first === undefined) return null;
  const late = lateOf(due);
  const next = due.find(({ standing }) => standing === 'open');
  const periods = [late[0], ...(late.length > 1 ? [late.at(-1)] : [])].flatMap((one) =>
    one === undefined ? [] : periodText(one.period, one.dueAt, language),
  );
  return (
    <tr>
      <th scope="row" class="fw-normal">
        {first.name}
      </th>
      <td>{[first.kindName, subjects.get(first.subject) ?? first.subject].join(' · ')}</td>
      <td>
        {late.length > 0 && (
          <>
            <span class="badge state-badge bg-red-lt">
              <Icon name="alert" />
              {words.lateOf(late.length)}
            </span>{' '}
            <span class="text-secondary">{periods.join(' – ')}</span>
          </>
        )}
      </td>
      <td>{next && <DueDay visit={visit} at={next.dueAt} />}</td>
    </tr>
  );
}
