// What the server holds, what the page shows, and so what still has to be sent: nothing else is kept about changes.

export interface Change {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** `mine` is what is shown here and was never taken; `theirs` is what stands there now. */
export interface Clash {
  readonly path: string;
  readonly mine: string | null;
  readonly theirs: string | null;
}

export type CellState = 'kept' | 'waiting' | 'sending' | 'refused';

export type Values = Iterable<readonly [path: string, value: string | null]>;

export type Ledger = ReturnType<typeof openLedger>;

/** @param values as the server holds them */
export function openLedger(values: Values) {
  const held = new Map(values);
  const shown = new Map(held);
  const sending = new Map<string, string | null>();
  const refused = new Map<string, string | null>();

  const heldAt = (path: string) => held.get(path) ?? null;
  const shownAt = (path: string) => shown.get(path) ?? null;
  const isRefused = (path: string) => refused.has(path) && refused.get(path) === shownAt(path);

  /** All that differs and was not refused as it is. */
  function waiting(): readonly Change[] {
    return [...shown].flatMap(([path, after]) => {
      const before = heldAt(path);
      return before === after || isRefused(path) ? [] : [{ path, before, after }];
    });
  }

  return {
    heldAt,
    shownAt,
    waiting,
    set(path: string, value: string | null): void {
      shown.set(path, value);
      if (!isRefused(path)) refused.delete(path);
    },
    stateOf(path: string): CellState {
      if (heldAt(path) === shownAt(path)) return 'kept';
      if (isRefused(path)) return 'refused';
      return sending.has(path) && sending.get(path) === shownAt(path) ? 'sending' : 'waiting';
    },
    /** These are on their way. */
    send(changes: readonly Change[]): void {
      for (const { path, after } of changes) sending.set(path, after);
    },
    /** They came to nothing, or nobody knows: they wait again. */
    giveUp(): void {
      sending.clear();
    },
    landed(changes: readonly Change[]): void {
      for (const { path, after } of changes) held.set(path, after);
      sending.clear();
    },
    /** They will not be sent again as they are. */
    refuse(changes: readonly Change[]): void {
      for (const { path, after } of changes) refused.set(path, after);
      sending.clear();
    },
    refused: (): readonly string[] => [...refused.keys()].filter((path) => isRefused(path)),
    /** Shown again as the server holds them; returns what was. */
    takeBack(paths: Iterable<string>): readonly Change[] {
      return [...paths].map((path) => {
        const [before, after] = [shownAt(path), heldAt(path)];
        shown.set(path, after);
        refused.delete(path);
        return { path, before, after };
      });
    },
    /**
     * What the server holds now. Cells nobody touched here follow; those that somebody changed on both sides clash.
     * @param values of cells it knows; others are as they were
     */
    follow(values: Values): { readonly moved: readonly string[]; readonly clashes: readonly Clash[] } {
      const moved: string[] = [];
      const clashes: Clash[] = [];
      for (const [path, theirs] of values) {
        const former = heldAt(path);
        if (former === theirs) continue;
        const mine = shownAt(path);
        held.set(path, theirs);
        moved.push(path);
        if (mine === former) shown.set(path, theirs);
        else if (mine !== theirs) clashes.push({ path, mine, theirs });
      }
      return { moved, clashes };
    },
  };
}
