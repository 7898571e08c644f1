// Undo and redo, one gesture at a time: a typed value, a paste, a deletion.

export interface Step {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

export type Gesture = readonly Step[];

export interface History {
  /** The latest last. */
  readonly done: readonly Gesture[];
  readonly undone: readonly Gesture[];
}

export const noHistory: History = { done: [], undone: [] };
const LONGEST = 200;

/** A new gesture ends what could have been done again. One that changes nothing is none. */
export function did({ done, undone }: History, gesture: Gesture): History {
  const changes = gesture.filter(({ before, after }) => before !== after);
  if (changes.length === 0) return { done, undone };
  return { done: [...done, changes].slice(-LONGEST), undone: [] };
}

export interface Turned {
  readonly history: History;
  /** To be applied as they stand. */
  readonly steps: Gesture;
}

export function undo({ done, undone }: History): Turned | undefined {
  const last = done.at(-1);
  if (!last) return undefined;
  const steps = last.map(({ path, before, after }) => ({ path, before: after, after: before }));
  return { history: { done: done.slice(0, -1), undone: [...undone, last] }, steps };
}

export function redo({ done, undone }: History): Turned | undefined {
  const last = undone.at(-1);
  if (!last) return undefined;
  return { history: { done: [...done, last], undone: undone.slice(0, -1) }, steps: last };
}
