// Packages in folders: read, received aside and read back before they appear, set aside when damaged.
import { createReadStream } from 'node:fs';
import { lstat, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { applicationFault, archiveFault } from '../application/on-threads/index.ts';
import type { PackageStore, ReceivedFile, Receiving } from '../application/index.ts';
import { digestOf } from './digest.ts';
import { syncFiles, syncFolder, syncTree } from './durable.ts';
import { receiveFile } from './receive-file.ts';

/** Named before the address of what is on its way, and of what was found damaged. */
const INCOMING = '.incoming-';
const DAMAGED = '.damaged';
/** What is being destroyed by an order. */
const GOING = '.going';

/** Contract: see PackageStore in server/application/ports. @param root may be missing: then it holds nothing */
export function packageFolder(root: string): PackageStore {
  const inside = (address: string, relative = ''): string => {
    const place = path.join(root, ...address.split('/'), ...relative.split('/'));
    const within = path.join(root, ...address.split('/'));
    if (!within.startsWith(root + path.sep) || !`${place}${path.sep}`.startsWith(within + path.sep))
      throw applicationFault('archive.notVerified', { file: `${address}/${relative}` });
    return place;
  };
  return {
    packages: () => bagsUnder(root, ''),
    files: async (address) => {
      const folder = inside(address);
      if (!(await isFolder(folder))) return null;
      return (await filesUnder(folder, '')).toSorted();
    },
    read: (address, relative) => createReadStream(inside(address, relative)),
    receive: async (address, files, watched = {}) => {
      const folder = inside(address);
      const aside = path.join(path.dirname(folder), `${INCOMING}${path.basename(folder)}`);
      if (await isFolder(folder)) return expectSame(folder, address, files);
      try {
        await bring(aside, files, watched);
        await syncFiles(files.map((file) => path.join(aside, ...file.path.split('/'))));
        await syncTree(aside);
        await rename(aside, folder);
        await syncFolder(path.dirname(folder));
      } catch (failure) {
        // A folder with files is never replaced; but somebody else may have brought the same meanwhile.
        if (!(await isFolder(folder))) throw failure;
        await expectSame(folder, address, files);
        await rm(aside, { recursive: true, force: true });
      }
      await rm(partsOf(aside), { recursive: true, force: true });
    },
    setAside: async (address, mark) => {
      const place = path.join(root, DAMAGED, `${flat(address)} ${mark}`);
      await mkdir(path.dirname(place), { recursive: true });
      await rename(inside(address), place);
      await syncFolder(path.dirname(inside(address)));
      return path.relative(root, place);
    },
    remove: async (address) => {
      const folder = inside(address);
      const going = path.join(root, GOING, flat(address));
      await rm(going, { recursive: true, force: true });
      if (await isFolder(folder)) {
        await mkdir(path.dirname(going), { recursive: true });
        await rename(folder, going);
        await syncFolder(path.dirname(folder));
      }
      for (const name of await readdir(path.join(root, DAMAGED)).catch(() => []))
        if (name.startsWith(`${flat(address)} `))
          await rm(path.join(root, DAMAGED, name), { recursive: true });
      const aside = path.join(path.dirname(folder), `${INCOMING}${path.basename(folder)}`);
      for (const rest of [aside, partsOf(aside), going]) await rm(rest, { recursive: true, force: true });
    },
  };
}

const flat = (address: string): string => address.replaceAll('/', ' – ');

async function bring(
  aside: string,
  files: readonly ReceivedFile[],
  { signal, onFile }: Receiving,
): Promise<void> {
  await mkdir(aside, { recursive: true });
  for (const file of files) {
    signal?.throwIfAborted();
    const place = path.join(aside, ...file.path.split('/'));
    if (!place.startsWith(aside + path.sep))
      throw applicationFault('archive.notVerified', { file: file.path });
    const there = await digestOf(place).catch(() => null);
    // An earlier, broken-off try may have brought it.
    const octets =
      there?.sha256 === file.sha256 ? there.length : await receiveFile(place, partsOf(aside), file);
    onFile?.(octets);
  }
  await dropStrangers(aside, new Set(files.map((file) => file.path)));
}

/** Files while they are written; beside, so that none of a killed try ends up in a package. */
const partsOf = (aside: string): string => `${aside}.parts`;

/** What an earlier try was to bring and this one is not: nothing of it was ever a package. */
async function dropStrangers(aside: string, wanted: ReadonlySet<string>): Promise<void> {
  for (const name of await filesUnder(aside, ''))
    if (!wanted.has(name)) await rm(path.join(aside, ...name.split('/')), { force: true });
}

/** @throws Fault `archive.placeTaken` where anything differs */
async function expectSame(folder: string, address: string, files: readonly ReceivedFile[]): Promise<void> {
  for (const { path: relative, sha256 } of files) {
    const there = await digestOf(path.join(folder, ...relative.split('/'))).catch(() => null);
    if (there?.sha256 !== sha256) throw archiveFault('archive.placeTaken', { package: address });
  }
}

/** Folders with a declaration; nothing below one is looked into. */
async function bagsUnder(root: string, address: string): Promise<readonly string[]> {
  const entries = await readdir(path.join(root, address), { withFileTypes: true }).catch(() => []);
  if (entries.some(({ name }) => name === 'bagit.txt')) return [address];
  const found: string[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1)))
    if (entry.isDirectory() && !entry.name.startsWith('.'))
      found.push(...(await bagsUnder(root, address === '' ? entry.name : `${address}/${entry.name}`)));
  return found;
}

async function filesUnder(folder: string, under: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(path.join(folder, under), { withFileTypes: true })) {
    const name = under === '' ? entry.name : `${under}/${entry.name}`;
    if (entry.isDirectory()) found.push(...(await filesUnder(folder, name)));
    else found.push(entry.isFile() ? name : `${name} -> ?`);
  }
  return found;
}

const isFolder = (folder: string): Promise<boolean> =>
  lstat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
