// What can be wrong with a workbook, in Vietnamese and English. A wrong workbook is a value, never an exception.
import { sentences } from './sentences.ts';

export type ProblemCode = keyof typeof sentences.problems;
export type NoticeCode = keyof typeof sentences.notices;

/** Where in the workbook; `null` where there is no such place, e.g. a sheet that is missing has no cell. */
export interface Place {
  /** Name of the sheet. */
  readonly sheet: string | null;
  /** Address in A1 notation. */
  readonly cell: string | null;
}

interface Finding<Code> extends Place {
  readonly code: Code;
  readonly vi: string;
  readonly en: string;
}

/** Why the workbook is refused. */
export type Problem = Finding<ProblemCode>;

/** Something accepted that the office should know. */
export type Notice = Finding<NoticeCode>;

export type Particulars = Readonly<Record<string, string | number>>;

export const problem = (code: ProblemCode, place: Place, particulars: Particulars = {}): Problem => ({
  ...place,
  code,
  ...worded(sentences.problems[code], particulars),
});

export const notice = (code: NoticeCode, place: Place, particulars: Particulars = {}): Notice => ({
  ...place,
  code,
  ...worded(sentences.notices[code], particulars),
});

/** The workbook as a whole. */
export const wholeWorkbook: Place = { sheet: null, cell: null };

/** `TOAN HK1!D5: …`, for terminals and logs. */
export function findingText(
  { sheet, cell, ...words }: Problem | Notice,
  language: 'vi' | 'en' = 'vi',
): string {
  const place = [sheet, cell].filter((part) => part !== null).join('!');
  return place === '' ? words[language] : `${place}: ${words[language]}`;
}

function worded({ vi, en }: { readonly vi: string; readonly en: string }, particulars: Particulars) {
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => String(particulars[name] ?? ''));
  return { vi: fill(vi), en: fill(en) };
}
