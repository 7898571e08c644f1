// What has happened in the ceremonies of this process, kept for those who watch or come back to watch.
import type { CeremonyRequest, Confirming } from '../../ports/api-store.ts';
import type { Progress } from '../../progress.ts';
import type { CeremonyEvent } from './requested.ts';

export interface RunLog {
  progressOf(id: string): (progress: Progress) => void;
  confirming(id: string, confirming: Confirming): void;
  state(id: string, state: CeremonyRequest['state']): void;
  /** Number of the last event; 0 when none is known. */
  latest(id: string): number;
  watch(request: CeremonyRequest, after: number, tell: (event: CeremonyEvent) => void): () => void;
}

type Numbered = 'seq';
type Happened = {
  [Type in CeremonyEvent['type']]: Omit<Extract<CeremonyEvent, { readonly type: Type }>, Numbered>;
}[CeremonyEvent['type']];

interface Kept {
  readonly events: CeremonyEvent[];
  readonly listeners: Set<(event: CeremonyEvent) => void>;
}

/** Older ones are told by what the store knows of them. */
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
    confirming: (id, confirming) => add(id, { type: 'confirming', confirming }),
    state: (id, state) => add(id, { type: 'state', state }),
    latest: (id) => logs.get(id)?.events.length ?? 0,
    watch: ({ id, state }, after, tell) => {
      const { events, listeners } = logOf(id);
      // Of a former process, or too long ago: here nothing has happened yet but how it stands.
      if (events.length === 0) tell({ seq: 0, type: 'state', state });
      for (const event of events.slice(after)) tell(event);
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
  };
}
