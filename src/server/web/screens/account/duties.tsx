// What somebody is appointed to, on which basis, and until when.
import type { ClassId } from '../../../../kernel/index.ts';
import type { Appointment } from '../../../application/index.ts';
import { Card, Empty, dayText, partsWords } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { accountWords } from './words.ts';

interface DutiesProps {
  readonly visit: Visit;
  /** Names by id. */
  readonly classes: ReadonlyMap<ClassId, string>;
}

export function Duties({ visit, classes }: DutiesProps) {
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
                <Duty key={one.id} one={one} visit={visit} classes={classes} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

function Duty({ one, visit, classes }: DutiesProps & { readonly one: Appointment }) {
  const words = accountWords[visit.language];
  const { roles } = partsWords[visit.language];
  const { basis, scope, validFrom, validTo } = one;
  const about = [
    scope.classes?.map((id) => classes.get(id) ?? '').join(', '),
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
      <td>
        {basis.kind === 'decision'
          ? words.decision(basis.number, basis.date.split('-').reverse().join('/'))
          : words.classBook}
      </td>
      <td>
        {words.from(dayText(validFrom))}
        {validTo !== null && <> {words.until(dayText(validTo))}</>}
      </td>
    </tr>
  );
}
