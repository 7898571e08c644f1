// Character strings of X.509 names as text.
import { DerError } from './problem.ts';
import { content, type DerNode } from './read.ts';
import { tags } from './tags.ts';

/** Text of any string type. @throws DerError for another type or octets that are not of its alphabet. */
export function asText(node: DerNode): string {
  const decode = decoders[node.tag];
  if (!decode) throw new DerError('tag', node.start, 'a character string was expected');
  const text = decode(Buffer.from(content(node)));
  if (text === undefined) throw new DerError('value', node.start, 'not text of this string type');
  return text;
}

type Decoder = (octets: Buffer) => string | undefined;

const matching =
  (alphabet: RegExp): Decoder =>
  (octets) => {
    const text = octets.toString('latin1');
    return alphabet.test(text) ? text : undefined;
  };

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

// PrintableString is read leniently (issuers write @ and & into it); the raw bytes are what is compared.
const decoders: Readonly<Record<number, Decoder>> = {
  [tags.utf8String]: (octets) => {
    try {
      return utf8.decode(octets);
    } catch {
      return undefined;
    }
  },
  [tags.printableString]: matching(/^[\x20-\x7e]*$/),
  [tags.numericString]: matching(/^[0-9 ]*$/),
  [tags.ia5String]: matching(/^[\x00-\x7f]*$/), // eslint-disable-line no-control-regex -- IA5 has them
  [tags.visibleString]: matching(/^[\x20-\x7e]*$/),
  [tags.teletexString]: (octets) => octets.toString('latin1'),
  [tags.bmpString]: (octets) => (octets.length % 2 ? undefined : octets.swap16().toString('utf16le')),
  [tags.universalString]: (octets) => {
    if (octets.length % 4) return undefined;
    const points = Array.from({ length: octets.length / 4 }, (_, i) => octets.readUInt32BE(i * 4));
    return points.every((point) => point <= 0x10ffff) ? String.fromCodePoint(...points) : undefined;
  },
};
