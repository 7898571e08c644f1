// What the page tells the script about its grid, and what the script finds on the page.
import type { ClassBook, RegimeId } from '../../../../assessment/index.ts';
import type { CellKind } from '../sheet/index.ts';

export interface Column {
  /** As in a cell's path; empty for conduct. */
  readonly column: string;
  readonly kind: CellKind;
  readonly label: string;
  readonly spoken: string;
}

type Term = 'HK1' | 'HK2';

export type SheetName =
  | { readonly kind: 'subject'; readonly subject: string; readonly term: Term }
  | { readonly kind: 'conduct'; readonly term: Term }
  | { readonly kind: 'absences' }
  | { readonly kind: 'particulars' };

/** As `screens/entry/model.ts` writes it. */
export interface GridModel {
  readonly classId: string;
  readonly person: string;
  readonly sheet: SheetName;
  readonly subject: string;
  readonly revision: string;
  readonly regime: RegimeId;
  readonly mayEnter: boolean;
  readonly wantsReason: boolean;
  readonly columns: readonly Column[];
  readonly book: ClassBook;
  readonly words: Words;
}

/** The catalogue's `live` words; `{name}` stands for what is put in. */
export type Words = Readonly<Record<string, string>>;

export interface GridPlaces {
  readonly table: HTMLTableElement;
  readonly dialog: HTMLDialogElement;
  readonly panel: HTMLDialogElement;
  /** The bar and what is in it are there for those who may enter. */
  readonly bar: HTMLElement | null;
  readonly state: HTMLElement | null;
  readonly counts: HTMLElement | null;
  readonly said: HTMLElement | null;
  readonly offers: HTMLElement | null;
  readonly reason: HTMLInputElement | null;
}

export const fill = (
  text: string | undefined,
  parts: Readonly<Record<string, string | number>> = {},
): string => (text ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => String(parts[name] ?? whole));

/** `22/11 19:30` in the reader's own zone, as a school's computer has it. */
export const momentOf = (at: string | number): string =>
  new Intl.DateTimeFormat('vi-VN', {
    day: '2-digit',
    month: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(at));
