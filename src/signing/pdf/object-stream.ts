// Object streams (ISO 32000-2 §7.5.7): `N` pairs of number and offset, then the objects, parsed as they are asked for.
import { Cursor } from './cursor.ts';
import { decodeStream } from './filters.ts';
import { isInteger, isName, type PdfObject, PdfStream } from './objects.ts';
import { parseObject } from './parse-object.ts';
import { PdfSyntaxError } from './syntax-error.ts';
import { MAX_OBJECTS, type Work } from './work.ts';

export interface ObjectStream {
  /** Memory it takes, roughly, in bytes. */
  readonly size: number;
  /** The object in place `index`, which must bear the number. @throws PdfSyntaxError */
  member(index: number, number: number): Member;
}

export interface Member {
  readonly value: PdfObject;
  /** Numbers of the objects it refers to. */
  readonly references: readonly number[];
}

export function openObjectStream(stream: PdfObject, work: Work): ObjectStream {
  if (!(stream instanceof PdfStream)) throw new PdfSyntaxError('object stream expected', 0);
  const count = stream.dict.get('N');
  const first = stream.dict.get('First');
  if (!isName(stream.dict.get('Type'), 'ObjStm') || !isInteger(count) || !isInteger(first) || count < 0) {
    throw new PdfSyntaxError('bad object stream', 0);
  }
  const bytes = unpacked(stream, work);
  work.unpack(bytes.length);
  if (count > bytes.length || count > MAX_OBJECTS || first < 0)
    throw new PdfSyntaxError('bad object stream', 0);
  const places = readPlaces(bytes, count);
  work.spend(count);
  const parsed = new Map<number, Member>();
  return {
    size: bytes.length + 8 * places.length,
    member: (index, number) => {
      if (index >= count || places[2 * index] !== number)
        throw new PdfSyntaxError(`object ${number} is not in its object stream`, 0);
      const known = parsed.get(index);
      if (known !== undefined) return known;
      const cursor = new Cursor(bytes, first + (places[2 * index + 1] ?? 0));
      const member = { value: parseObject(cursor), references: cursor.references };
      work.spend(cursor.values);
      parsed.set(index, member);
      return member;
    },
  };
}

function unpacked(stream: PdfStream, work: Work): Buffer {
  try {
    return decodeStream(stream);
  } catch (error) {
    work.failedToUnpack(stream.raw);
    throw error;
  }
}

/** Number and offset in turns. */
function readPlaces(bytes: Buffer, count: number): Float64Array {
  const cursor = new Cursor(bytes);
  const places = new Float64Array(2 * count);
  for (let i = 0; i < places.length; i++) {
    cursor.skipBlank();
    places[i] = cursor.unsigned();
  }
  return places;
}
