// Cells with the value that stands there and a field for the new one.
import type { Visit } from '../../visit.ts';
import { namedCell, valueOf } from '../corrections/cell-names.ts';
import type { AskableCell } from './asked-cells.ts';
import type { ClassChosen } from './sheets.ts';
import { requestWords } from './words.ts';
import { wrongValue } from './wrong-value.ts';

interface NewValuesProps {
  readonly visit: Visit;
  readonly chosen: ClassChosen;
  readonly cells: readonly AskableCell[];
}

export function NewValues({ visit, chosen, cells }: NewValuesProps) {
  const words = requestWords[visit.language];
  return (
    <div class="table-responsive">
      <table class="table table-vcenter card-table">
        <thead>
          <tr>
            <th scope="col">{words.cell}</th>
            <th scope="col">{words.old}</th>
            <th scope="col">{words.fresh}</th>
            <th scope="col">{words.erase}</th>
          </tr>
        </thead>
        <tbody>
          {cells.map((cell) => (
            <Row key={cell.path} visit={visit} chosen={chosen} cell={cell} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ visit, chosen, cell: asked }: Omit<NewValuesProps, 'cells'> & { readonly cell: AskableCell }) {
  const { path, value } = asked;
  const words = requestWords[visit.language];
  const typed = visit.refused?.deed === 'send' ? visit.refused.typed : null;
  const { cell } = namedCell(path, chosen.book, visit.language);
  const shown = valueOf(path, value);
  const { language } = visit;
  const wrong = wrongValue(visit.refused, asked, { regime: chosen.book.regime, language });
  return (
    <tr data-list-changes-target="cell" data-cell={cell} data-old={shown ?? words.empty}>
      <th scope="row">{cell}</th>
      <td>
        {shown ?? <em class="text-secondary">{words.empty}</em>}
        <input type="hidden" name={`was:${path}`} value={value ?? ''} />
      </td>
      <td>
        <input
          class={`form-control${wrong === undefined ? '' : ' is-invalid'}`}
          name={`to:${path}`}
          value={typed?.raw(`to:${path}`) ?? ''}
          autocomplete="off"
          maxLength={1000}
          aria-label={words.freshOf(cell)}
          aria-invalid={wrong === undefined ? undefined : 'true'}
          aria-describedby={wrong === undefined ? undefined : `wrong:${path}`}
          data-action="list-changes#show"
        />
        {wrong !== undefined && (
          <div class="invalid-feedback d-block" id={`wrong:${path}`}>
            {wrong}
          </div>
        )}
      </td>
      <td>
        {value !== null && (
          <input
            type="checkbox"
            class="form-check-input"
            name="erase"
            value={path}
            checked={typed?.all('erase').includes(path) ?? false}
            aria-label={words.eraseOf(cell)}
            data-action="list-changes#show"
          />
        )}
      </td>
    </tr>
  );
}
