// Files built object by object, well formed or not, for tests of what a reader can stand.

export interface RawFile {
  /** Source of each object by number, without `n 0 obj` and `endobj`. */
  readonly objects: ReadonlyMap<number, string | Buffer>;
  /** Extra trailer entries. */
  readonly trailer?: string;
  readonly size?: number;
}

/** A PDF with a classic cross-reference table. */
export function rawPdf({ objects, trailer = '', size }: RawFile): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  let at = parts[0]!.length;
  const offsets = new Map<number, number>();
  const add = (part: string | Buffer) => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part;
    parts.push(bytes);
    at += bytes.length;
  };
  for (const [number, source] of objects) {
    offsets.set(number, at);
    add(`${number} 0 obj\n`);
    add(source);
    add('\nendobj\n');
  }
  const start = at;
  const count = Math.max(...[...objects.keys()].slice(-1)) + 1;
  const lines = ['xref', `0 ${count}`, '0000000000 65535 f '];
  for (let number = 1; number < count; number++) {
    const offset = offsets.get(number);
    lines.push(offset === undefined ? '0000000000 00000 f ' : `${String(offset).padStart(10, '0')} 00000 n `);
  }
  add(
    `${lines.join('\n')}\ntrailer\n<</Size ${size ?? count}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`,
  );
  return Buffer.concat(parts);
}

/** A PDF whose only cross-reference is this stream. */
export function xrefStreamPdf(dictionary: string, packed: Buffer): Buffer {
  const head = Buffer.from('%PDF-1.7\n');
  return Buffer.concat([
    head,
    Buffer.from(`1 0 obj\n<</Type/XRef${dictionary}/Length ${packed.length}>>\nstream\n`),
    packed,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${head.length}\n%%EOF\n`),
  ]);
}

export const streamSource = (dictionary: string, raw: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`<<${dictionary}/Length ${raw.length}>>\nstream\n`),
    raw,
    Buffer.from('\nendstream'),
  ]);
