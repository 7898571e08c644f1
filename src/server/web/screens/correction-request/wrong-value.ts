// What is wrong with a value that somebody asked for, said at its cell: what the kind of cell takes, or what the class's book refused.
import type { RegimeId } from '../../../../assessment/index.ts';
import { choicesOf, readTyped } from '../../browser/sheet/typed.ts';
import type { RefusedDeed } from '../../visit.ts';
import type { Language } from '../../words.ts';
import { liveWords } from '../entry/index.ts';
import type { AskableCell } from './asked-cells.ts';
import { requestWords } from './words.ts';

/** Undefined where nothing is wrong, or nothing was asked. */
export function wrongValue(
  refused: RefusedDeed | null,
  { path, column: { kind } }: AskableCell,
  { regime, language }: { readonly regime: RegimeId; readonly language: Language },
): string | undefined {
  if (refused?.deed !== 'send') return undefined;
  const { typed, fault } = refused;
  const words = liveWords[language];
  const text = typed.text(`to:${path}`);
  if (text !== '' && !typed.all('erase').includes(path)) {
    const read = readTyped(kind, text, regime);
    if (!read.ok) return words[wordsOf[read.wrong]].replace('{choices}', choicesOf(kind, regime).join(', '));
  }
  const { cells } = fault.details;
  return Array.isArray(cells) && cells.includes(path) ? requestWords[language].unreadable : undefined;
}

const wordsOf = {
  score: 'wrongScore',
  comment: 'wrongComment',
  conduct: 'wrongConduct',
  count: 'wrongCount',
  remark: 'wrongRemark',
  text: 'wrongText',
  name: 'wrongName',
  date: 'wrongDate',
  gender: 'wrongGender',
  needed: 'wrongNeeded',
} as const;
