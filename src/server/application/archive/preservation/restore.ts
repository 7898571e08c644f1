// Takes one pupil's transcripts, or whole classes and years, out of packages: nothing is needed but the medium.
import { createHash } from 'node:crypto';
import { isAway } from '../../object-faults.ts';
import { fileName, uniqueNames } from '../file-names.ts';
import type { PackageStore } from '../../ports/package-store.ts';
import { readManifests } from './bag-reading.ts';
import { choosePackages, isOfPupil, type ToldPackage, type Wanted } from './choose-packages.ts';
import { archiveFault } from './faults.ts';

export interface RestoredFile {
  /** Where it is to stand, relative to the folder restored into. */
  readonly to: string;
  readonly package: string;
  readonly path: string;
  readonly schoolYear: string;
  readonly className: string;
  /** Null where it is no longer what was packed: nothing is restored then. */
  readonly bytes: Uint8Array | null;
}

export interface Restoring extends Wanted {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number, path: string) => void) | undefined;
}

/**
 * Every file is held against all digests its package lists for it before it is handed out.
 * @throws Fault `archive.nothingToRestore`
 */
export async function* restoreFiles(store: PackageStore, restoring: Restoring): AsyncGenerator<RestoredFile> {
  const { signal, onProgress, pupil } = restoring;
  const packages = await choosePackages(store, restoring);
  if (packages.length === 0) throw archiveFault('archive.nothingToRestore', { wanted: spoken(restoring) });
  for (const told of packages) {
    const { address, index } = told;
    const { files } = await readManifests(store, address, (await store.files(address)) ?? []);
    const wanted = pathsOf(told, [...files.keys()], pupil);
    const nameFor = placesOf(told, pupil);
    for (const [position, path] of wanted.entries()) {
      signal?.throwIfAborted();
      onProgress?.(position, wanted.length, path);
      const bytes = await verified(store, address, path, files.get(path));
      const { schoolYear, className } = index;
      yield { to: nameFor(path), package: address, path, schoolYear, className, bytes };
    }
  }
}

const spoken = ({ schoolYear, className, pupil }: Wanted): string =>
  [pupil, className, schoolYear].filter((text) => text !== undefined).join(', ') || '*';

/** Of a pupil the documents alone; of a class everything that is listed. */
function pathsOf(
  { index }: ToldPackage,
  all: readonly string[],
  pupil: string | undefined,
): readonly string[] {
  if (pupil === undefined) return all;
  return index.documents.filter((document) => isOfPupil(document, pupil)).map(({ path }) => path);
}

function placesOf({ index }: ToldPackage, pupil: string | undefined): (path: string) => string {
  const { schoolYear, className } = index;
  if (pupil === undefined)
    return (path) => [fileName(schoolYear), fileName(className), ...path.split('/')].join('/');
  const nameFor = uniqueNames();
  return (path) => {
    const name = path.split('/').at(-1) ?? path;
    return nameFor(`${schoolYear} ${className} ${name.replace(/\.pdf$/, '')}`, '.pdf');
  };
}

async function verified(
  store: PackageStore,
  address: string,
  path: string,
  listed: Readonly<Record<string, string | undefined>> | undefined,
): Promise<Uint8Array | null> {
  const expected = Object.entries(listed ?? {});
  if (expected.length === 0) return null;
  try {
    const parts: Uint8Array[] = [];
    for await (const part of store.read(address, path)) parts.push(part);
    const bytes = Buffer.concat(parts);
    const right = expected.every(
      ([algorithm, digest]) => createHash(algorithm).update(bytes).digest('hex') === digest,
    );
    return right ? bytes : null;
  } catch (error) {
    if (isAway(error)) throw error;
    return null;
  }
}
