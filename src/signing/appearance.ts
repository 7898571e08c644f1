// What a signature looks like, as data the revision writer can place (ISO 32000-2 §12.5.5, signing.md §2.9).

/** A form XObject for one field. Its content starts with a comment and is wrapped in q … Q by the writer. */
export interface AppearanceStream {
  /** Width and height of the BBox in points; equals the field's rectangle. */
  readonly size: readonly [width: number, height: number];
  /** PDF operators, without the wrapping. */
  readonly content: string;
  /** Resource name → object number of a font that the document already has, or key of a shared object below. */
  readonly fonts?: Readonly<Record<string, number | string>>;
  /** Resource name → key of a shared XObject below. */
  readonly xobjects?: Readonly<Record<string, string>>;
  /** Degrees counter-clockwise by which it is turned to stand upright on a turned page; the field's rectangle is turned too. */
  readonly rotation?: 90 | 180 | 270 | undefined;
}

/** A stream that several appearances of one revision use (seal artwork, a signature image, a font file). */
export interface SharedXObject {
  /** Dictionary entries as PDF source, without `<<`, `>>` and `/Length`; must match `data` (including /Filter). */
  readonly dictionary: string;
  readonly data: Uint8Array;
  /** Dictionary key → key of another shared XObject, e.g. `{ SMask: 'signature-alpha' }`. */
  readonly references?: Readonly<Record<string, string>>;
}

/** An object without a stream that appearances of one revision use, such as a font they bring. */
export interface SharedObject {
  /** Dictionary entries as PDF source, without `<<` and `>>`. */
  readonly dictionary: string;
  /** Dictionary key → key of another shared object; a list of one key gives an array. */
  readonly references?: Readonly<Record<string, string | readonly [string]>>;
}

/** What the fields of one signature show, and what these appearances share. Invisible fields need none. */
export interface Appearances {
  readonly byField: Readonly<Record<string, AppearanceStream>>;
  readonly shared: Readonly<Record<string, SharedXObject>>;
  /** Keys are apart from those of `shared`; either kind may refer to the other. */
  readonly objects?: Readonly<Record<string, SharedObject>>;
}
