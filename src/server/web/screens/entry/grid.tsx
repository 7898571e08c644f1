// The grid itself, readable before and without any script: a line for each pupil, a cell for each mark, figures beside.
import { assess, figuresOf, type Figures, type Term } from '../../../../assessment/index.ts';
import type { Grid, GridCell, GridClosed, GridRow } from '../../../application/index.ts';
import { Icon, dayText } from '../../parts/index.ts';
import { valueText } from './value-text.ts';
import type { FigureColumn, GridColumn } from './columns.ts';
import type { EntryWords } from './words.ts';

interface GridTableProps {
  readonly grid: Grid;
  readonly columns: readonly GridColumn[];
  readonly figures: readonly FigureColumn[];
  /** Whether anything may be typed at all. */
  readonly open: boolean;
  readonly label: string;
  readonly words: EntryWords;
}

export function GridTable({ grid, columns, figures, open, label, words }: GridTableProps) {
  const results = new Map(assess(grid.book).pupils.map((result) => [result.code, result]));
  const { sheet } = grid.read;
  const [before, after] = aroundFigures(columns);
  const about = {
    subject: sheet.kind === 'subject' ? sheet.subject : '',
    term: 'term' in sheet ? sheet.term : ('HK2' satisfies Term),
  };
  const figuresIn = (code: string): Figures | null => {
    const result = results.get(code);
    return result ? figuresOf(result, about) : null;
  };
  return (
    <div class="table-responsive entry-scroll">
      <table
        class={`table table-sm entry-grid entry-${sheet.kind}`}
        role="grid"
        aria-label={label}
        aria-readonly={open ? undefined : 'true'}
        aria-multiselectable="true"
        data-entry-grid-target="table"
      >
        <thead>
          <tr>
            <th scope="col" class="entry-ordinal">
              {words.ordinal}
            </th>
            <th scope="col" class="entry-name">
              {words.name}
            </th>
            {before.map((column, index) => (
              <Head key={column.column} grid={grid} column={column} index={index} words={words} />
            ))}
            {figures.map((column) => (
              <th scope="col" key={column.figure} class="entry-figure">
                {column.label}
              </th>
            ))}
            {after.map((column) => (
              <Head key={column.column} grid={grid} column={column} index={before.length} words={words} />
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((row) => (
            <Line
              key={row.code}
              row={row}
              columns={columns}
              figures={figures}
              computed={figuresIn(row.code)}
              words={words}
            />
          ))}
        </tbody>
        {sheet.kind === 'subject' && (
          <tfoot>
            <tr>
              <td class="entry-ordinal" />
              <th scope="row" class="entry-name">
                {words.stillMissing}
              </th>
              {before.map(({ column }) => (
                <td key={column} class="entry-count num" data-missing-in={column} />
              ))}
              {[...figures, ...after].map(({ label: name }) => (
                <td key={name} />
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

function Head({
  grid,
  column: { column, label },
  index,
  words,
}: {
  readonly grid: Grid;
  readonly column: GridColumn;
  readonly index: number;
  readonly words: EntryWords;
}) {
  const cells = grid.rows.flatMap(({ cells: row }) => row[index] ?? []);
  const [first] = cells;
  const closed = first !== undefined && cells.every((cell) => sameLock(cell, first)) ? first.closed : null;
  const day = grid.testDays.find((one) => one.column === column)?.on ?? null;
  return (
    <th scope="col" class={`entry-head${column === 'remark' ? ' entry-wide' : ''}`}>
      {label}
      {closed && (
        <span class="entry-lock">
          <Icon name="lock" label={closedWords(closed, words)} />
          {closed.by === 'lock' && closed.number}
        </span>
      )}
      {day !== null && <span class="entry-day">{words.testDay(dayText(Date.parse(day) as never))}</span>}
    </th>
  );
}

function Line({
  row,
  columns,
  figures,
  computed,
  words,
}: {
  readonly row: GridRow;
  readonly columns: readonly GridColumn[];
  readonly figures: readonly FigureColumn[];
  readonly computed: Figures | null;
  readonly words: EntryWords;
}) {
  const [before, after] = aroundFigures(columns);
  const cellOf = (column: GridColumn, index: number) => {
    const cell = row.cells[index] ?? null;
    return cell === null ? (
      <td
        key={column.column}
        role="gridcell"
        class="entry-cell is-none"
        aria-readonly="true"
        title={row.exempt ? undefined : words.noCell}
        tabindex={-1}
      >
        {row.exempt ? words.exempt : '—'}
      </td>
    ) : (
      <td
        key={column.column}
        role="gridcell"
        class={`entry-cell${cell.closed ? ' is-closed' : ''}`}
        data-value={cell.value ?? undefined}
        aria-readonly={cell.closed ? 'true' : undefined}
        title={cell.closed ? closedWords(cell.closed, words) : undefined}
        tabindex={-1}
      >
        {valueText(column.kind, cell.value)}
      </td>
    );
  };
  return (
    <tr data-code={row.code}>
      <td class="entry-ordinal num">{row.ordinal}</td>
      <th scope="row" class="entry-name">
        {row.name}
      </th>
      {before.map(cellOf)}
      {figures.map(({ figure }) => (
        <td key={figure} class="entry-figure" data-figure={figure}>
          {computed?.[figure]}
        </td>
      ))}
      {after.map((column) => cellOf(column, before.length))}
    </tr>
  );
}

/** What the marks come to stands beside the marks; remarks come after it. */
const aroundFigures = (columns: readonly GridColumn[]) =>
  [columns.filter(({ kind }) => kind !== 'remark'), columns.filter(({ kind }) => kind === 'remark')] as const;

const sameLock = ({ closed }: GridCell, other: GridCell): boolean =>
  closed?.by === 'lock' && other.closed?.by === 'lock' && closed.number === other.closed.number;

function closedWords(closed: GridClosed, words: EntryWords): string {
  if (closed.by === 'record') return words.closedRecord(closed.title);
  return closed.number === null ? words.closedLockPlain : words.closedLock(closed.number);
}
