// Where one is in the grid: one cell takes the keyboard, a rectangle may be selected around it.
import { at, placesIn, rectOf, type Place, type Rect, type Selection } from '../sheet/index.ts';
import type { GridTable } from './table.ts';

export type Focus = ReturnType<typeof openFocus>;

export function openFocus(table: GridTable) {
  let selection: Selection = at(0, 0);
  let painted: readonly HTMLElement[] = [];
  let current: HTMLElement | undefined;
  mark();
  return {
    selection: () => selection,
    place: (): Place => selection.focus,
    rect: (): Rect => rectOf(selection),
    places: () => placesIn(rectOf(selection)),
    select(next: Selection, { focus = true } = {}): void {
      selection = next;
      mark();
      if (focus) current?.focus();
    },
  };

  function mark(): void {
    const cell = table.cellAt(selection.focus);
    if (current !== cell) {
      if (current) current.tabIndex = -1;
      if (cell) cell.tabIndex = 0;
      current = cell;
    }
    const selected = placesIn(rectOf(selection)).flatMap((place) => table.cellAt(place) ?? []);
    for (const one of painted) if (!selected.includes(one as HTMLTableCellElement)) setSelected(one, false);
    for (const one of selected) setSelected(one, true);
    painted = selected;
  }
}

function setSelected(cell: HTMLElement, is: boolean): void {
  if (cell.classList.contains('is-selected') === is) return;
  cell.classList.toggle('is-selected', is);
  if (is) cell.setAttribute('aria-selected', 'true');
  else cell.removeAttribute('aria-selected');
}
