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

export interface SlotManifest {
  readonly pages: number;
  readonly slots: readonly Slot[];
}

export interface DraftedDocument {
  readonly bytes: Uint8Array;
  readonly manifest: SlotManifest;
}
