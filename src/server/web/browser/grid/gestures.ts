// Keys, mouse, finger and clipboard over the whole grid, told apart here and heard in one place each.
import {
  advanced,
  at,
  blockIn,
  choicesOf,
  everything,
  moved,
  shown,
  spread,
  textOf,
  type Place,
} from '../sheet/index.ts';
import type { Applied, Content } from './content.ts';
import { openEditor, type Editor } from './editor.ts';
import type { Focus } from './focus.ts';
import { fill, type GridModel } from './model.ts';
import type { GridTable } from './table.ts';

export interface Hands {
  readonly root: HTMLTableElement;
  readonly table: GridTable;
  readonly model: GridModel;
  readonly content: Content;
  readonly focus: Focus;
  readonly say: (text: string) => void;
  readonly showHistory: () => void;
  readonly nextMissing: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** @returns what stops listening */
export function listen(hands: Hands): () => void {
  const { root, table, model, content, focus, say } = hands;
  const { words } = model;
  const ears = new AbortController();
  let editor: Editor | null = null;
  let leaving = false;

  const hear = <Name extends keyof HTMLElementEventMap>(
    name: Name,
    heard: (event: HTMLElementEventMap[Name]) => void,
  ) => root.addEventListener(name, heard, { signal: ears.signal });

  hear('keydown', (event) => {
    if (table.placeOf(event.target) !== null) pressed(event);
  });
  hear('pointerdown', (event) => {
    const place = table.placeOf(event.target);
    if (place === null || event.button !== 0) return;
    editor?.close();
    const anchor = event.shiftKey ? focus.selection().anchor : place;
    focus.select({ anchor, focus: place });
    // The press would move the focus off again.
    if (event.pointerType === 'mouse') event.preventDefault();
  });
  hear('pointermove', (event) => {
    if (event.buttons !== 1 || event.pointerType !== 'mouse' || editor) return;
    const place = table.placeOf(event.target);
    const { row, column } = focus.place();
    if (place !== null && (place.row !== row || place.column !== column))
      focus.select({ anchor: focus.selection().anchor, focus: place }, { focus: false });
  });
  hear('dblclick', (event) => {
    if (table.placeOf(event.target) !== null) edit(null);
  });
  hear('click', (event) => {
    if (event.pointerType === 'touch' && table.placeOf(event.target) !== null) edit(null);
  });
  hear('focusin', (event) => {
    const place = table.placeOf(event.target);
    const { row, column } = focus.place();
    if (place !== null && !editor && (place.row !== row || place.column !== column))
      focus.select(at(place.row, place.column), { focus: false });
    leaving = false;
  });
  hear('copy', (event) => copy(event));
  hear('cut', (event) => {
    if (copy(event) && model.mayEnter) erase();
  });
  hear('paste', (event) => {
    if (editor || !model.mayEnter) return;
    event.preventDefault();
    paste(event.clipboardData?.getData('text/plain') ?? '');
  });
  return () => {
    editor?.close();
    ears.abort();
  };

  function pressed(event: KeyboardEvent): void {
    const { key, shiftKey: shift, altKey: alt } = event;
    const ctrl = event.ctrlKey || event.metaKey;
    if (key === 'Tab' && leaving) return;
    leaving = key === 'Escape';
    if (leaving) {
      say(fill(words.exitHint));
      return;
    }
    const command = commandFor(key, { ctrl, alt, shift });
    if (command) {
      event.preventDefault();
      command();
      return;
    }
    if (alt || (ctrl && key.length === 1)) return;
    if (key === 'Tab' || key === 'Enter') {
      const next = advanced(focus.selection(), { key, shift }, table.size);
      if (!next && key === 'Tab') return;
      event.preventDefault();
      if (next) focus.select(next);
      return;
    }
    const next = moved(focus.selection(), { key, shift, ctrl }, table.size);
    if (next) {
      event.preventDefault();
      focus.select(next);
      return;
    }
    // The letter itself goes into the field that opens, also by way of a Vietnamese keyboard's composition.
    if (/^.$/u.test(key) || key === 'Process' || key === 'Unidentified') edit('');
  }

  function commandFor(
    key: string,
    { ctrl, alt, shift }: { readonly ctrl: boolean; readonly alt: boolean; readonly shift: boolean },
  ): (() => void) | undefined {
    const letter = key.toLowerCase();
    if (alt && letter === 'h') return hands.showHistory;
    if (alt && letter === 'm') return hands.nextMissing;
    if (ctrl && letter === 'z') return shift ? hands.redo : hands.undo;
    if (ctrl && letter === 'y') return hands.redo;
    if (ctrl && letter === 'a') return () => focus.select(everything(table.size), { focus: false });
    if (ctrl || alt) return undefined;
    if (key === 'F2') return () => edit(null);
    return key === 'Delete' || key === 'Backspace' ? erase : undefined;
  }

  /** @param over what to begin with instead of what stands there */
  function edit(over: string | null): void {
    const place = focus.place();
    const cell = table.cellAt(place);
    const path = table.pathAt(place);
    const column = table.columnAt(place);
    if (!cell || !column || path === null || editor) return;
    if (!table.mayEdit(place)) {
      say(cell.title || fill(words.cellClosed));
      return;
    }
    focus.select(at(place.row, place.column), { focus: false });
    const present = content.textAt(path) ?? shown(column.kind, content.ledger.shownAt(path));
    editor = openEditor({
      cell,
      kind: column.kind,
      regime: model.regime,
      label: table.nameOf(place),
      text: over ?? present,
      over: over !== null,
      taken: (text, by) => {
        editor = null;
        if (text !== present) tell(content.type([{ ...place, text }]), false);
        if (by) onward(place, by);
      },
      left: () => {
        editor = null;
        focus.select(at(place.row, place.column));
      },
    });
  }

  /** After a value was taken, where the key leads. */
  function onward(place: Place, { key, shiftKey: shift }: KeyboardEvent): void {
    const here = at(place.row, place.column);
    const next =
      key === 'Enter' || key === 'Tab'
        ? advanced(here, { key, shift }, table.size)
        : moved(here, { key, shift: false, ctrl: false }, table.size);
    focus.select(next ?? here);
  }

  function erase(): void {
    if (!model.mayEnter) return;
    tell(content.type(focus.places().map((place) => ({ ...place, text: '' }))), false);
  }

  function copy(event: ClipboardEvent): boolean {
    if (editor) return false;
    const { top, left, bottom, right } = focus.rect();
    const rows = Array.from({ length: bottom - top + 1 }, (_, row) =>
      Array.from({ length: right - left + 1 }, (__, column) =>
        textAt({ row: top + row, column: left + column }),
      ),
    );
    event.clipboardData?.setData('text/plain', textOf(rows));
    event.preventDefault();
    say(fill(words.copied, { count: rows.length * (rows[0]?.length ?? 0) }));
    return true;
  }

  function textAt(place: Place): string {
    const path = table.pathAt(place);
    const column = table.columnAt(place);
    return path === null || !column ? '' : shown(column.kind, content.ledger.shownAt(path));
  }

  function paste(text: string): void {
    const { cells, beyond } = spread(blockIn(text), focus.rect(), table.size);
    const [last] = cells.slice(-1);
    const applied = content.type(cells);
    if (last) focus.select({ anchor: { row: focus.rect().top, column: focus.rect().left }, focus: last });
    tell(applied, true, beyond);
  }

  function tell({ changed, closed, wrong }: Applied, pasted: boolean, beyond = 0): void {
    const parts: string[] = [];
    if (pasted)
      parts.push(
        closed + beyond > 0
          ? fill(words.pastedPartly, { count: changed, closed, beyond })
          : fill(words.pasted, { count: changed }),
      );
    if (wrong !== null) parts.push(wrongWords(wrong));
    say(parts.join(' '));
  }

  function wrongWords(wrong: string): string {
    const name = `wrong${wrong.charAt(0).toUpperCase()}${wrong.slice(1)}`;
    return fill(words[name], { choices: choicesOf('conduct', model.regime).join(', ') });
  }
}
