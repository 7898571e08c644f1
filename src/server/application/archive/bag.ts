// The tag files of a BagIt package (RFC 8493): what is in the package, and that it is still the same.
import { createHash } from 'node:crypto';
import { digestInTurns, sha256, toIso } from '../../../kernel/index.ts';
import type { Instant, Sha256 } from '../../../kernel/index.ts';
import type { PackageFile, PackedFile } from '../ports/archive-shelf.ts';

export interface BagLabel {
  readonly organisation: string;
  readonly description: string;
  readonly at: Instant;
  /** Further `Label: value` pairs, e.g. the head of the journal. */
  readonly notes: Readonly<Record<string, string>>;
}

export const MANIFEST = 'manifest-sha256.txt';

/** Two, so that a package can still be trusted when one of the two is broken some day (RFC 8493 §2.4 asks for the second). */
const algorithms = ['sha256', 'sha512'] as const;

export const packed = (bytes: Uint8Array): PackedFile => ({
  sha256: sha256(bytes),
  sha512: createHash('sha512').update(bytes).digest('hex'),
  length: bytes.length,
});

/** The same, with turns for others in between: a scan of 60 MB would keep everybody waiting. */
export async function packedInTurns(bytes: Uint8Array): Promise<PackedFile> {
  const [short = '', long = ''] = await digestInTurns(algorithms, bytes);
  return { sha256: short as Sha256, sha512: long, length: bytes.length };
}

/**
 * @param payload the files under `data/`, as they were written
 * @param beside files of the package that are no payload, e.g. its page to read
 */
export function bagTags(
  payload: ReadonlyMap<string, PackedFile>,
  label: BagLabel,
  beside: readonly PackageFile[] = [],
): readonly PackageFile[] {
  const tags: PackageFile[] = [
    textFile('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'),
    textFile('bag-info.txt', bagInfo(payload, label)),
    ...beside,
    ...manifests('manifest', payload),
  ];
  return [
    ...tags,
    ...manifests('tagmanifest', new Map(tags.map(({ path, bytes }) => [path, packed(bytes)]))),
  ];
}

/** What is written as the payload's first manifest. */
export const payloadManifest = (payload: ReadonlyMap<string, PackedFile>): Buffer =>
  Buffer.from(manifest(payload, 'sha256'));

const manifests = (name: string, files: ReadonlyMap<string, PackedFile>): readonly PackageFile[] =>
  algorithms.map((algorithm) => textFile(`${name}-${algorithm}.txt`, manifest(files, algorithm)));

/** RFC 8493 §2.1.3: digest, two spaces here, path; CR, LF and % in a path are percent-encoded. */
function manifest(files: ReadonlyMap<string, PackedFile>, algorithm: (typeof algorithms)[number]): string {
  const lines = [...files].map(([path, file]) => `${file[algorithm]}  ${encoded(path)}\n`);
  return lines.toSorted().join('');
}

const encoded = (path: string) =>
  path.replace(
    /[%\r\n]/g,
    (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
  );

function bagInfo(payload: ReadonlyMap<string, PackedFile>, label: BagLabel): string {
  const octets = [...payload.values()].reduce((sum, { length }) => sum + length, 0);
  const lines: Record<string, string> = {
    'Source-Organization': label.organisation,
    'External-Description': label.description,
    'Bagging-Date': toIso(label.at).slice(0, 10),
    'Payload-Oxum': `${octets}.${payload.size}`,
    ...label.notes,
  };
  return Object.entries(lines)
    .map(([name, value]) => `${name}: ${value.replace(/\s+/g, ' ')}\n`)
    .join('');
}

const textFile = (path: string, text: string): PackageFile => ({ path, bytes: Buffer.from(text) });
