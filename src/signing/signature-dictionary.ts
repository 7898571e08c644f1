// The signature dictionary of a PAdES signature (ISO 32000-2 §12.8.1, ETSI EN 319 142-1 §5.2–5.3).
import { type Instant, toIso } from '../kernel/index.ts';
import { type PdfRef, serialize, type TailWriter, textString } from './pdf/index.ts';
import type { FieldLock } from './permissions.ts';

export interface SignatureDetails {
  /** Claimed time of signing, written to /M; there is no CMS signing-time attribute. */
  readonly at: Instant;
  /** The signer as readers show it. */
  readonly name?: string | undefined;
  readonly reason?: string | undefined;
  readonly location?: string | undefined;
  /** Author certification: only form filling and signing may follow (DocMDP P=2, §12.8.2.2). */
  readonly certifies: boolean;
  /** What the fields lock when they are signed (FieldMDP, §12.8.2.4). */
  readonly locks: readonly FieldLock[];
  /** The document catalog, which every lock is about. */
  readonly catalog: PdfRef;
}

/** Where the value goes, counted from the start of the update: [start, end) of the /Contents token with its brackets. */
export interface Hole {
  readonly start: number;
  readonly end: number;
}

const BYTE_RANGE_WIDTH = '/ByteRange[0 0000000000 0000000000 0000000000]'.length;

/** Writes the dictionary as object `number`, with a hole for `reserved` bytes and room for the byte range. */
export function writeSignatureDictionary(
  tail: TailWriter,
  number: number,
  details: SignatureDetails,
  reserved: number,
): { readonly hole: Hole; readonly byteRangeAt: number } {
  tail.beginObject(number);
  tail.write('<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached');
  const place = writeHole(tail, reserved);
  tail.write(`/M(${pdfDate(details.at)})${texts(details)}${references(details)}>>`);
  tail.endObject();
  return place;
}

/** /Contents with room for `reserved` bytes, and blanks where its byte range is written over. */
export function writeHole(
  tail: TailWriter,
  reserved: number,
): { readonly hole: Hole; readonly byteRangeAt: number } {
  tail.write('/Contents ');
  const start = tail.position;
  tail.write(`<${'0'.repeat(2 * reserved)}>`);
  const hole = { start, end: tail.position };
  const byteRangeAt = tail.position;
  tail.write(' '.repeat(BYTE_RANGE_WIDTH));
  return { hole, byteRangeAt };
}

/** The byte range as it is written over the blanks: everything but the hole, to the last byte of the update. */
export function byteRangeSource(baseLength: number, hole: Hole, tailLength: number): string {
  const before = baseLength + hole.start;
  const after = baseLength + hole.end;
  return `/ByteRange[0 ${before} ${after} ${baseLength + tailLength - after}]`.padEnd(BYTE_RANGE_WIDTH);
}

const texts = ({ name, reason, location }: SignatureDetails) =>
  Object.entries({ Name: name, Reason: reason, Location: location })
    .map(([key, text]) => (text === undefined ? '' : `/${key} ${textString(text)}`))
    .join('');

/** No /DigestMethod in a reference: ISO 19005-3 §6.1.12 forbids it beside DocMDP. */
function references({ certifies, locks, catalog }: SignatureDetails): string {
  const found: string[] = [];
  if (certifies) {
    found.push('<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P 2/V/1.2>>>>');
  }
  for (const { action, fields } of locks) {
    const named = action === 'All' ? '' : `/Fields[${fields.map(textString).join('')}]`;
    found.push(
      `<</Type/SigRef/TransformMethod/FieldMDP/Data ${serialize(catalog)}/TransformParams<</Type/TransformParams/Action/${action}${named}/V/1.2>>>>`,
    );
  }
  return found.length === 0 ? '' : `/Reference[${found.join('')}]`;
}

/** `D:20260605150405+07'00'` (§7.9.4). */
function pdfDate(at: Instant): string {
  const digits = toIso(at).slice(0, 19).replace(/\D/g, '');
  return `D:${digits}+07'00'`;
}
