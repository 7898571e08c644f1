// Every package of the year with the digest it is checked by; ticked ones go on the label of a medium.
import type { PackageSeen } from '../../../application/index.ts';
import { Card, Empty, Form, Moment } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { LabelFields } from './label-fields.tsx';
import { archiveWords } from './words.ts';

interface PackagesProps {
  readonly visit: Visit;
  readonly packages: readonly PackageSeen[];
}

export function Packages({ visit, packages }: PackagesProps) {
  const words = archiveWords[visit.language];
  return (
    <Card title={words.packages} padded={false}>
      {packages.length === 0 ? (
        <Empty icon="archive" title={words.noPackages} text={words.noPackagesAbout} />
      ) : (
        <div data-controller="tick-all">
          <Form visit={visit} deed="label" once>
            <PackageTable visit={visit} packages={packages} />
            <LabelFields visit={visit} />
          </Form>
        </div>
      )}
    </Card>
  );
}

function PackageTable({ visit, packages }: PackagesProps) {
  const words = archiveWords[visit.language];
  const typed = visit.refused?.deed === 'label' ? visit.refused.typed.all('package') : [];
  return (
    <div class="table-responsive">
      <table class="table table-vcenter card-table">
        <thead>
          <tr>
            <th scope="col">
              <input
                type="checkbox"
                class="form-check-input"
                aria-label={words.all}
                data-tick-all-target="all"
                data-action="tick-all#toggle"
              />
            </th>
            <th scope="col">{words.schoolClass}</th>
            <th scope="col">{words.at}</th>
            <th scope="col">{words.content}</th>
            <th scope="col">{words.madeBy}</th>
            <th scope="col">{words.digest}</th>
          </tr>
        </thead>
        <tbody>
          {packages.map(({ name, classId, schoolClass, at, records, madeBy, manifestHash }) => {
            const value = `${classId}~${name}`;
            return (
              <tr key={value}>
                <td>
                  <input
                    type="checkbox"
                    class="form-check-input"
                    name="package"
                    value={value}
                    checked={typed.includes(value)}
                    aria-label={words.choose(schoolClass.name, name)}
                    data-tick-all-target="one"
                    data-action="tick-all#count"
                  />
                </td>
                <th scope="row">{schoolClass.name}</th>
                <td>
                  <Moment at={at} />
                </td>
                <td>
                  {words.records(records)}
                  <div class="text-secondary small text-nowrap">{words.folder(name)}</div>
                </td>
                <td>{madeBy?.name ?? words.unknown}</td>
                <td>
                  <code class="digest">{manifestHash}</code>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
