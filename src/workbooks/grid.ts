// A sheet as the readers see it: cells by row and column, each of one plain kind.
import type { CellValue, ValueType, Worksheet } from '@protobi/exceljs';
import { addressOf } from './addresses.ts';
import { cleanText, hiddenCharacter, unescapedText } from './text.ts';

export type Content =
  | { readonly kind: 'blank' }
  /** `hidden`: code point of a character nobody can see, e.g. `U+200B`. */
  | { readonly kind: 'text'; readonly text: string; readonly hidden: string | null }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'date'; readonly date: Date }
  | { readonly kind: 'boolean'; readonly boolean: boolean }
  | { readonly kind: 'error'; readonly error: string }
  /** A formula that no program has calculated yet. */
  | { readonly kind: 'uncomputed' };

export interface Cell {
  readonly address: string;
  readonly content: Content;
  /** The content is the stored value of a formula. */
  readonly formula: boolean;
}

export interface Grid {
  /** Name of the sheet, NFC. */
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  /** Rows and columns from 1; a cell that was never filled is blank. */
  readonly at: (row: number, column: number) => Cell;
}

/**
 * @param texts cleaned texts by raw text, shared by the sheets of one workbook: shared strings repeat.
 * @param formulaType the library's own name for formulas; it is loaded where a file is opened, not here
 */
export function gridOf(worksheet: Worksheet, texts: Map<string, Content>, formulaType: ValueType): Grid {
  return {
    name: cleanText(worksheet.name),
    rows: worksheet.rowCount,
    columns: worksheet.columnCount,
    at: (row, column) => {
      const cell = worksheet.findCell(row, column);
      // Not `value`: the library leaves a result of 0 out of it, and shared formulas without their master.
      const formula = cell?.type === formulaType;
      const content = formula ? resultContent(cell.result, texts) : contentOf(cell?.value, texts);
      return { address: addressOf(row, column), content, formula };
    },
  };
}

/** What a person would see in the cell, for sentences about it; long texts are clipped. */
export function shown(content: Content): string {
  const text = seen(content);
  return text.length > CLIPPED_AT ? `${text.slice(0, CLIPPED_AT)}…` : text;
}

const CLIPPED_AT = 80;

function seen(content: Content): string {
  switch (content.kind) {
    case 'blank':
      return '';
    case 'text':
      return content.text;
    case 'number':
      return String(content.number).replace('.', ',');
    case 'date':
      return vietnameseDate(content.date);
    case 'boolean':
      return content.boolean ? 'TRUE' : 'FALSE';
    case 'error':
      return content.error;
    case 'uncomputed':
      return '=';
  }
}

function contentOf(value: CellValue | undefined, texts: Map<string, Content>): Content {
  if (value === null || value === undefined) return { kind: 'blank' };
  if (typeof value === 'string') return textContent(value, texts);
  if (typeof value === 'number') return numberContent(value);
  if (typeof value === 'boolean') return { kind: 'boolean', boolean: value };
  if (value instanceof Date) return { kind: 'date', date: value };
  if ('error' in value) return { kind: 'error', error: value.error };
  if ('richText' in value) return textContent(value.richText.map(({ text }) => text).join(''), texts);
  return 'text' in value ? textContent(value.text, texts) : { kind: 'blank' };
}

const resultContent = (result: CellValue | undefined, texts: Map<string, Content>): Content =>
  result === null || result === undefined
    ? { kind: 'uncomputed' }
    : contentOf(typeof result === 'string' ? unescapedText(result) : result, texts);

function textContent(raw: string, texts: Map<string, Content>): Content {
  const known = texts.get(raw);
  if (known) return known;
  const text = cleanText(raw);
  const content: Content =
    text === '' ? { kind: 'blank' } : { kind: 'text', text, hidden: hiddenCharacter(raw) };
  texts.set(raw, content);
  return content;
}

const numberContent = (number: number): Content =>
  Number.isFinite(number) ? { kind: 'number', number } : { kind: 'error', error: '#NUM!' };

const two = (value: number) => String(value).padStart(2, '0');

/** The library hands dates over in UTC. */
const vietnameseDate = (date: Date) =>
  `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
