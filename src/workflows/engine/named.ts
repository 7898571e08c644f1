// A row made from each row of a table, under the same names: so XState's setup reads our tables of guards and changes.

/** The table's names, each with what `make` makes of its row. */
export function named<Table extends object, Made>(
  table: Table,
  make: (row: Table[keyof Table & string]) => Made,
): Record<keyof Table & string, Made> {
  return Object.fromEntries(
    Object.entries(table).map(([name, row]) => [name, make(row as Table[keyof Table & string])]),
  ) as Record<keyof Table & string, Made>;
}
