// Reads the manifests of a package that may have decayed, or have been made by somebody hostile (RFC 8493 §2.1.3, §5).
import { isAway } from '../../object-faults.ts';
import type { PackageStore } from '../../ports/package-store.ts';

const LARGEST_MANIFEST = 64 * 1024 * 1024;

export type Algorithm = 'sha256' | 'sha512';

/** What one file must be; an algorithm nobody listed it under is absent. */
export type Listed = Readonly<Partial<Record<Algorithm, string>>>;

export interface BagManifests {
  /** By path. */
  readonly files: ReadonlyMap<string, Listed>;
  /** Files of the package that are no bag’s, or not readable as such. */
  readonly malformed: readonly string[];
}

/** @param names every file of the package */
export async function readManifests(
  store: PackageStore,
  address: string,
  names: readonly string[],
): Promise<BagManifests> {
  const files = new Map<string, Listed>();
  const malformed: string[] = [];
  const declared = names.includes('bagit.txt') ? await readText(store, address, 'bagit.txt') : null;
  if (!/^BagIt-Version: (0\.9[67]|1\.0)\r?\n/.test(declared ?? '')) malformed.push('bagit.txt');
  const manifests = names.filter((name) => /^(tag)?manifest-sha(256|512)\.txt$/.test(name));
  if (!manifests.some((name) => name.startsWith('manifest'))) malformed.push('manifest-sha256.txt');
  for (const name of manifests) {
    const text = await readText(store, address, name);
    const algorithm: Algorithm = name.includes('sha256') ? 'sha256' : 'sha512';
    const entries = text === null ? null : entriesOf(text, algorithm);
    if (entries === null) malformed.push(name);
    else for (const [path, digest] of entries) files.set(path, { ...files.get(path), [algorithm]: digest });
  }
  return { files, malformed };
}

/** Null where a line is none, or leads out of the package. */
function entriesOf(text: string, algorithm: Algorithm): ReadonlyMap<string, string> | null {
  const entries = new Map<string, string>();
  const digits = { sha256: 64, sha512: 128 }[algorithm];
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line === '') continue;
    const [, digest = '', raw = ''] = /^([0-9a-fA-F]+)[ \t]+\*?(.+)$/.exec(line) ?? [];
    const path = decoded(raw);
    if (digest.length !== digits || !isInside(path) || entries.has(path)) return null;
    entries.set(path, digest.toLowerCase());
  }
  return entries;
}

const decoded = (raw: string): string =>
  raw.replace(/%(0[aAdD]|25)/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

/** Relative, without a way up, and nothing a drive or shell would read otherwise. */
const isInside = (path: string): boolean =>
  path !== '' &&
  !/^([/~]|[a-zA-Z]:)/.test(path) &&
  !/[\\\0]/.test(path) &&
  path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');

/** Null for what cannot be read, is no text, or is endless. */
export async function readText(store: PackageStore, address: string, path: string): Promise<string | null> {
  try {
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of store.read(address, path)) {
      length += part.length;
      if (length > LARGEST_MANIFEST) return null;
      parts.push(part);
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
  } catch (error) {
    if (isAway(error)) throw error;
    return null;
  }
}
