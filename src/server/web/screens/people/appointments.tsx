// What somebody holds, held and will hold: role, scope, the decision it rests on, from when to when.
import { holdsAt, type Appointment } from '../../../application/index.ts';
import { Card, Empty, Icon, dateText, dayText, partsWords } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import type { SeenPerson } from './seen-person.ts';
import { peopleWords } from './words.ts';

interface AppointmentsProps {
  readonly seen: SeenPerson;
  readonly visit: Visit;
  /** Whether whoever looks may change any of them. */
  readonly changes: boolean;
}

export function Appointments({ seen, visit, changes }: AppointmentsProps) {
  const words = peopleWords[visit.language];
  return (
    <Card title={words.appointments} padded={false} id="appointments">
      {seen.held.length === 0 ? (
        <Empty icon="info" title={words.noAppointments} text={words.noAppointmentsAbout} />
      ) : (
        <div class="table-responsive">
          <table class="table table-vcenter card-table">
            <thead>
              <tr>
                <th scope="col">{words.role}</th>
                <th scope="col">{words.basis}</th>
                <th scope="col">{words.validity}</th>
                {changes && <th scope="col" aria-label={words.change} />}
              </tr>
            </thead>
            <tbody>
              {seen.held.map((one) => (
                <Row key={one.id} one={one} seen={seen} visit={visit} changes={changes} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

function Row({ one, seen, visit, changes }: AppointmentsProps & { readonly one: Appointment }) {
  const words = peopleWords[visit.language];
  const { roles } = partsWords[visit.language];
  const { basis, endedBy, validFrom, validTo } = one;
  const open = validTo === null || validTo > visit.now;
  return (
    <tr>
      <td>
        {roles[one.role]}
        <div class="text-secondary small">{scopeText(one, seen, visit)}</div>
      </td>
      <td>
        {basis.kind === 'decision' ? words.decision(basis.number, dateText(basis.date)) : words.classBook}
        {endedBy && (
          <div class="text-secondary small">{words.endedBy(endedBy.number, dateText(endedBy.date))}</div>
        )}
      </td>
      <td>
        <Standing one={one} visit={visit} />
        <div class="small">
          {words.from(dayText(validFrom))} {validTo !== null && words.until(dayText(validTo))}
        </div>
      </td>
      {changes && (
        <td class="text-end">
          {open && (
            <a
              class="btn btn-sm"
              href={`/people/${seen.id}?change=${one.id}#change`}
              aria-label={words.changeOf(roles[one.role])}
            >
              {words.change}
            </a>
          )}
        </td>
      )}
    </tr>
  );
}

function Standing({ one, visit }: { readonly one: Appointment; readonly visit: Visit }) {
  const words = peopleWords[visit.language];
  const [tone, icon, text] = holdsAt(one, visit.now)
    ? (['green', 'check', words.holds] as const)
    : one.validFrom > visit.now
      ? (['azure', 'clock', words.ahead] as const)
      : (['secondary', 'minus', words.over] as const);
  return (
    <span class={`badge bg-${tone}-lt`}>
      <Icon name={icon} /> {text}
    </span>
  );
}

export function scopeText({ scope, ...one }: Appointment, { classes }: SeenPerson, visit: Visit): string {
  const words = peopleWords[visit.language];
  const names = new Map(classes.map(({ id, name, schoolYear }) => [id, `${name} (${schoolYear})`]));
  const parts = [
    scope.classes?.map((id) => names.get(id) ?? id).join(', '),
    scope.subjects?.join(', '),
    scope.grades && `${words.grades} ${scope.grades.join(', ')}`,
    scope.schoolYears?.join(', '),
    scope.terms?.join(', '),
    scope.pupils?.join(', '),
  ].filter((part) => part !== undefined && part !== '');
  const capacity = [one.actingFor && words.acting, one.delegatedFrom && words.delegated].filter(Boolean);
  return [...(parts.length === 0 ? [words.wholeSchool] : parts), ...capacity].join(' · ');
}
