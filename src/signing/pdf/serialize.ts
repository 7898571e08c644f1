// PDF objects back to source (ISO 32000-2 §7.3), as Latin-1 text whose char codes are the bytes.
import { type PdfDict, PdfName, type PdfObject, PdfRef, PdfStream, PdfString } from './objects.ts';

export function serialize(object: PdfObject): string {
  if (object === null) return 'null';
  if (typeof object === 'boolean') return object ? 'true' : 'false';
  if (typeof object === 'number') return serializeNumber(object);
  if (object instanceof PdfName) return serializeName(object.value);
  if (object instanceof PdfRef) return `${object.number} ${object.generation} R`;
  if (object instanceof PdfString) return serializeString(object);
  if (object instanceof PdfStream) throw new TypeError('a stream is not a direct object');
  if (object instanceof Map) return serializeDict(object as PdfDict);
  return `[${(object as readonly PdfObject[]).map(serialize).join(' ')}]`;
}

export function serializeDict(dict: PdfDict): string {
  let out = '<<';
  for (const [key, value] of dict) out += `${serializeName(key)} ${serialize(value)}`;
  return `${out}>>`;
}

export const serializeName = (name: string): string =>
  `/${name.replace(/[^!-~]|[#()<>[\]{}/%]/g, (c) => `#${c.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;

/** As exact as it was read, since a rounded box would be a changed box; never with an exponent (§7.3.3). */
function serializeNumber(value: number): string {
  const shortest = String(value);
  if (!shortest.includes('e')) return shortest;
  if (Number.isInteger(value)) return BigInt(value).toString();
  return value.toFixed(20).replace(/\.?0+$/, '');
}

const serializeString = (string: PdfString): string =>
  string.form === 'hex' ? `<${string.bytes.toString('hex')}>` : serializeLiteral(string.bytes);

const serializeLiteral = (bytes: Buffer): string =>
  `(${bytes
    .toString('latin1')
    .replace(/[\\()]/g, '\\$&')
    .replace(/\r/g, '\\r')
    .replace(/\n/g, '\\n')})`;

/** A text string (§7.9.2.2): as it is when ASCII, else UTF-16BE with its mark, in hexadecimal. */
export function textString(text: string): string {
  if (/^[ -~]*$/.test(text)) return serializeLiteral(Buffer.from(text, 'latin1'));
  return `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
}
