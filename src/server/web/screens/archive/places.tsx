// Where packages are kept beside the server, and whether the last check found them whole.
import { SHELF, type PlaceSeen } from '../../../application/index.ts';
import { Card, Moment } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { placeWords } from './place-words.ts';

interface PlacesProps {
  readonly visit: Visit;
  readonly places: readonly PlaceSeen[];
}

export function Places({ visit, places }: PlacesProps) {
  const words = placeWords[visit.language];
  return (
    <Card title={words.title} padded={false}>
      <p class="card-body m-0">
        <a href="/archive/media">{words.media}</a> · <a href="/archive/register">{words.register}</a>
      </p>
      <div class="table-responsive">
        <table class="table table-vcenter card-table">
          <thead>
            <tr>
              <th scope="col">{words.place}</th>
              <th scope="col">{words.medium}</th>
              <th scope="col">{words.holds}</th>
              <th scope="col">{words.checked}</th>
              <th scope="col">{words.seal}</th>
            </tr>
          </thead>
          <tbody>
            {places.map(({ target, holds, lastCheck, lacks, wait, seal }) => (
              <tr key={target === SHELF ? SHELF : target.id}>
                <td>
                  {target === SHELF ? (
                    words.shelf
                  ) : (
                    <a href={`/archive/media?medium=${target.id}`}>{target.name}</a>
                  )}
                </td>
                <td>{target === SHELF ? words.server : words.mediumOf[target.medium]}</td>
                <td>
                  {words.packages(holds)}
                  {lacks > 0 && (
                    <div class="text-warning">
                      {wait === null ? words.coming(lacks) : words.waitsFor(lacks)}
                    </div>
                  )}
                </td>
                <td>
                  <CheckSeen visit={visit} check={lastCheck} />
                </td>
                <td>{seal === null ? '–' : words.sealed(seal.sealNumber)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function CheckSeen({ visit, check }: { readonly visit: Visit; readonly check: PlaceSeen['lastCheck'] }) {
  const words = placeWords[visit.language];
  if (check === null) return <>{words.never}</>;
  const { decayed, finishedAt } = check;
  return (
    <>
      {decayed === 0 ? `✔ ${words.whole}` : <strong>{`✘ ${words.decayed(decayed)}`}</strong>}{' '}
      <Moment at={finishedAt} />
    </>
  );
}
