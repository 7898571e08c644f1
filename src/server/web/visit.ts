// One request for a page: who looks, in which language, with which words of the address; and what a page may answer.
import type { VNode } from 'preact';
import type { Fault, Instant } from '../../kernel/index.ts';
import type { Appointment } from '../application/index.ts';
import type { Caller, HttpDesk } from '../http/index.ts';
import type { Fields } from './serving/fields.ts';
import type { Language } from './words.ts';

export interface Visit<Person extends Caller | null = Caller | null> {
  readonly desk: HttpDesk;
  readonly caller: Person;
  /** Appointments of the caller that hold now. */
  readonly appointments: readonly Appointment[];
  readonly language: Language;
  /** What the person chose; `auto` follows their system. */
  readonly theme: Theme;
  /** Parts of the path, as declared: `/classes/{classId}`. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Path and query, for coming back. */
  readonly address: string;
  /** Goes into every form as `_csrf`; empty for those who are nobody. */
  readonly csrf: string;
  readonly now: Instant;
  /** The deed that was just refused, with what was typed. Null when the page is simply looked at. */
  readonly refused: RefusedDeed | null;
  /** What the step before wants said, once. */
  readonly told: string | null;
  /** The secret of the session and where the request comes from, for what concerns sessions. */
  readonly session: string | undefined;
  readonly from: string;
  readonly agent: string;
}

export type Theme = 'light' | 'dark' | 'auto';

export interface RefusedDeed {
  readonly deed: string;
  readonly fault: Fault;
  readonly typed: Fields;
}

/** What a page shows. */
export interface Shown {
  readonly title: string;
  readonly main: VNode;
  /** `shell`: with the menu; `bare`: one narrow column; `wide`: one wide column without menu. Default `shell`. */
  readonly frame?: 'shell' | 'bare' | 'wide';
  /** Default 200. */
  readonly status?: number;
  /** From the home page down to the parent of this page. */
  readonly above?: readonly { readonly title: string; readonly to: string }[];
}

/** After a deed: where to look now, and what to say there. */
export interface Done {
  readonly to: string;
  readonly told?: string;
  readonly cookies?: readonly string[];
}

/** An answer to a deed that is shown this once and at no address: secrets. Its form says `data-turbo="false"`. */
export interface ShownOnce {
  readonly once: Shown;
}
