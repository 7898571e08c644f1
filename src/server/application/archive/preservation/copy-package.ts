// Brings one whole package from one place to another: what is damaged at its source never arrives.
import type { Sha256 } from '../../../../kernel/index.ts';
import type { PackageStore, Receiving } from '../../ports/package-store.ts';
import { readManifests } from './bag-reading.ts';
import { digests } from './check-package.ts';
import { archiveFault } from './faults.ts';

/** @throws Fault `archive.sourceDamaged`, `archive.placeTaken`, `archive.notVerified` */
export async function copyPackage(
  from: PackageStore,
  to: PackageStore,
  address: string,
  watched: Receiving = {},
): Promise<{ readonly files: number; readonly octets: number }> {
  const damaged = (file: string) => archiveFault('archive.sourceDamaged', { package: address, file });
  const names = await from.files(address);
  if (names === null) throw damaged('*');
  const { files, malformed } = await readManifests(from, address, names);
  if (malformed[0] !== undefined) throw damaged(malformed[0]);
  const expected = new Map<string, string>();
  for (const [path, { sha256 }] of files) {
    if (!names.includes(path)) throw damaged(path);
    if (sha256 !== undefined) expected.set(path, sha256);
  }
  for (const path of names) {
    if (expected.has(path)) continue;
    const read = await digests(from, address, path);
    if (typeof read === 'string') throw damaged(path);
    expected.set(path, read.sha256);
  }
  let octets = 0;
  const wanted = [...expected].map(([path, sha256]) => ({
    path,
    sha256: sha256 as Sha256,
    read: () => from.read(address, path),
  }));
  await to.receive(address, wanted, {
    ...watched,
    onFile: (length) => {
      octets += length;
      watched.onFile?.(length);
    },
  });
  return { files: wanted.length, octets };
}
