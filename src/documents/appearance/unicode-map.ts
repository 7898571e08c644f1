// Reads a ToUnicode map back: character → glyph code (ISO 32000-2 §9.10.3, bfchar and bfrange).

/** Two-byte codes as hexadecimal digits, by character. */
export function readUnicodeMap(map: string): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  const learn = (code: number, text: string) => {
    const hex = code.toString(16).padStart(4, '0');
    if (!codes.has(text)) codes.set(text, hex);
  };
  for (const [, body = ''] of map.matchAll(/beginbfchar([^]*?)endbfchar/g)) {
    for (const [, code = '', text = ''] of body.matchAll(/<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>/g)) {
      learn(parseInt(code, 16), fromUtf16(text));
    }
  }
  for (const [, body = ''] of map.matchAll(/beginbfrange([^]*?)endbfrange/g)) {
    const triples = /<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>/g;
    for (const [, first = '', last = '', text = ''] of body.matchAll(triples)) {
      const [from, to, start] = [first, last, text].map((digits) => parseInt(digits, 16)) as [
        number,
        number,
        number,
      ];
      for (let code = from; code <= to; code++) learn(code, String.fromCodePoint(start + code - from));
    }
  }
  return codes;
}

const fromUtf16 = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
