// What people type into a cell, and how its value is shown: by the kind of the cell.
import { formatTenths, isTenths, parseTenths, regimes, type RegimeId } from '../../../../assessment/index.ts';

export type CellKind =
  'score' | 'comment' | 'remark' | 'conduct' | 'count' | 'text' | 'name' | 'date' | 'gender';

/** `value` as the score log keeps it: whole tenths, `Đ`, a level, a text; null is empty. */
export type Typed =
  | { readonly ok: true; readonly value: string | null }
  | { readonly ok: false; readonly wrong: CellKind | 'needed' };

export function readTyped(kind: CellKind, text: string, regime: RegimeId): Typed {
  const tidy = text
    .normalize('NFC')
    .replace(/[\u00a0\u200b\ufeff]/g, ' ')
    .trim();
  if (tidy === '') return needed.has(kind) ? { ok: false, wrong: 'needed' } : { ok: true, value: null };
  const value = readers[kind](tidy, regime);
  return value === null ? { ok: false, wrong: kind } : { ok: true, value };
}

/** `85` of a score reads `8,5`; a day reads day/month/year. */
export function shown(kind: CellKind, value: string | null): string {
  if (value === null) return '';
  if (kind === 'date') return value.split('-').reverse().join('/');
  const tenths = Number(value);
  return kind === 'score' && /^\d{1,3}$/.test(value) && isTenths(tenths) ? formatTenths(tenths) : value;
}

/** The choices of a cell that has only some; empty for all others. */
export function choicesOf(kind: CellKind, regime: RegimeId): readonly string[] {
  if (kind === 'conduct') return regimes[regime].conductLevels;
  if (kind === 'comment') return ['Đ', 'CĐ'];
  return kind === 'gender' ? ['Nam', 'Nữ'] : [];
}

const needed: ReadonlySet<CellKind> = new Set(['count', 'name', 'date', 'gender']);
const REMARK_LENGTH = 1000;
const TEXT_LENGTH = 200;
const NAME_LENGTH = 100;

type Reader = (text: string, regime: RegimeId) => string | null;

const readers: Readonly<Record<CellKind, Reader>> = {
  score: (text) => {
    const tenths = parseTenths(text);
    return tenths === null ? null : String(tenths);
  },
  comment: (text) => marks.get(text.toLocaleLowerCase('vi').replace(/\s+/g, ' ')) ?? null,
  conduct: (text, regime) => oneOf(regimes[regime].conductLevels, text),
  count: (text) => (/^\d{1,3}$/.test(text) ? String(Number(text)) : null),
  remark: (text) => upTo(REMARK_LENGTH, text),
  text: (text) => upTo(TEXT_LENGTH, text),
  name: (text) => upTo(NAME_LENGTH, text.replace(/\s+/g, ' ')),
  date: (text) => dayIn(text),
  gender: (text) => oneOf(['Nam', 'Nữ'], text),
};

/** As sheets of Excel write them, `d` for keyboards without `đ`. */
const marks: ReadonlyMap<string, string> = new Map([
  ['đ', 'Đ'],
  ['d', 'Đ'],
  ['đạt', 'Đ'],
  ['cđ', 'CĐ'],
  ['cd', 'CĐ'],
  ['chưa đạt', 'CĐ'],
]);

/** The whole word, or a beginning that only one of them has: `t` is Tốt, `tr` Trung bình. */
function oneOf(words: readonly string[], text: string): string | null {
  const typed = bare(text);
  const exact = words.find((word) => bare(word) === typed);
  const begun = words.filter((word) => bare(word).startsWith(typed));
  return exact ?? (begun.length === 1 ? (begun[0] ?? null) : null);
}

const bare = (text: string): string =>
  text
    .toLocaleLowerCase('vi')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replace(/\s+/g, ' ');

/** Nothing invisible: what is printed is what was entered. */
const upTo = (most: number, text: string): string | null =>
  text.length > most || /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u.test(text) ? null : text;

function dayIn(text: string): string | null {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const iso = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === iso ? iso : null;
}
