// A grid comes to life: content, hands, saving, and what was left unsaved the last time.
import {
  at,
  keepUnsaved,
  openSaver,
  unsavedIn,
  type Change,
  type SaveState,
  type Unsaved,
} from '../sheet/index.ts';
import { Refused } from '../api.ts';
import { openContent } from './content.ts';
import { element } from './element.ts';
import { openFocus } from './focus.ts';
import { listen } from './gestures.ts';
import { historyContent, openPanel } from './history-panel.ts';
import { fill, momentOf, type GridModel, type GridPlaces } from './model.ts';
import { askClashes, askDifferences, askWarnings, type Asking } from './questions.ts';
import { serverOf } from './server.ts';
import { showCounts, showState } from './status.ts';
import { readTable } from './table.ts';

export type OpenGrid = ReturnType<typeof openGrid>;

/** @param stale the page comes out of the browser's cache: what it shows may be old */
export function openGrid(places: GridPlaces, model: GridModel, stale: boolean) {
  const { words } = model;
  const table = readTable(places.table, model);
  const server = serverOf(model);
  const asking: Asking = { dialog: places.dialog, table, words };
  const drawer = `giaplai-unsaved:${model.person}:${model.classId}:${JSON.stringify(model.sheet)}`;
  let offered: Unsaved | null = null;
  let state: SaveState = { kind: 'saved' };
  let savedAt: number | null = null;
  const content = openContent(table, model, () => {
    keep();
    saver.soon();
  });
  const { ledger } = content;
  const focus = openFocus(table);
  const saver = openSaver(
    {
      ledger,
      send: (changes, about) => server.send(changes, about),
      reread: async () => {
        const read = await server.reread();
        if (read === null) return null;
        for (const { path, closed } of read.cells) if (closed) table.close(path, fill(words.cellClosed));
        return {
          revision: read.revision,
          values: read.cells.map(({ path, value }) => [path, value] as const),
        };
      },
      reason: () => places.reason?.value.trim() ?? '',
      wantsReason: model.wantsReason,
      askWarnings: (warnings) => askWarnings(asking, warnings),
      askClashes: (clashes) => askClashes(asking, clashes, server.conflicts),
      told: (next, touched) => {
        const landed = state.kind === 'sending' && next.kind === 'sending';
        if (landed) content.landed(touched);
        else content.paint(touched);
        // Not the word for a page on which nothing was ever changed.
        if (next.kind === 'saved' && state.kind === 'sending') savedAt = Date.now();
        state = next;
        keep();
        tellState();
      },
      later: (ms, call) => {
        const timer = setTimeout(call, ms);
        return () => clearTimeout(timer);
      },
    },
    model.revision,
  );
  const hands = {
    root: places.table,
    table,
    model,
    content,
    focus,
    say,
    showHistory,
    nextMissing,
    undo,
    redo,
  };
  const deafen = listen(hands);
  const ears = new AbortController();
  const { signal } = ears;
  addEventListener('online', () => void saver.now(), { signal });
  document.addEventListener('visibilitychange', () => void looked(), { signal });
  addEventListener(
    'beforeunload',
    (event) => (content.counts().unsaved > 0 ? event.preventDefault() : undefined),
    {
      signal,
    },
  );
  if (places.bar) places.bar.hidden = false;
  tellState();
  offer();
  if (stale) void saver.follow();

  return {
    undo,
    redo,
    nextMissing,
    showHistory,
    saveNow: () => void saver.now(),
    compare: (address: string, file: File) => void compare(address, file),
    close: () => {
      deafen();
      ears.abort();
      keep();
      // What waits still goes its way after the page was left.
      if (content.counts().unsaved > 0) void saver.now();
    },
  };

  function say(text: string): void {
    if (places.said) places.said.textContent = text;
  }

  function tellState(): void {
    const counts = content.counts();
    showState(places, words, state, counts, savedAt);
    showCounts(places, words, counts);
    const paths = ledger.refused();
    if (offered === null) places.offers?.replaceChildren(...(paths.length > 0 ? [takeBackOffer(paths)] : []));
  }

  function takeBackOffer(paths: readonly string[]): HTMLElement {
    const click = () => {
      const back = ledger.takeBack(paths);
      content.paint(back.map(({ path }) => path));
      void saver.follow();
    };
    return element(
      'button',
      { type: 'button', class: 'btn btn-sm', click },
      fill(words.refusedBack, { count: paths.length }),
    );
  }

  /** In this browser, until it is saved. What was offered and not answered stays as well. */
  function keep(): void {
    const waiting = new Map<string, Change>();
    for (const change of [...(offered?.changes ?? []), ...ledger.waiting()]) waiting.set(change.path, change);
    keepUnsaved(localStorage, drawer, { at: offered?.at ?? Date.now(), changes: [...waiting.values()] });
  }

  function offer(): void {
    if (!model.mayEnter) return;
    const found = unsavedIn(localStorage, drawer, Date.now());
    const changes = found?.changes.filter(
      ({ path, after }) => table.places.has(path) && ledger.heldAt(path) !== after,
    );
    if (!found || !changes || changes.length === 0) return;
    offered = { ...found, changes };
    const answer = (take: boolean) => () => {
      offered = null;
      places.offers?.replaceChildren();
      if (take) void restore(changes);
      else keep();
    };
    places.offers?.replaceChildren(
      element(
        'div',
        { class: 'alert alert-info entry-offer', role: 'status' },
        fill(words.offered, { count: changes.length, time: momentOf(found.at) }),
        element(
          'button',
          { type: 'button', class: 'btn btn-sm btn-primary', click: answer(true) },
          words.offeredTake ?? '',
        ),
        element(
          'button',
          { type: 'button', class: 'btn btn-sm', click: answer(false) },
          words.offeredDrop ?? '',
        ),
      ),
    );
  }

  /** What somebody changed since is shown side by side before anything runs over it. */
  async function restore(changes: readonly Change[]): Promise<void> {
    const clashes = changes
      .filter(({ path, before }) => ledger.heldAt(path) !== before)
      .map(({ path, after }) => ({ path, mine: after, theirs: ledger.heldAt(path) }));
    const chosen = clashes.length === 0 ? new Map() : await askClashes(asking, clashes, server.conflicts);
    const meets = new Set(clashes.map(({ path }) => path));
    const taken = changes.flatMap(({ path, after }) => {
      if (!meets.has(path)) return [{ path, before: ledger.shownAt(path), after }];
      const value = chosen?.get(path) as string | null | undefined;
      return value === undefined ? [] : [{ path, before: ledger.shownAt(path), after: value }];
    });
    content.take(taken);
  }

  async function looked(): Promise<void> {
    if (document.visibilityState === 'hidden') await saver.now();
    else if (state.kind === 'saved') await saver.follow();
  }

  function undo(): void {
    turned(content.undo(), words.undone);
  }
  function redo(): void {
    turned(content.redo(), words.redone);
  }

  function turned(paths: readonly string[], text: string | undefined): void {
    const place = table.places.get(paths[0] ?? '');
    if (place) focus.select(at(place.row, place.column));
    say(fill(paths.length === 0 ? words.nothingMore : text));
  }

  function nextMissing(): void {
    const place = content.nextMissing(focus.place());
    if (place) focus.select(at(place.row, place.column));
    else say(fill(words.complete));
  }

  function showHistory(): void {
    const place = focus.place();
    const path = table.pathAt(place);
    if (path === null) return;
    const name = table.nameOf(place);
    const body = openPanel(places.panel, { name, words });
    server.history(path).then(
      (history) =>
        body.replaceChildren(...historyContent(history, { name, kind: table.kindOfPath(path), words })),
      (failure: unknown) =>
        body.replaceChildren(failure instanceof Refused ? failure.message : (words.failed ?? '')),
    );
  }

  async function compare(address: string, file: File): Promise<void> {
    say(fill(words.reading));
    try {
      const taken = await askDifferences(asking, await server.compare(address, file));
      content.take(taken.map(({ path, after }) => ({ path, before: ledger.shownAt(path), after })));
      say('');
    } catch (failure) {
      if (!(failure instanceof Refused)) throw failure;
      const { errors } = failure.problem;
      const lines = Array.isArray(errors) ? errors.map(lineOf) : [];
      say([failure.message, ...lines].join('\n'));
    }
  }

  function lineOf(error: { readonly vi?: string; readonly detail: string }): string {
    return document.documentElement.lang === 'vi' ? (error.vi ?? error.detail) : error.detail;
  }
}
