// Moves the blobs of an installation from its folder into an object store, or back: copied, read back, and only then noted.
import path from 'node:path';
import type { Sha256 } from '../kernel/index.ts';
import { blobsPlace, blobsPlaceText, copyBlobs, type BlobsPlace, type CopyingBlobs } from './blobs/index.ts';
import { notedBlobPlace, noteBlobPlace, openDatabase } from './persistence/index.ts';

export interface MovingBlobs extends CopyingBlobs {
  readonly home: string;
  /** `s3://bucket/prefix`, or `folder`. */
  readonly to: string;
  /** Moves what is whole although some is not. */
  readonly despiteDamage?: boolean;
  readonly database?: string | undefined;
}

export interface BlobsMoved {
  readonly from: string;
  readonly to: string;
  readonly blobs: number;
  /** Of these, how many were there from an earlier run. */
  readonly held: number;
  readonly damaged: readonly Sha256[];
  /** False where damage was found and not accepted: everything stays as it was. */
  readonly moved: boolean;
}

/**
 * Nothing is deleted where they were. Servers and workers are to be at rest; what one of them put there nevertheless
 * while the first copy was made is brought after it.
 * @throws Fault `objects.*`; whatever the signal's reason is
 */
export async function moveBlobs({
  home,
  to,
  despiteDamage = false,
  ...rest
}: MovingBlobs): Promise<BlobsMoved> {
  const { database = process.env.DATABASE_URL, ...copying } = rest;
  const source = await openDatabase(path.join(home, 'giaplai.sqlite'), database);
  try {
    const former = blobsPlace(home, (await notedBlobPlace(source)) ?? 'folder');
    const future = blobsPlace(home, to);
    const told = { from: blobsPlaceText(former), to: blobsPlaceText(future) };
    if (told.from === told.to) return { ...told, blobs: 0, held: 0, damaged: [], moved: true };
    const { blobs, held, damaged } = await copyBlobs(former, future, copying);
    const moved = damaged.length === 0 || despiteDamage;
    if (moved) {
      await noteBlobPlace(source, told.to);
      await bringLate(former, future, new Set(blobs.map(({ hash }) => hash)));
    }
    return { ...told, blobs: blobs.length, held, damaged, moved };
  } finally {
    await source.destroy();
  }
}

/** What came while the others were copied. */
const bringLate = (former: BlobsPlace, future: BlobsPlace, known: ReadonlySet<Sha256>): Promise<unknown> =>
  copyBlobs(former, future, { wanted: (hash) => !known.has(hash) });

/** As the store notes it. */
export async function whereBlobsAre(home: string, database = process.env.DATABASE_URL): Promise<string> {
  const source = await openDatabase(path.join(home, 'giaplai.sqlite'), database);
  try {
    return (await notedBlobPlace(source)) ?? 'folder';
  } finally {
    await source.destroy();
  }
}
