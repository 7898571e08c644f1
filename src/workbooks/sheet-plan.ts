// A sheet to be written, as data: columns with their checks, rows with their values.

/** What the open cells of a column take, checked by the spreadsheet program while people type. */
export type Check =
  /** `orExempt`: M (miễn) besides. */
  | { readonly kind: 'score'; readonly orExempt: boolean }
  /** One of the words. */
  | { readonly kind: 'choice'; readonly words: readonly string[] }
  | { readonly kind: 'count'; readonly to: number }
  | { readonly kind: 'text'; readonly longest: number };

export interface ColumnPlan {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  readonly align: 'left' | 'center';
  /** `text` keeps whatever is typed as it is typed: codes with zeros in front, remarks that begin with "=". */
  readonly format: 'text' | 'score' | 'whole';
  /** Present where people may type; the other cells are locked. */
  readonly check?: Check;
  /** An empty open cell is shaded until it is filled. */
  readonly wanted?: boolean;
}

/** Not a value of its own: `result` is what the formula comes to with the values of its row. */
export interface Computed {
  readonly formula: string;
  readonly result: number | string;
}

export type PlannedValue = string | number | null | Computed;

export interface SheetPlan {
  readonly name: string;
  readonly columns: readonly ColumnPlan[];
  /** The words over the columns are the first row; without them the sheet is a list of labels and values. */
  readonly headed: boolean;
  readonly rows: readonly (readonly PlannedValue[])[];
  /** Zero-based places of cells that stay locked although their column is open: exempt pupils. */
  readonly lockedRows?: ReadonlySet<number>;
  /** Rows can be picked by what stands in a column. */
  readonly filtered?: boolean;
  /** Columns that stay in sight while scrolling. */
  readonly frozenColumns: number;
  readonly orientation: 'portrait' | 'landscape';
  /** Printed on top of every page. */
  readonly title: string;
  /** For the program only: not shown, not even in the list of hidden sheets. */
  readonly hidden?: boolean;
}
