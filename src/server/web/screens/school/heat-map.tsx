// Classes × subjects: each cell says how it stands by icon, number, pattern and colour, and leads to its class.
import type { CellStanding, MapCell, MapRow, SchoolMap } from '../../../application/index.ts';
import { Icon, StateBadge, type IconName } from '../../parts/index.ts';
import type { Language } from '../../words.ts';
import { schoolWords } from './words.ts';

const icons: Readonly<Record<CellStanding, IconName>> = {
  signed: 'pen',
  ready: 'check',
  missing: 'edit',
  late: 'clock',
};
const standings = ['late', 'missing', 'ready', 'signed'] as const;

interface HeatMapProps {
  readonly map: Pick<SchoolMap, 'subjects'>;
  readonly rows: readonly MapRow[];
  readonly language: Language;
}

export function Legend({ rows, language }: Omit<HeatMapProps, 'map'>) {
  const words = schoolWords[language];
  const cells = rows.flatMap((row) => [...row.cells.values()]);
  return (
    <ul class="heat-legend">
      {standings.map((standing) => (
        <li key={standing}>
          <span class={`heat-cell heat-${standing}`}>
            <Icon name={icons[standing]} />
          </span>
          {words.standings[standing]}
          <strong class="num">{cells.filter((cell) => cell.standing === standing).length}</strong>
        </li>
      ))}
    </ul>
  );
}

export function HeatMap({ map, rows, language }: HeatMapProps) {
  const words = schoolWords[language];
  const columns = [...map.subjects, { code: null, name: words.conduct }];
  return (
    <div class="table-responsive">
      <table class="table heat-map mb-0">
        <caption class="visually-hidden">{words.map}</caption>
        <thead>
          <tr>
            <th scope="col">{words.schoolClass}</th>
            {columns.map(({ code, name }) => (
              <th key={code} scope="col">
                <span>{name}</span>
              </th>
            ))}
            <th scope="col">{words.summary}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ schoolClass: { id, name }, cells, state }) => (
            <tr key={id}>
              <th scope="row">
                <a href={`/classes/${id}`}>{name}</a>
              </th>
              {columns.map((column) => {
                const cell = cells.get(column.code);
                return (
                  <td key={column.code}>
                    {cell ? (
                      <Cell
                        to={`/classes/${id}`}
                        cell={cell}
                        said={[name, column.name]}
                        language={language}
                      />
                    ) : (
                      <span class="visually-hidden">{words.noSubject}</span>
                    )}
                  </td>
                );
              })}
              <td>{state !== null && <StateBadge state={state} language={language} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  readonly to: string;
  readonly cell: MapCell;
  /** Names of class and subject. */
  readonly said: readonly [string, string];
  readonly language: Language;
}

function Cell({ to, cell, said: [name, subject], language }: CellProps) {
  const words = schoolWords[language];
  const { standing, entered, required, teacher, late } = cell;
  const text = words.cell(name, subject, words.standings[standing], entered, required, teacher);
  return (
    <a class={`heat-cell heat-${standing}`} href={to} title={text}>
      <span class="visually-hidden">{text}</span>
      <Icon name={icons[standing]} />
      <span aria-hidden="true">
        {standing === 'late' && late > 0
          ? `−${late}`
          : `${required === 0 ? 100 : Math.floor((100 * entered) / required)}%`}
      </span>
    </a>
  );
}
