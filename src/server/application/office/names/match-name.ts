// How well a name answers what was typed; the order of its words is forgiven.
import { editsBetween, forgiven } from './edits.ts';
import { nameWords, type NameWords } from './name-words.ts';

/** Best first. */
export const matches = ['typed', 'plain', 'beginning', 'initials', 'slips'] as const;
export type Match = (typeof matches)[number];

export interface Matched {
  readonly match: Match;
  /** Slips of the finger forgiven, all words together. */
  readonly slips: number;
}

/** Null where the name is not what was looked for. */
export function matchName(sought: NameWords, name: string): Matched | null {
  const held = nameWords(name);
  if (sought.plain.length === 0) return null;
  const good = wordByWord(sought, held);
  if (good && good.match !== 'slips') return good;
  const [only, ...others] = sought.plain;
  if (others.length === 0 && only !== undefined && held.initials.startsWith(only) && only.length > 1)
    return { match: 'initials', slips: 0 };
  return good;
}

/** Every word that was typed takes one of the name's words; the closest first, so that none is taken twice. */
function wordByWord(sought: NameWords, held: NameWords): Matched | null {
  const left = held.plain.map((_, index) => index);
  let worst = 0;
  let slips = 0;
  for (const index of longestFirst(sought.plain)) {
    let best: { readonly place: number; readonly kind: number; readonly slips: number } | null = null;
    for (const place of left) {
      const found = wordMatch(sought, index, held, place);
      if (found && (!best || rank(found) < rank(best))) best = { place, ...found };
    }
    if (!best) return null;
    left.splice(left.indexOf(best.place), 1);
    worst = Math.max(worst, best.kind);
    slips += best.slips;
  }
  return { match: matches[worst] ?? 'slips', slips };
}

const rank = ({ kind, slips }: { readonly kind: number; readonly slips: number }) => kind * 10 + slips;

function wordMatch(sought: NameWords, index: number, held: NameWords, place: number) {
  const plain = sought.plain[index] ?? '';
  const word = held.plain[place] ?? '';
  if (plain === word) return { kind: sought.typed[index] === held.typed[place] ? 0 : 1, slips: 0 };
  if (word.startsWith(plain)) return { kind: 2, slips: 0 };
  const most = forgiven(plain);
  const slips = editsBetween(plain, word, most);
  return slips > 0 && slips <= most ? { kind: 4, slips } : null;
}

const longestFirst = (words: readonly string[]): readonly number[] =>
  words.map((_, index) => index).toSorted((a, b) => (words[b]?.length ?? 0) - (words[a]?.length ?? 0));
