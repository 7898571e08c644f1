// Tries something out that may hang or fail, and says in time whether it works.
import { Fault, type FaultTitle } from '../../kernel/index.ts';
import { diskTrouble } from './disk-trouble.ts';

export type Trouble = FaultTitle & { readonly code: string };

export interface Tried {
  readonly works: boolean;
  /** Why not, where that is known. */
  readonly trouble: Trouble | null;
}

/** What takes longer answers nobody in time. */
const PATIENCE_MS = 4_000;

/** Never throws. */
export async function tried(attempt: Promise<unknown>): Promise<Tried> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<Tried>((resolve) => {
    timer = setTimeout(() => resolve({ works: false, trouble: null }), PATIENCE_MS);
  });
  const done = attempt.then(
    () => ({ works: true, trouble: null }),
    (error: unknown) => ({ works: false, trouble: troubleOf(error) }),
  );
  const outcome = await Promise.race([done, tooLong]);
  clearTimeout(timer);
  return outcome;
}

/** Null for what neither a disk nor the program has a name for. */
export function troubleOf(error: unknown): Trouble | null {
  const fault = error instanceof Fault ? error : diskTrouble(error);
  return fault ? { code: fault.code, ...fault.title } : null;
}
