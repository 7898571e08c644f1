// What could not be sent is kept in the browser for the same person and sheet, until it is sent or given up.
import type { Change } from './ledger.ts';

/** The part of Web Storage that is needed. */
export interface Drawer {
  getItem(name: string): string | null;
  setItem(name: string, text: string): void;
  removeItem(name: string): void;
}

export interface Unsaved {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly changes: readonly Change[];
}

/** Marks of children do not lie about on a shared computer for longer. */
const LONGEST_MS = 14 * 24 * 3_600_000;

/** Nothing when the drawer is empty, too old or damaged, or closed to us. */
export function unsavedIn(drawer: Drawer, name: string, now: number): Unsaved | null {
  try {
    const found = JSON.parse(drawer.getItem(name) ?? 'null') as unknown;
    if (!isUnsaved(found)) return null;
    if (now - found.at <= LONGEST_MS) return found;
    drawer.removeItem(name);
    return null;
  } catch {
    return null;
  }
}

export function keepUnsaved(drawer: Drawer, name: string, { at, changes }: Unsaved): void {
  try {
    if (changes.length === 0) drawer.removeItem(name);
    else drawer.setItem(name, JSON.stringify({ at, changes }));
  } catch {
    // A full or forbidden drawer: the page itself still has them.
  }
}

function isUnsaved(found: unknown): found is Unsaved {
  if (typeof found !== 'object' || found === null) return false;
  const { at, changes } = found as Partial<Unsaved>;
  return typeof at === 'number' && Array.isArray(changes) && changes.length > 0 && changes.every(isChange);
}

function isChange(one: unknown): one is Change {
  if (typeof one !== 'object' || one === null) return false;
  const { path, before, after } = one as Partial<Change>;
  const isValue = (value: unknown) => value === null || typeof value === 'string';
  return typeof path === 'string' && isValue(before) && isValue(after);
}
