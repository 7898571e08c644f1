// What is selected in a grid, and where keys take it: a cell, or the rectangle between two.

export interface Place {
  readonly row: number;
  readonly column: number;
}

/** `focus` is where one types; `anchor` is where the rectangle began. */
export interface Selection {
  readonly anchor: Place;
  readonly focus: Place;
}

export interface Size {
  readonly rows: number;
  readonly columns: number;
}

/** Both ends belong to it. */
export interface Rect {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Rows that PageUp and PageDown go by. */
const PAGE = 10;

export const at = (row: number, column: number): Selection => ({
  anchor: { row, column },
  focus: { row, column },
});

export const rectOf = ({ anchor, focus }: Selection): Rect => ({
  top: Math.min(anchor.row, focus.row),
  left: Math.min(anchor.column, focus.column),
  bottom: Math.max(anchor.row, focus.row),
  right: Math.max(anchor.column, focus.column),
});

/** Row by row. */
export function placesIn({ top, left, bottom, right }: Rect): readonly Place[] {
  const places: Place[] = [];
  for (let row = top; row <= bottom; row += 1)
    for (let column = left; column <= right; column += 1) places.push({ row, column });
  return places;
}

export interface Press {
  readonly key: string;
  readonly shift: boolean;
  readonly ctrl: boolean;
}

/** Where a key leads (WAI-ARIA APG, grid); undefined for keys that lead nowhere. With Shift the anchor stays. */
export function moved(selection: Selection, { key, shift, ctrl }: Press, size: Size): Selection | undefined {
  const step = Object.hasOwn(steps, key) ? steps[key] : undefined;
  if (!step) return undefined;
  const focus = within(step(selection.focus, size, ctrl), size);
  return { anchor: shift ? selection.anchor : focus, focus };
}

/** Enter goes down, Tab to the right and on into the next row; undefined at the end of the grid. */
export function advanced(
  { focus }: Selection,
  { key, shift }: Pick<Press, 'key' | 'shift'>,
  size: Size,
): Selection | undefined {
  const by = shift ? -1 : 1;
  if (key === 'Enter') {
    const row = focus.row + by;
    return row < 0 || row >= size.rows ? undefined : at(row, focus.column);
  }
  const index = focus.row * size.columns + focus.column + by;
  if (index < 0 || index >= size.rows * size.columns) return undefined;
  return at(Math.floor(index / size.columns), index % size.columns);
}

export const everything = ({ rows, columns }: Size): Selection => ({
  anchor: { row: 0, column: 0 },
  focus: { row: rows - 1, column: columns - 1 },
});

type Step = (from: Place, size: Size, far: boolean) => Place;

const steps: Readonly<Record<string, Step>> = {
  ArrowUp: ({ row, column }, _, far) => ({ row: far ? 0 : row - 1, column }),
  ArrowDown: ({ row, column }, { rows }, far) => ({ row: far ? rows - 1 : row + 1, column }),
  ArrowLeft: ({ row, column }, _, far) => ({ row, column: far ? 0 : column - 1 }),
  ArrowRight: ({ row, column }, { columns }, far) => ({ row, column: far ? columns - 1 : column + 1 }),
  Home: ({ row }, _, far) => ({ row: far ? 0 : row, column: 0 }),
  End: ({ row }, { rows, columns }, far) => ({ row: far ? rows - 1 : row, column: columns - 1 }),
  PageUp: ({ row, column }) => ({ row: row - PAGE, column }),
  PageDown: ({ row, column }) => ({ row: row + PAGE, column }),
};

const within = ({ row, column }: Place, { rows, columns }: Size): Place => ({
  row: Math.max(0, Math.min(rows - 1, row)),
  column: Math.max(0, Math.min(columns - 1, column)),
});
