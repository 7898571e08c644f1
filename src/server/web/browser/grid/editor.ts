// The one field that opens in a cell: Enter and Tab take what was typed, Escape leaves it.
import { choicesOf, type CellKind } from '../sheet/index.ts';
import type { RegimeId } from '../../../../assessment/index.ts';
import { element } from './element.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

export interface Editing {
  readonly cell: HTMLElement;
  readonly kind: CellKind;
  readonly regime: RegimeId;
  readonly label: string;
  /** What stands in it at first. */
  readonly text: string;
  /** Opened by typing over: arrows leave the cell instead of moving in the text. */
  readonly over: boolean;
  readonly taken: (text: string, by: KeyboardEvent | null) => void;
  readonly left: () => void;
}

export interface Editor {
  readonly close: () => void;
}

export function openEditor({ cell, kind, regime, label, text, over, taken, left }: Editing): Editor {
  const field = fieldFor(kind, regime);
  field.setAttribute('aria-label', label);
  field.value = text;
  let open = true;
  const end = (work: () => void) => {
    if (!open) return;
    open = false;
    field.remove();
    document.getElementById(CHOICES)?.remove();
    cell.classList.remove('is-editing');
    work();
  };
  const take = (by: KeyboardEvent | null) => {
    const typed = field.value;
    end(() => taken(typed, by));
  };
  field.addEventListener('keydown', (event) => {
    const key = (event as KeyboardEvent).key;
    if ((event as KeyboardEvent).isComposing) return;
    event.stopPropagation();
    if (key === 'Escape') end(left);
    else if (key === 'Enter' && (event as KeyboardEvent).altKey && kind === 'remark')
      field.setRangeText('\n', field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
    else if (key === 'Enter' || key === 'Tab' || (over && ARROWS.has(key))) take(event as KeyboardEvent);
    else return;
    event.preventDefault();
  });
  field.addEventListener('blur', () => take(null));
  for (const name of ['copy', 'cut', 'paste', 'pointerdown', 'dblclick'])
    field.addEventListener(name, (event) => event.stopPropagation());
  cell.classList.add('is-editing');
  cell.append(field);
  const choices = choicesOf(kind, regime);
  if (choices.length > 0) {
    field.setAttribute('list', CHOICES);
    cell.append(
      element('datalist', { id: CHOICES }, ...choices.map((value) => element('option', { value }))),
    );
  }
  field.focus();
  if (!over) field.select();
  return { close: () => take(null) };
}

const CHOICES = 'entry-choices';
const ARROWS: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']);

const modes: Partial<Record<CellKind, string>> = { score: 'decimal', count: 'numeric' };

function fieldFor(kind: CellKind, regime: RegimeId): Field {
  const attributes = { class: 'entry-field', autocomplete: 'off', spellcheck: 'false' };
  if (kind === 'remark') return element('textarea', { ...attributes, rows: '2', maxlength: '1000' });
  const list = choicesOf(kind, regime).length > 0;
  return element('input', { ...attributes, ...(!list && { inputmode: modes[kind] ?? 'text' }) });
}
