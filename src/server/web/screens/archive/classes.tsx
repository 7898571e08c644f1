// Classes of the year: how many of their records are packed, and packing those that are locked.
import type { ArchiveSeen, ClassInArchive } from '../../../application/index.ts';
import { Card, Form, Icon, Progress } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { archiveWords } from './words.ts';

interface ClassesProps {
  readonly visit: Visit;
  readonly seen: ArchiveSeen;
}

export function ClassesInArchive({ visit, seen }: ClassesProps) {
  const words = archiveWords[visit.language];
  const packs = seen.classes.some(({ mayPack }) => mayPack);
  return (
    <Card title={words.classesOf(seen.schoolYear)} padded={false}>
      <div class="table-responsive">
        <table class="table table-vcenter card-table">
          <thead>
            <tr>
              <th scope="col">{words.schoolClass}</th>
              <th scope="col">{words.packed}</th>
              <th scope="col">{words.waiting}</th>
              {packs && (
                <th scope="col" class="text-end">
                  {words.deed}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {seen.classes.map((one) => (
              <tr key={one.schoolClass.id}>
                <th scope="row">{one.schoolClass.name}</th>
                <td>
                  <Progress
                    done={one.archived}
                    of={one.records}
                    label={words.packedOf(one.schoolClass.name)}
                  />
                </td>
                <td>{one.waiting === 0 ? words.noneWaiting : words.records(one.waiting)}</td>
                {packs && <td class="text-end">{one.mayPack && <Packing visit={visit} one={one} />}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

/** Again also what is archived already: a package of later corrections stands beside the older one. */
function Packing({ visit, one }: { readonly visit: Visit; readonly one: ClassInArchive }) {
  const words = archiveWords[visit.language];
  const { schoolClass, waiting, archived } = one;
  if (waiting + archived === 0) return <span class="text-secondary">{words.notLocked}</span>;
  return (
    <div class="d-flex flex-wrap gap-2 justify-content-end">
      <Form visit={visit} deed="extend">
        <input type="hidden" name="class" value={schoolClass.id} />
        <button class="btn" aria-label={words.extendClass(schoolClass.name)}>
          <Icon name="clock" />
          {words.extend}
        </button>
      </Form>
      <Form visit={visit} deed="pack">
        <input type="hidden" name="class" value={schoolClass.id} />
        <button
          class={waiting > 0 ? 'btn btn-primary' : 'btn'}
          aria-label={words.packClass(schoolClass.name, waiting === 0)}
        >
          <Icon name="archive" />
          {waiting > 0 ? words.pack : words.packAgain}
        </button>
      </Form>
    </div>
  );
}
