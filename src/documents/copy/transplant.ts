// Takes objects of one file over into another, each once, under new numbers.
import {
  isArray,
  isDict,
  type PdfDict,
  type PdfFile,
  type PdfObject,
  PdfRef,
  PdfStream,
  serialize,
  serializeDict,
} from '../../signing/pdf/index.ts';
import type { Body } from '../file/index.ts';
import { rawStreamObject } from '../file/objects.ts';
import type { Objections } from './objections.ts';
import { refused } from './original.ts';

export interface Transplant {
  /** The object as PDF source; what it refers to is written to the body. */
  source(object: PdfObject | undefined): string;
  /** Entries of a stream's dictionary without brackets and /Length. */
  entries(dict: PdfDict): string;
}

const MOST_OBJECTS = 200_000;
/** Of streams: what is no part of what they show, or has no place in PDF/A (ISO 19005-3 §6.2.8, §6.2.9). */
const LEFT_BEHIND = new Set([
  ...['Length', 'StructParent', 'StructParents', 'Metadata', 'PieceInfo', 'LastModified'],
  ...['OC', 'OPI', 'Ref', 'Alternates', 'Measure', 'PtData', 'ID', 'AF'],
]);

export function openTransplant(file: PdfFile, body: Body, objections: Objections): Transplant {
  const numbers = new Map<number, number>();
  const waiting: (readonly [old: number, fresh: number])[] = [];

  const numberOf = (old: number): number => {
    const known = numbers.get(old);
    if (known !== undefined) return known;
    if (numbers.size >= MOST_OBJECTS) throw refused('quá nhiều đối tượng');
    const fresh = body.reserve();
    numbers.set(old, fresh);
    waiting.push([old, fresh]);
    return fresh;
  };
  const moved = (object: PdfObject): PdfObject => {
    if (object instanceof PdfRef) {
      return file.resolve(object) === null ? null : new PdfRef(numberOf(object.number), 0);
    }
    if (isArray(object)) return object.map(moved);
    return isDict(object) ? movedDict(object) : object;
  };
  const movedDict = (dict: PdfDict): PdfDict => {
    objections.lookAt(dict);
    const next = new Map<string, PdfObject>();
    for (const [key, value] of dict) next.set(key, moved(value));
    return next;
  };
  const entries = (dict: PdfDict): string => {
    const kept = [...dict].filter(([key]) => !LEFT_BEHIND.has(key));
    return serializeDict(movedDict(new Map(kept))).slice(2, -2);
  };
  const write = (old: number, fresh: number): void => {
    const value = file.object(old);
    if (value instanceof PdfStream) {
      // §7.3.8.2: data in another file would not be in the copy.
      if (value.dict.has('F')) throw refused('nội dung nằm ở tệp khác');
      objections.lookInto(value);
      body.putBytes(fresh, rawStreamObject(fresh, entries(value.dict), value.raw));
    } else body.put(fresh, serialize(moved(value)));
  };
  const drain = (): void => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) write(...next);
  };
  return {
    source(object) {
      const text = serialize(moved(object ?? null));
      drain();
      return text;
    },
    entries(dict) {
      const text = entries(dict);
      drain();
      return text;
    },
  };
}
