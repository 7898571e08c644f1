// Re-hashes one package from its medium and says all that is no longer as it was packed.
import { createHash } from 'node:crypto';
import type { Sha256 } from '../../../../kernel/index.ts';
import { isAway } from '../../object-faults.ts';
import type { Decay, DecayKind } from '../../ports/archive-store.ts';
import type { PackageStore } from '../../ports/package-store.ts';
import { MANIFEST } from '../bag.ts';
import { type Algorithm, type Listed, readManifests, readText } from './bag-reading.ts';

export interface PackageChecked {
  readonly findings: readonly Decay[];
  readonly files: number;
  readonly octets: number;
  /** SHA-256 of the list that lists the lists; null where it cannot be read. */
  readonly tagManifest: Sha256 | null;
}

export interface PackageWanted {
  readonly address: string;
  /** As the store noted it when the package was made; left out where nobody knows. */
  readonly manifestHash?: string;
}

/** Decay is a finding, never a fault: the rest of the package is still read. */
export async function checkPackage(
  store: PackageStore,
  { address, manifestHash }: PackageWanted,
  onFile?: (octets: number) => void,
): Promise<PackageChecked> {
  const names = await filesOf(store, address);
  const findings: Decay[] = [];
  const find = (kind: DecayKind, path: string | null) => findings.push({ package: address, kind, path });
  if (names === null) return { findings: [{ package: address, kind: 'absent', path: null }], ...nothing };
  const { files, malformed } = await readManifests(store, address, names);
  for (const path of malformed) find('malformed', path);
  for (const path of names) if (!files.has(path) && !isTagManifest(path)) find('extra', path);
  let octets = 0;
  let payload = 0;
  for (const [path, listed] of files) {
    const read = names.includes(path) ? await digests(store, address, path) : 'missing';
    if (typeof read === 'string') find(read, path);
    else {
      octets += read.length;
      if (path.startsWith('data/')) payload += read.length;
      onFile?.(read.length);
      if (!agrees(listed, read)) find('changed', path);
      if (path === MANIFEST && manifestHash !== undefined && read.sha256 !== manifestHash)
        find('replaced', path);
    }
  }
  // Where something else was found it says no more.
  if (findings.length === 0 && !(await oxumAgrees(store, address, files, payload)))
    find('malformed', 'bag-info.txt');
  const listOfLists = await digests(store, address, TAG_MANIFEST);
  const tagManifest = typeof listOfLists === 'string' ? null : (listOfLists.sha256 as Sha256);
  return { findings, files: files.size, octets, tagManifest };
}

const TAG_MANIFEST = 'tagmanifest-sha256.txt';
const nothing = { files: 0, octets: 0, tagManifest: null };

/** Nobody lists them, by the standard; what they list tells whether they are right. */
const isTagManifest = (path: string): boolean => /^tagmanifest-sha(256|512)\.txt$/.test(path);

/** Null for a package that is gone or whose folder cannot even be listed. */
const filesOf = (store: PackageStore, address: string): Promise<readonly string[] | null> =>
  store.files(address).catch((error: unknown) => {
    if (isAway(error)) throw error;
    return null;
  });

interface Digests extends Readonly<Record<Algorithm, string>> {
  readonly length: number;
}

export async function digests(
  store: PackageStore,
  address: string,
  path: string,
): Promise<Digests | 'missing' | 'unreadable'> {
  const [short, long] = [createHash('sha256'), createHash('sha512')];
  let length = 0;
  try {
    for await (const part of store.read(address, path)) {
      short.update(part);
      long.update(part);
      length += part.length;
    }
  } catch (error) {
    if (isAway(error)) throw error;
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'unreadable';
  }
  return { sha256: short.digest('hex'), sha512: long.digest('hex'), length };
}

const agrees = (listed: Listed, read: Digests): boolean =>
  (listed.sha256 ?? read.sha256) === read.sha256 && (listed.sha512 ?? read.sha512) === read.sha512;

/** RFC 8493 §2.2.2: octets and files of the payload, where the package tells them. */
async function oxumAgrees(
  store: PackageStore,
  address: string,
  files: ReadonlyMap<string, Listed>,
  octets: number,
): Promise<boolean> {
  const told = /^Payload-Oxum: (\d+\.\d+)$/m.exec((await readText(store, address, 'bag-info.txt')) ?? '');
  const payload = [...files.keys()].filter((path) => path.startsWith('data/')).length;
  return told === null || told[1] === `${octets}.${payload}`;
}
