// The note of where the blobs are, which whoever opens the store is held against.
import type { DataSource } from 'typeorm';

/** `folder`, or `s3://bucket/prefix`; null where nobody noted it, which an installation in a folder never does. */
export async function notedBlobPlace(source: DataSource): Promise<string | null> {
  const [row] = await source.query<{ place: string }[]>('SELECT place FROM blob_place WHERE id = 1');
  return row?.place ?? null;
}

export async function noteBlobPlace(source: DataSource, place: string): Promise<void> {
  await source.query(
    'INSERT INTO blob_place (id, place) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET place = excluded.place',
    [place],
  );
}

/** Whether its rows tell of anything yet. */
export async function isFreshStore(source: DataSource): Promise<boolean> {
  const [entry] = await source.query<unknown[]>('SELECT 1 FROM journal_head');
  return entry === undefined;
}
