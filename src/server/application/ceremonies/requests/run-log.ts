// What has happened in the ceremonies of this process, kept for those who watch or come back to watch.
import type { CeremonyRequest } from '../../ports/api-store.ts';
import type { Progress } from '../../progress.ts';
import type { CeremonyEvent } from './requested.ts';

export interface RunLog {
  progressOf(id: string): (progress: Progress) => void;
  state(id: string, state: CeremonyRequest['state']): void;
  /** Number of the last event; 0 when none is known. */
  latest(id: string): number;
  watch(request: CeremonyRequest, after: number, tell: (event: CeremonyEvent) => void): () => void;
}

type Happened =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'state'; readonly state: CeremonyRequest['state'] };

interface Kept {
  readonly events: CeremonyEvent[];
  readonly listeners: Set<(event: CeremonyEvent) => void>;
}

/** Older ones are told by their stored state alone. */
const KEPT = 50;

export function runLog(): RunLog {
  const logs = new Map<string, Kept>();
  const logOf = (id: string): Kept => {
    const kept = logs.get(id) ?? { events: [], listeners: new Set() };
    logs.delete(id);
    logs.set(id, kept);
    for (const [old, { listeners }] of logs) {
      if (logs.size <= KEPT) break;
      if (listeners.size === 0) logs.delete(old);
    }
    return kept;
  };
  const add = (id: string, happened: Happened) => {
    const { events, listeners } = logOf(id);
    const event: CeremonyEvent = { ...happened, seq: events.length + 1 };
    events.push(event);
    for (const tell of listeners) tell(event);
  };
  return {
    progressOf: (id) => (progress) => add(id, { type: 'progress', progress }),
    state: (id, state) => add(id, { type: 'state', state }),
    latest: (id) => logs.get(id)?.events.length ?? 0,
    watch: ({ id, state }, after, tell) => {
      const { events, listeners } = logOf(id);
      // From before a restart, or too long ago: nobody knows the steps any more, but how it stands.
      if (events.length === 0) tell({ seq: after + 1, type: 'state', state });
      // A number from a former process means nothing here.
      const from = after > events.length ? 0 : after;
      for (const event of events.slice(from)) tell(event);
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
  };
}
