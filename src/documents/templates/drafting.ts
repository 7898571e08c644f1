// A document while its pages are being drawn: pages in order, and the slots found on the way.
import { openCanvas, type Canvas, type Rectangle, type Sheet } from '../layout/index.ts';
import type { PaperPurpose, PaperSlot } from '../slots.ts';
import type { Faces } from '../typeface/index.ts';

export interface Drafting {
  readonly faces: Faces;
  readonly sheet: Sheet;
  /** Diameter of the school's seal in points. */
  readonly sealDiameter: number;
  readonly pages: readonly Canvas[];
  readonly slots: readonly PaperSlot[];
  /** Opens the next page, where slots land from now on. */
  page(): Canvas;
  slot(field: string, purpose: PaperPurpose, at: Rectangle, subject?: string): void;
  /** A slot on a page already drawn. */
  slotOn(page: number, slot: Omit<PaperSlot, 'page' | 'rect'>, at: Rectangle): void;
  invisibleSlot(field: string, purpose: PaperPurpose): void;
}

export function openDrafting(faces: Faces, sheet: Sheet, sealDiameter: number): Drafting {
  const pages: Canvas[] = [];
  const slots: PaperSlot[] = [];
  const slotOn: Drafting['slotOn'] = (page, slot, { x, y, width, height }) => {
    const rect = [x, sheet.height - y - height, x + width, sheet.height - y].map(hundredths);
    slots.push({ ...slot, page, rect: rect as unknown as PaperSlot['rect'] });
  };
  return {
    faces,
    sheet,
    sealDiameter,
    pages,
    slots,
    page() {
      const canvas = openCanvas(faces, sheet.height);
      pages.push(canvas);
      return canvas;
    },
    slot(field, purpose, at, subject) {
      slotOn(pages.length - 1, { field, purpose, ...(subject === undefined ? {} : { subject }) }, at);
    },
    slotOn,
    invisibleSlot(field, purpose) {
      slots.push({ field, purpose, page: 0, rect: [0, 0, 0, 0] });
    },
  };
}

const hundredths = (value: number) => Math.round(value * 100) / 100;
