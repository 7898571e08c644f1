// From fields to signatures: fields that share a signature dictionary are one signature (signing.md §8).
import { isArray, isDict, isName, type PdfDict, type PdfFile, PdfRef, PdfString } from '../pdf/index.ts';
import { certificationIn, type CertificationLevel, type FieldLock, locksIn } from '../permissions.ts';
import { finding, type Finding } from './findings.ts';
import { type FieldState, signatureFields } from './signature-fields.ts';

/** A signature dictionary with its place in the file checked; `covered` says which bytes it signs. */
export interface SignatureValue {
  readonly fields: readonly FieldState[];
  readonly number: number;
  readonly dict: PdfDict;
  readonly type: 'Sig' | 'DocTimeStamp';
  /** Index of the revision that brought it and that it covers whole. */
  readonly revision: number;
  /** Undefined for approval signatures. */
  readonly certification: CertificationLevel | undefined;
  readonly locks: readonly FieldLock[];
  readonly contents: Buffer;
  /** The signed bytes are [0, hole[0]) and [hole[1], end). */
  readonly hole: readonly [number, number];
  readonly end: number;
}

export interface Signatures {
  /** In the order of the file, no two of one revision. */
  readonly values: readonly SignatureValue[];
  readonly broken: readonly { readonly fields: readonly FieldState[]; readonly finding: Finding }[];
  readonly open: readonly FieldState[];
}

export function readSignatures(file: PdfFile): Signatures {
  const byNumber = new Map<number, FieldState[]>();
  const broken: Signatures['broken'][number][] = [];
  const open: FieldState[] = [];
  for (const field of signatureFields(file, file.last.index)) {
    if (field.value === undefined) open.push(field);
    else if (field.value instanceof PdfRef) {
      const sharing = byNumber.get(field.value.number) ?? [];
      byNumber.set(field.value.number, [...sharing, field]);
    } else broken.push({ fields: [field], finding: finding('signature.malformed', '/V is not a reference') });
  }
  const values: SignatureValue[] = [];
  for (const [number, fields] of byNumber) {
    const read = readValue(file, number, fields);
    if ('code' in read) broken.push({ fields, finding: read });
    else values.push(read);
  }
  values.sort((a, b) => a.revision - b.revision);
  const alone = values.filter(
    (value, i) => values[i - 1]?.revision !== value.revision && values[i + 1]?.revision !== value.revision,
  );
  for (const value of values)
    if (!alone.includes(value)) broken.push({ fields: value.fields, finding: crowded });
  return { values: alone, broken, open };
}

/** Each would have to cover the other's value, which came into being after it. */
const crowded = finding('signature.byteRange', 'two signatures in one revision');

function readValue(file: PdfFile, number: number, fields: readonly FieldState[]): SignatureValue | Finding {
  const holders = file.revisions.filter((revision) => revision.entries.has(number));
  const [holder] = holders;
  const entry = holder?.entries.get(number);
  if (holder === undefined || holders.length !== 1 || entry?.kind !== 'offset') {
    return finding(
      'signature.malformed',
      'the signature dictionary must stand once, uncompressed, in the file',
    );
  }
  if (entry.offset < holder.start || entry.offset >= holder.end)
    return finding('signature.malformed', 'the signature dictionary stands outside its revision');
  const dict = file.at(entry.offset, number, holder.index).value;
  if (!isDict(dict)) return finding('signature.malformed', 'the signature is not a dictionary');
  const type = dict.get('Type');
  const timestamp = isName(type, 'DocTimeStamp');
  if (type !== undefined && !timestamp && !isName(type, 'Sig'))
    return finding('signature.unsupported', 'neither /Type /Sig nor /DocTimeStamp');
  const contents = dict.get('Contents');
  if (
    !(contents instanceof PdfString) ||
    contents.form !== 'hex' ||
    contents.bytes.every((byte) => byte === 0)
  ) {
    return finding('signature.malformed', '/Contents is missing, empty or not a direct hexadecimal string');
  }
  // The value is the one place no digest covers: nothing but digits of one case, so that no other spelling passes.
  if (!contents.plain) {
    return finding(
      'signature.malformed',
      '/Contents is not written plainly: it was touched after it was written',
    );
  }
  const range = byteRange(dict);
  if (typeof range === 'string') return finding('signature.byteRange', range);
  const [before, after, rest] = range;
  if (before !== contents.start || after !== contents.end) {
    return finding('signature.byteRange', 'the gap is not exactly the value of this signature');
  }
  const end = after + rest;
  if (!endsRevision(file.bytes, end, holder.end)) {
    return finding('signature.byteRange', 'it does not end where its revision ends');
  }
  const states = fields.map((field) => field.dict);
  return {
    fields,
    number,
    dict,
    type: timestamp ? 'DocTimeStamp' : 'Sig',
    revision: holder.index,
    certification: certificationIn(file, dict, holder.index),
    locks: locksIn(file, dict, states, holder.index),
    contents: contents.bytes,
    hole: [before, after],
    end,
  };
}

/** Four integers [0 a b c] with a < b (ISO 32000-2 §12.8.1); returns [a, b, c] or what is wrong. */
function byteRange(dict: PdfDict): readonly [number, number, number] | string {
  const range = dict.get('ByteRange');
  if (!isArray(range) || range.length !== 4) return '/ByteRange is not a direct array of four numbers';
  const [start, before, after, rest] = range;
  if (start !== 0) return 'it does not start at the first byte';
  if (!Number.isSafeInteger(before) || !Number.isSafeInteger(after) || !Number.isSafeInteger(rest)) {
    return '/ByteRange holds something else than integers';
  }
  const [a, b, c] = [before as number, after as number, rest as number];
  return a > 0 && b > a && c > 0 ? [a, b, c] : '/ByteRange is out of order';
}

/** Up to the revision's last byte; an end of line behind %%EOF may be left out, as several products do. */
const endsRevision = (bytes: Buffer, end: number, revisionEnd: number): boolean =>
  end <= revisionEnd &&
  revisionEnd - end <= 2 &&
  bytes.subarray(end, revisionEnd).every((byte) => byte === 0x0a || byte === 0x0d);
