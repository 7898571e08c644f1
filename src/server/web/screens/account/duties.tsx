// What somebody is appointed to, on which basis, and until when.
import type { Appointment } from '../../../application/index.ts';
import { Card, Empty, dayText, partsWords } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { accountWords } from './words.ts';

export function Duties({ visit }: { readonly visit: Visit }) {
  const words = accountWords[visit.language];
  const { appointments } = visit;
  return (
    <Card title={words.roles} padded={false}>
      {appointments.length === 0 ? (
        <Empty icon="info" title={words.noRoles} text={words.noRolesAbout} />
      ) : (
        <div class="table-responsive">
          <table class="table table-vcenter card-table">
            <thead>
              <tr>
                <th scope="col">{words.role}</th>
                <th scope="col">{words.basis}</th>
                <th scope="col">{words.validity}</th>
              </tr>
            </thead>
            <tbody>
              {appointments.map((one) => (
                <Duty key={one.id} one={one} visit={visit} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

function Duty({ one, visit }: { readonly one: Appointment; readonly visit: Visit }) {
  const words = accountWords[visit.language];
  const { roles } = partsWords[visit.language];
  const { basis, scope, validFrom, validTo } = one;
  const about = [
    scope.subjects?.join(', '),
    scope.grades?.join(', '),
    one.actingFor && words.acting,
    one.delegatedFrom && words.delegated,
  ].filter(Boolean);
  return (
    <tr>
      <td>
        {roles[one.role]}
        {about.length > 0 && <div class="text-secondary small">{about.join(' · ')}</div>}
      </td>
      <td>{basis.kind === 'decision' ? words.decision(basis.number, basis.date) : words.classBook}</td>
      <td>
        {words.from(dayText(validFrom))}
        {validTo !== null && <> {words.until(dayText(validTo))}</>}
      </td>
    </tr>
  );
}
