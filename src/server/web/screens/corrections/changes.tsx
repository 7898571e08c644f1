// Old and new value of each cell side by side, why, and by which procedure.
import { Card } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { namedCell, valueOf } from './cell-names.ts';
import type { SeenCorrection } from './seen-correction.ts';
import { partiesText } from './state.tsx';
import { correctionWords } from './words.ts';

export function Changes({
  visit: { language },
  seen,
}: {
  readonly visit: Visit;
  readonly seen: SeenCorrection;
}) {
  const words = correctionWords[language];
  const { correction, names } = seen.standing;
  const { cells, reason, requester, route, demands } = correction.snapshot.context;
  const empty = <em class="text-secondary">{words.empty}</em>;
  return (
    <Card title={words.changes} padded={false}>
      <div class="table-responsive">
        <table class="table table-vcenter card-table">
          <thead>
            <tr>
              <th scope="col">{words.pupil}</th>
              <th scope="col">{words.cell}</th>
              <th scope="col">{words.old}</th>
              <th scope="col">{words.fresh}</th>
            </tr>
          </thead>
          <tbody>
            {cells.map(({ path, before, after }) => {
              const { pupil, cell } = namedCell(path, seen.book, language);
              return (
                <tr key={path}>
                  <td>{pupil}</td>
                  <td>{cell}</td>
                  <td>
                    <del class="correction-old">{valueOf(path, before) ?? empty}</del>
                  </td>
                  <td>
                    <ins class="correction-new">{valueOf(path, after) ?? empty}</ins>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <div class="card-body">
        <dl class="row m-0">
          <dt class="col-sm-4">{words.why}</dt>
          <dd class="col-sm-8 correction-reason">{reason}</dd>
          <dt class="col-sm-4">{words.askedBy}</dt>
          <dd class="col-sm-8">{names.get(requester)}</dd>
          <dt class="col-sm-4">{words.route}</dt>
          <dd class="col-sm-8">{words.routes[route]}</dd>
          <dt class="col-sm-4">{words.permitters}</dt>
          <dd class="col-sm-8">{partiesText(demands.permittedBy, language)}</dd>
          {demands.witnesses.length > 0 && (
            <>
              <dt class="col-sm-4">{words.witnesses(demands.quorum)}</dt>
              <dd class="col-sm-8">{partiesText(demands.witnesses, language)}</dd>
            </>
          )}
        </dl>
      </div>
    </Card>
  );
}
