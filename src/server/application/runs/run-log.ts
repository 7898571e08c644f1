// What has happened in the runs of this process, kept for those who watch or come back to watch.

/** Numbered 1, 2, 3 … within a run, so that a reader who lost the line can go on. */
export type Numbered<Happened> = Happened & { readonly seq: number };

type Tell<Happened> = (event: Numbered<Happened>) => void;

export interface RunLog<Happened> {
  add(id: string, happened: Happened): void;
  /** Number of the last event; 0 when none is known. */
  latest(id: string): number;
  /**
   * Events of this process after `after`, those of the past first; returns what ends the watching.
   * @param stands told where nothing has happened yet: a run of a former process, or of too long ago
   */
  watch(id: string, stands: Happened, after: number, tell: Tell<Happened>): () => void;
}

interface Kept<Happened> {
  readonly events: Numbered<Happened>[];
  readonly listeners: Set<Tell<Happened>>;
}

/** Older ones are told by what the store knows of them. */
const KEPT = 50;

export function runLog<Happened extends object>(): RunLog<Happened> {
  const logs = new Map<string, Kept<Happened>>();
  const logOf = (id: string): Kept<Happened> => {
    const kept = logs.get(id) ?? { events: [], listeners: new Set() };
    logs.delete(id);
    logs.set(id, kept);
    for (const [old, { listeners }] of logs) {
      if (logs.size <= KEPT) break;
      if (listeners.size === 0) logs.delete(old);
    }
    return kept;
  };
  return {
    add: (id, happened) => {
      const { events, listeners } = logOf(id);
      const event = { ...happened, seq: events.length + 1 };
      events.push(event);
      for (const tell of listeners) tell(event);
    },
    latest: (id) => logs.get(id)?.events.length ?? 0,
    watch: (id, stands, after, tell) => {
      const { events, listeners } = logOf(id);
      if (events.length === 0) tell({ ...stands, seq: 0 });
      for (const event of events.slice(after)) tell(event);
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
  };
}
