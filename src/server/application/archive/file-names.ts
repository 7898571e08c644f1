// File names people can read, safe on every file system and unique within their folder.

const MAX_BYTES = 120;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
// Control characters and what Windows, macOS or a shell trip over.
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}<>:"/\\|?*]+/gu;

/** `Nguyễn Thị Ánh Tuyết` stays as it is (NFC); separators and control characters become spaces. */
export function fileName(text: string): string {
  const clean = text
    .normalize('NFC')
    .replace(FORBIDDEN, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const short = cut(clean, MAX_BYTES).trim();
  if (short === '') return '_';
  return RESERVED.test(short) ? `${short}_` : short;
}

/** Gives every name a place of its own, also where only upper and lower case differ. */
export function uniqueNames(): (name: string, extension: string) => string {
  const taken = new Set<string>();
  return (name, extension) => {
    for (let copy = 1; ; copy += 1) {
      const candidate = `${fileName(name)}${copy === 1 ? '' : ` (${copy})`}${extension}`;
      const key = candidate.toLowerCase();
      if (taken.has(key)) continue;
      taken.add(key);
      return candidate;
    }
  };
}

/** At most so many bytes of UTF-8, never half a letter. */
function cut(text: string, bytes: number): string {
  let used = 0;
  let end = 0;
  for (const letter of text) {
    used += Buffer.byteLength(letter);
    if (used > bytes) break;
    end += letter.length;
  }
  return text.slice(0, end);
}
