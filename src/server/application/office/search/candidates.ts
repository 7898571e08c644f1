// Names that may answer: from the best kind of match to the most forgiving, until there are enough.
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

export async function candidates(view: OfficeView, seeking: Seeking): Promise<readonly IndexedName[]> {
  const found = new Map<string, IndexedName>();
  for (const wordsFor of ways) {
    const sets = await wordsFor(view, seeking);
    if (sets.length > 0 && sets.every((set) => set.length > 0)) {
      const { schoolYear, classes, enough } = seeking;
      const names = await view.namesWith({
        words: sets,
        limit: enough,
        ...(schoolYear !== null && { schoolYear }),
        ...(classes && { classes }),
      });
      for (const name of names) found.set(name.recordId, name);
    }
    if (found.size >= seeking.enough) break;
  }
  return [...found.values()];
}

type Way = (view: OfficeView, seeking: Seeking) => Promise<readonly (readonly IndexedWord[])[]>;

const ways: readonly Way[] = [
  (view, { schoolId, words }) => called(view, schoolId, 'typed', words.typed),
  (view, { schoolId, words }) => called(view, schoolId, 'plain', words.plain),
  async (view, { schoolId, words }) =>
    Promise.all(words.plain.map((word) => view.wordsBeginning(schoolId, 'plain', word, SPELLINGS))),
  async (view, { schoolId, words: { plain } }) => {
    const [only = ''] = plain;
    if (plain.length !== 1 || only.length < 2) return [];
    return [await view.wordsBeginning(schoolId, 'initials', only, SPELLINGS)];
  },
  async (view, { schoolId, words }) => Promise.all(words.plain.map((word) => near(view, schoolId, word))),
];

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
