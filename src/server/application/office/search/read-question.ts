// What somebody typed into the search box: a year, a class, a code, and the words of a name, in any order.
import type { SchoolClass } from '../../rows.ts';
import { nameWords, withoutDiacritics, type NameWords } from '../names/name-words.ts';

export interface Question {
  readonly schoolYear: string | null;
  /** Name of a class that the school has or had. */
  readonly className: string | null;
  /** As codes are stored: upper case. */
  readonly code: string | null;
  readonly words: NameWords;
}

const LONGEST = 200;

export function readQuestion(text: string, classes: readonly SchoolClass[]): Question {
  const parts = text.slice(0, LONGEST).normalize('NFC').trim().split(/\s+/u);
  const names = new Map(classes.map(({ name }) => [comparable(name), name]));
  const question = {
    schoolYear: null as string | null,
    className: null as string | null,
    code: null as string | null,
  };
  const left: string[] = [];
  for (const part of parts) {
    const year = yearOf(part);
    const className = names.get(comparable(part));
    if (year !== null && question.schoolYear === null) question.schoolYear = year;
    else if (className !== undefined && question.className === null) question.className = className;
    else if (/\d/.test(part) && question.code === null) question.code = part.toUpperCase();
    else left.push(part);
  }
  return { ...question, words: nameWords(left.join(' ')) };
}

/** `2017-2018`, `2017–18` or the year it began in. */
function yearOf(part: string): string | null {
  const [, from = '', to] = /^((?:19|20)\d\d)(?:[-–/](\d{2}|\d{4}))?$/.exec(part) ?? [];
  if (from === '') return null;
  const next = Number(from) + 1;
  if (to !== undefined && next % 100 !== Number(to) % 100) return null;
  return `${from}-${next}`;
}

const comparable = (name: string): string => withoutDiacritics(name).replace(/[^\p{L}\p{N}]/gu, '');
