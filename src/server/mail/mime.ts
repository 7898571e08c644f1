// As much of MIME (RFC 2045, 2046) as a report about a letter needs: headers, parts, their encodings. Reads anything.

export interface MimePart {
  /** Names in small letters; values unfolded. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** `text/plain` where nothing else is said. */
  readonly type: string;
  readonly body: string;
  readonly parts: readonly MimePart[];
}

/** Deeper than any report is. */
const DEEPEST = 4;
const MOST_PARTS = 20;

/** @param text bytes read as Latin-1, so that none are lost */
export function readMime(text: string, depth = 0): MimePart {
  const [head, body] = split(text.replace(/\r\n/g, '\n'));
  const headers = readHeaders(head);
  const content = headers.get('content-type')?.[0] ?? 'text/plain';
  const type = /^[\w.+/-]+/.exec(content)?.[0].toLowerCase() ?? 'text/plain';
  const boundary = /boundary\s*=\s*(?:"([^"]{1,200})"|([^\s;]{1,200}))/i.exec(content);
  const mark = boundary?.[1] ?? boundary?.[2];
  const parts =
    type.startsWith('multipart/') && mark !== undefined && depth < DEEPEST
      ? partsOf(body, mark).map((part) => readMime(part, depth + 1))
      : [];
  return { headers, type, body: decoded(body, headers.get('content-transfer-encoding')?.[0]), parts };
}

/** Lines `Name: value`; a line that begins with white space goes on with the one before. */
export function readHeaders(text: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    found.set(name, [...(found.get(name) ?? []), line.slice(colon + 1).trim()]);
  }
  return found;
}

function split(text: string): readonly [string, string] {
  if (text.startsWith('\n')) return ['', text.slice(1)];
  const end = text.indexOf('\n\n');
  return end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end + 2)];
}

function partsOf(body: string, mark: string): readonly string[] {
  const lines = body.split('\n');
  const parts: string[][] = [];
  let current: string[] | null = null;
  for (const line of lines) {
    const bare = line.trimEnd();
    if (bare === `--${mark}--`) break;
    if (bare === `--${mark}`) {
      if (parts.length === MOST_PARTS) break;
      current = [];
      parts.push(current);
    } else current?.push(line);
  }
  return parts.map((part) => part.join('\n'));
}

function decoded(body: string, encoding = ''): string {
  switch (encoding.trim().toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64').toString('latin1');
    case 'quoted-printable':
      return body
        .replace(/[ \t]*=[ \t]*\n/g, '')
        .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
    default:
      return body;
  }
}
