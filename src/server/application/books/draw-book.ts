// Draws a frozen book again from its data: the same bytes every time, for all it is made of lies in the blobs.
import {
  draftBook,
  type BoundYear,
  type DraftedPaper,
  type Imprint,
  type PupilBookSnapshot,
} from '../../../documents/index.ts';
import type { Sha256 } from '../../../kernel/index.ts';
import { applicationFault } from '../faults.ts';
import type { House } from '../ports/house.ts';

/** @throws Fault `blob.*`, `documents.*` */
export async function drawBook(
  house: Pick<House, 'store' | 'blobs'>,
  book: PupilBookSnapshot,
  imprint: Imprint,
): Promise<DraftedPaper> {
  const years: Uint8Array[] = [];
  for (const year of book.years) years.push(await yearFile(house, year));
  const report = await house.blobs.get(book.report.fileHash as Sha256);
  const reportData = await house.blobs.get(book.report.dataHash as Sha256);
  return draftBook(book, { years, report, reportData }, imprint);
}

async function yearFile(
  { store, blobs }: Pick<House, 'store' | 'blobs'>,
  { origin, document }: BoundYear,
): Promise<Uint8Array> {
  const fileHash = document.fileHash as Sha256;
  if (origin === 'elsewhere') return blobs.get(fileHash);
  const chain = await store.read(async (view) => {
    const [end] = await view.segmentsOfFiles([fileHash]);
    if (!end) throw applicationFault('blob.missing', { hash: fileHash });
    const all = await view.segments([end.recordId]);
    return all.filter(({ version, ordinal }) => version === end.version && ordinal <= end.ordinal);
  });
  return blobs.join(chain, fileHash);
}
