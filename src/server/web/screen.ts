// A page as data: its address, who may come, what it shows, and the deeds that its forms ask for.
import type { Caller } from '../http/index.ts';
import type { Fields } from './serving/fields.ts';
import type { Done, Shown, ShownOnce, Visit } from './visit.ts';

/** Anybody, or somebody signed in. What exactly they may see or do, use cases decide. */
export type For = 'anybody' | 'person';

interface Declared<W extends For> {
  /** Stable, in kebab-case; names the picture in docs/screens and the row in the metrics. */
  readonly name: string;
  /** `/classes/{classId}` */
  readonly path: string;
  readonly who: W;
  /** Also for sessions that lack their second factor. */
  readonly opensTo?: 'enrolment' | 'signOut';
  /** Where asking often would be guessing: how often a minute, counted together for pages of one `as`. */
  readonly limit?: (visit: Visit) => { readonly as: string; readonly perMinute: number } | undefined;
  readonly show: (visit: VisitFor<W>) => Promise<Shown> | Shown;
  /** By the value of the button or hidden field `_do`. A Fault shows the page again, with what was typed. */
  readonly deeds?: Readonly<
    Record<string, (visit: VisitFor<W>, fields: Fields) => Promise<Done | ShownOnce>>
  >;
}

type VisitFor<W extends For> = Visit<W extends 'person' ? Caller : Caller | null>;

export interface Screen extends Omit<Declared<'anybody'>, 'who'> {
  readonly who: For;
}

/** Checks the page against who may come, then forgets it, so that all pages stand in one table. */
export const screen = <const W extends For>(declared: Declared<W>): Screen => declared as unknown as Screen;
