// The grid on the page: which cell stands where, what each may take, and how each is painted.
import { shown, type CellState, type Place, type Size } from '../sheet/index.ts';
import { fill, type Column, type GridModel } from './model.ts';

export type GridTable = ReturnType<typeof readTable>;

/** How a cell is to look; `wrong` is a text that is no value. */
export interface Look {
  readonly value: string | null;
  readonly state: CellState;
  readonly wrong: string | undefined;
  readonly missing: boolean;
  readonly saved: boolean;
}

const states = ['waiting', 'sending', 'refused'] as const;

export function readTable(table: HTMLTableElement, model: GridModel) {
  const lines = [...(table.tBodies[0]?.rows ?? [])].map((line) => ({
    line,
    code: line.dataset.code ?? '',
    name: line.querySelector('th')?.textContent.trim() ?? '',
    cells: [...line.querySelectorAll<HTMLTableCellElement>('[role=gridcell]')],
    figures: [...line.querySelectorAll<HTMLElement>('[data-figure]')],
  }));
  const places = new Map<string, Place>();
  lines.forEach(({ code, cells }, row) =>
    cells.forEach((cell, column) => {
      const known = model.columns[column];
      if (known && !cell.classList.contains('is-none'))
        places.set(pathOf(model, code, known), { row, column });
    }),
  );
  const size: Size = { rows: lines.length, columns: model.columns.length };
  const cellAt = ({ row, column }: Place) => lines[row]?.cells[column];
  const columnAt = ({ column }: Place): Column | undefined => model.columns[column];

  function pathAt(place: Place): string | null {
    const line = lines[place.row];
    const column = columnAt(place);
    if (!line || !column) return null;
    const path = pathOf(model, line.code, column);
    return places.has(path) ? path : null;
  }

  const mayEdit = (place: Place): boolean =>
    model.mayEnter && pathAt(place) !== null && cellAt(place)?.classList.contains('is-closed') === false;

  /** `Nguyễn Văn A, Toán, thường xuyên 2` */
  const nameOf = (place: Place): string =>
    [lines[place.row]?.name, model.subject, columnAt(place)?.spoken].filter(Boolean).join(', ');

  return {
    size,
    places,
    cellAt,
    columnAt,
    pathAt,
    mayEdit,
    nameOf,
    codeAt: (row: number) => lines[row]?.code ?? '',
    rowOf: (code: string) => lines.findIndex((line) => line.code === code),
    nameOfPath: (path: string) => {
      const place = places.get(path);
      return place ? nameOf(place) : path;
    },
    kindOfPath: (path: string) => {
      const place = places.get(path);
      return (place && columnAt(place)?.kind) ?? 'text';
    },
    /** As the page was served. */
    values: (): (readonly [string, string | null])[] =>
      [...places].map(([path, place]) => [path, cellAt(place)?.dataset.value ?? null] as const),
    placeOf: (target: EventTarget | null): Place | null => {
      const cell = target instanceof Element ? target.closest<HTMLElement>('[role=gridcell]') : null;
      const row = lines.findIndex(({ line }) => line === cell?.parentElement);
      const column = lines[row]?.cells.indexOf(cell as HTMLTableCellElement) ?? -1;
      return row < 0 || column < 0 ? null : { row, column };
    },
    paint: (place: Place, look: Look): void => {
      const cell = cellAt(place);
      const column = columnAt(place);
      if (cell && column) paint(cell, column, look, nameOf(place), model);
    },
    close: (path: string, why: string): void => {
      const place = places.get(path);
      const cell = place && cellAt(place);
      if (!cell) return;
      cell.classList.add('is-closed');
      cell.setAttribute('aria-readonly', 'true');
      cell.title = why;
    },
    showFigures: (row: number, figures: Readonly<Record<string, string>>): void => {
      for (const cell of lines[row]?.figures ?? []) {
        const text = figures[cell.dataset.figure ?? ''] ?? '';
        if (cell.textContent !== text) cell.textContent = text;
      }
    },
    showMissing: (column: string, count: number): void => {
      const cell = table.tFoot?.querySelector(`[data-missing-in="${CSS.escape(column)}"]`);
      if (cell) cell.textContent = count === 0 ? '' : String(count);
    },
  };
}

function paint(
  cell: HTMLElement,
  { kind }: Column,
  { value, state, wrong, missing, saved }: Look,
  name: string,
  { words }: GridModel,
): void {
  const text = wrong ?? shown(kind, value);
  if (cell.textContent !== text) cell.textContent = text;
  if (value === null) delete cell.dataset.value;
  else cell.dataset.value = value;
  for (const one of states) cell.classList.toggle(`is-${one}`, wrong === undefined && state === one);
  cell.classList.toggle('is-invalid', wrong !== undefined);
  cell.classList.toggle('is-missing', missing && wrong === undefined);
  cell.classList.toggle('is-saved', saved && state === 'kept' && wrong === undefined);
  if (wrong === undefined) cell.removeAttribute('aria-invalid');
  else cell.setAttribute('aria-invalid', 'true');
  const told = [
    wrong !== undefined && words.cellInvalid,
    state === 'waiting' && words.cellWaiting,
    state === 'sending' && words.cellSending,
    state === 'refused' && words.cellRefused,
    missing && words.cellMissing,
    cell.classList.contains('is-closed') && words.cellClosed,
  ].filter((word) => typeof word === 'string');
  cell.setAttribute('aria-label', fill([name, text || (words.emptyCell ?? ''), ...told].join(', ')));
}

function pathOf({ sheet }: GridModel, code: string, { column }: Column): string {
  const pupil = `pupils/${code}`;
  if (sheet.kind === 'subject') return `${pupil}/entries/${sheet.term}/${sheet.subject}/${column}`;
  if (sheet.kind === 'conduct') return `${pupil}/conduct/${sheet.term}`;
  return sheet.kind === 'absences' ? `${pupil}/absences/${column}` : `${pupil}/${column}`;
}
