// What all drafted documents have in common: frozen data in one spelling, fonts, strips of the seal, feet, the file.
import { canonicalJson } from '../kernel/index.ts';
import { raise } from './faults.ts';
import { assemble, snapshotAttachment, type Attachment } from './file/index.ts';
import type { Imprint } from './snapshot.ts';
import type { Drafting } from './templates/drafting.ts';
import { drawFeet } from './templates/foot.ts';
import { QR, qrForm } from './templates/qr.ts';
import { facesFor, type Faces } from './typeface/index.ts';

export interface DraftOptions {
  /** Printed on both sides: two pages are one sheet of the cross-page seal. Default false. */
  readonly duplex?: boolean;
  /** Real diameter of the school's seal, 20 to 40 mm. Default 36. */
  readonly sealDiameterMm?: number;
  /** Sheets one impression of the cross-page seal goes over, 1 to 5. Default 5 (NĐ 30/2020 Đ33.1.đ). */
  readonly sheetsPerImpression?: number;
}

/** What the document information says (ISO 32000-2 §14.3.3). */
export interface DocumentTitle {
  readonly title: string;
  readonly subject: string;
}

export interface Composed<Snapshot> {
  /** Canonical, as it is hashed and attached. */
  readonly json: string;
  /** The same data with every text composed (NFC), as it is set. */
  readonly printed: Snapshot;
  readonly faces: Faces;
}

const SEAL = { usual: 36, least: 20, most: 40 };

/** Millimetres. Throws Fault `documents.sealSize`. */
export function sealDiameter({ sealDiameterMm = SEAL.usual }: DraftOptions): number {
  if (sealDiameterMm >= SEAL.least && sealDiameterMm <= SEAL.most) return sealDiameterMm;
  throw raise('documents.sealSize', { least: SEAL.least, most: SEAL.most, diameter: sealDiameterMm });
}

export function compose<Snapshot>(snapshot: Snapshot, { verificationCode }: Imprint): Composed<Snapshot> {
  const json = canonicalJson(snapshot);
  const composed = json.normalize('NFC');
  return {
    json,
    printed: composed === json ? snapshot : (JSON.parse(composed) as Snapshot),
    faces: facesFor(composed, composed.toUpperCase(), verificationCode),
  };
}

/** Draws the feet and writes the file; `author` is the school, `files` travel inside behind the frozen data. */
export function bind(
  drafting: Drafting,
  imprint: Imprint,
  {
    json,
    title,
    subject,
    author,
    files = [],
  }: DocumentTitle & {
    readonly json: string;
    readonly author: string;
    readonly files?: readonly Attachment[];
  },
): Uint8Array {
  const { sheet, slots, pages, faces } = drafting;
  const qr = qrForm(imprint);
  drawFeet(drafting, imprint, qr.modules);
  return assemble({
    pages: pages.map((canvas) => ({ width: sheet.width, height: sheet.height, content: canvas.content() })),
    forms: { [QR]: qr.form },
    slots,
    faces,
    attachments: [snapshotAttachment(Buffer.from(json, 'utf8')), ...files],
    description: {
      title: inOneLine(title),
      subject,
      author: inOneLine(author),
      madeAt: imprint.printedAt,
    },
  });
}

/** White space as it is printed: one blank; a form feed would not even be XML. */
const inOneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
