// Names that may answer: all that can be forgiven where they are few, else the best kinds of match before the others.
import type { ClassId } from '../../../../kernel/index.ts';
import type { IndexedName, IndexedWord, OfficeView, WordKind } from '../../ports/office-store.ts';
import { editsBetween, forgiven } from '../names/edits.ts';
import type { NameWords } from '../names/name-words.ts';

export interface Seeking {
  readonly schoolId: string;
  readonly words: NameWords;
  readonly schoolYear: string | null;
  /** All classes when null. */
  readonly classes: readonly ClassId[] | null;
  readonly enough: number;
}

/** Spellings that one beginning, or one slip, may stand for. */
const SPELLINGS = 60;

/**
 * What forgives most holds everything that forgives less: where all of that is few enough, one look is enough. Only
 * where it is not, the better kinds of match are looked for by themselves, so that none is crowded out by newer years.
 */
export async function candidates(view: OfficeView, seeking: Seeking): Promise<readonly IndexedName[]> {
  const { words, schoolId, enough } = seeking;
  const found = new Map<string, IndexedName>();
  const look = async (sets: Sets): Promise<number> => {
    const names = await namesIn(view, seeking, sets);
    for (const name of names) found.set(name.recordId, name);
    return names.length;
  };
  const initials = await initialsOf(view, seeking);
  const forgiving = await all(words.plain, (word) => near(view, schoolId, word));
  const most = (await look(forgiving)) + (await look(initials));
  if (most < enough) return [...found.values()];
  found.clear();
  for (const better of strict) {
    await look(await better(view, seeking));
    if (found.size >= enough) break;
  }
  if (found.size < enough) await look(initials);
  if (found.size < enough) await look(forgiving);
  return [...found.values()];
}

type Sets = readonly (readonly IndexedWord[])[];

/** Best first. */
const strict: readonly ((view: OfficeView, seeking: Seeking) => Promise<Sets>)[] = [
  (view, { schoolId, words }) => called(view, schoolId, 'typed', words.typed),
  (view, { schoolId, words }) => called(view, schoolId, 'plain', words.plain),
  (view, { schoolId, words }) =>
    all(words.plain, (word) => view.wordsBeginning(schoolId, 'plain', word, SPELLINGS)),
];

const all = (words: readonly string[], one: (word: string) => Promise<readonly IndexedWord[]>) =>
  Promise.all(words.map(one));

async function namesIn(view: OfficeView, seeking: Seeking, sets: Sets): Promise<readonly IndexedName[]> {
  if (sets.length === 0 || sets.some((set) => set.length === 0)) return [];
  const { schoolYear, classes, enough } = seeking;
  return view.namesWith({
    words: sets,
    limit: enough,
    ...(schoolYear !== null && { schoolYear }),
    ...(classes && { classes }),
  });
}

/** One word may be the first letters of a whole name. */
async function initialsOf(view: OfficeView, { schoolId, words: { plain } }: Seeking): Promise<Sets> {
  const [only = ''] = plain;
  if (plain.length !== 1 || only.length < 2) return [];
  return [await view.wordsBeginning(schoolId, 'initials', only, SPELLINGS)];
}

async function called(
  view: OfficeView,
  schoolId: string,
  kind: WordKind,
  words: readonly string[],
): Promise<readonly (readonly IndexedWord[])[]> {
  const known = await view.wordsCalled(schoolId, kind, words);
  return words.map((word) => known.filter((one) => one.word === word));
}

/** The word itself, what begins with it, and what lies a slip or two away; the closest first. */
async function near(view: OfficeView, schoolId: string, word: string): Promise<readonly IndexedWord[]> {
  const most = forgiven(word);
  const beginning = await view.wordsBeginning(schoolId, 'plain', word, SPELLINGS);
  if (most === 0) return beginning;
  const similar = await view.wordsOfLength(schoolId, word.length - most, word.length + most);
  const close = similar
    .map((one) => ({ one, slips: editsBetween(word, one.word, most) }))
    .filter(({ slips }) => slips <= most)
    .toSorted((a, b) => a.slips - b.slips || b.one.records - a.one.records)
    .map(({ one }) => one);
  return [...new Map([...close, ...beginning].map((one) => [one.id, one])).values()].slice(0, SPELLINGS);
}
