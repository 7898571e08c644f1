// Where the signatures and the seal of a drafted document will stand: every field exists from generation (signing.md §2.7).

export type SlotPurpose = 'author' | 'subject' | 'homeroom' | 'principal' | 'seal' | 'sealSlice';

export interface Slot {
  /** Name of the signature field; no dot, unique in the document. */
  readonly field: string;
  /** Page index from 0. */
  readonly page: number;
  /** Lower-left x, y, upper-right x, y in points; all zero when invisible. */
  readonly rect: readonly [number, number, number, number];
  readonly purpose: SlotPurpose;
  /** For `subject`: the code of the subject whose row this is. */
  readonly subject?: string;
  /** For `sealSlice`: strip `index` of `count` in its group of at most five sheets (NĐ 30/2020 Đ33.1.đ). */
  readonly slice?: { readonly index: number; readonly count: number };
}

/** In papers of the office also whoever signs by name, and the mark that makes a copy a certified one. */
export type PaperPurpose = SlotPurpose | 'signer' | 'copyMark';

export interface PaperSlot extends Omit<Slot, 'purpose'> {
  readonly purpose: PaperPurpose;
  /** Whose place it is: the key the snapshot gives its signer. */
  readonly signer?: string;
}

/** Where a signature is drawn: a slot of ours, or a field placed on a document from elsewhere. */
export interface SignaturePlace extends Pick<Slot, 'field' | 'rect' | 'slice'> {
  readonly purpose: string;
  /** How its reader sees it where the page is turned or has units of its own: size in points, and the turn. */
  readonly upright?: {
    readonly size: readonly [number, number];
    readonly rotation: 0 | 90 | 180 | 270;
  };
}

/** Size as the reader sees it, in points. */
export const sizeSeen = ({ rect, upright }: SignaturePlace): readonly [number, number] =>
  upright?.size ?? [rect[2] - rect[0], rect[3] - rect[1]];

/** The turn an appearance needs to stand upright, if any. */
export const turnOf = ({ upright }: SignaturePlace): { readonly rotation?: 90 | 180 | 270 } =>
  upright === undefined || upright.rotation === 0 ? {} : { rotation: upright.rotation };

export interface SlotManifest {
  readonly pages: number;
  readonly slots: readonly Slot[];
}

export interface DraftedDocument {
  readonly bytes: Uint8Array;
  readonly manifest: SlotManifest;
}

/** A paper of the office: minutes, logs, registers, extracts and copies. */
export interface DraftedPaper {
  readonly bytes: Uint8Array;
  readonly manifest: { readonly pages: number; readonly slots: readonly PaperSlot[] };
}
