// Whether everything is saved, in words: one line that is always there and always true.
import type { SaveState } from '../sheet/index.ts';
import { element } from './element.ts';
import { fill, type GridPlaces, type Words } from './model.ts';

export interface Counts {
  readonly unsaved: number;
  readonly refused: number;
  readonly invalid: number;
  readonly missing: number | null;
}

const signs: Readonly<Record<SaveState['kind'], string>> = {
  saved: '✓',
  waiting: '●',
  sending: '…',
  unreachable: '⚠',
  signedOut: '⚠',
  asking: '?',
  reasonless: '?',
  refused: '✕',
};

export function showState(
  { state: place }: Pick<GridPlaces, 'state'>,
  words: Words,
  state: SaveState,
  counts: Counts,
  savedAt: number | null,
): void {
  if (!place) return;
  const text = stateText(words, state, counts, savedAt);
  if (place.dataset.kind === state.kind && place.lastElementChild?.textContent === text) return;
  place.dataset.kind = state.kind;
  place.replaceChildren(
    element('span', { 'aria-hidden': 'true', class: 'entry-sign' }, signs[state.kind]),
    element('span', {}, text),
  );
  if (state.kind === 'signedOut') {
    const to = encodeURIComponent(`${location.pathname}${location.search}`);
    place.append(element('a', { class: 'btn btn-sm', href: `/sign-in?to=${to}` }, words.signIn ?? ''));
  }
}

export function showCounts(
  { counts: place }: Pick<GridPlaces, 'counts'>,
  words: Words,
  counts: Counts,
): void {
  if (!place) return;
  const { invalid, missing } = counts;
  place.replaceChildren(
    ...(invalid > 0
      ? [element('span', { class: 'entry-wrong' }, fill(words.invalid, { count: invalid }))]
      : []),
    ...(missing === null
      ? []
      : [element('span', {}, missing > 0 ? fill(words.missing, { count: missing }) : fill(words.complete))]),
  );
}

function stateText(
  words: Words,
  state: SaveState,
  { unsaved, refused }: Counts,
  savedAt: number | null,
): string {
  if (state.kind === 'saved') {
    if (savedAt === null) return fill(words.saved);
    const time = new Intl.DateTimeFormat('vi-VN', { hour: '2-digit', minute: '2-digit' }).format(savedAt);
    return fill(words.savedAt, { time });
  }
  if (state.kind !== 'refused') return fill(words[state.kind], { count: unsaved + refused });
  const known = { 'results.locked': words.refusedLocked, 'results.valueRefused': words.refusedValue };
  const why = Object.hasOwn(known, state.code) ? known[state.code as keyof typeof known] : undefined;
  return fill(words.refused, { count: refused, why: why ?? state.why });
}
