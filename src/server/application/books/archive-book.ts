// What a sealed book needs to be verified for decades is appended behind the seal, and until when it holds is noted.
import { sha256, type Instant, type Sha256 } from '../../../kernel/index.ts';
import { archiveExpires, type Extension } from '../../../signing/index.ts';
import { sliceOf } from '../documents.ts';
import type { House } from '../ports/house.ts';
import type { PaperSegment } from '../ports/office-papers-store.ts';

export interface Archived extends Pick<Extension, 'level' | 'shortfalls'> {
  /** Of the last archive timestamp; null where the file has none. */
  readonly expires: Instant | null;
}

/**
 * Whoever comes second, and whatever appends nothing, changes nothing.
 * @param extending `extend` or `renew` of signing, bound to its authorities
 * @throws Fault `blob.*`, `signing.*`
 */
export async function archiveBook(
  house: Pick<House, 'store' | 'blobs' | 'clock'>,
  paperId: string,
  extending: (pdf: Uint8Array) => Promise<Extension>,
): Promise<Archived | null> {
  const segments = await house.store.read((view) => view.paperSegments(paperId));
  const base = segments.at(-1)?.fileHash;
  if (base === undefined) return null;
  const bytes = await house.blobs.join(segments, base);
  const { tail, level, shortfalls } = await extending(bytes);
  const file = Buffer.concat([bytes, tail]);
  const expires = archiveExpires(file) ?? null;
  const [slice] = tail.length === 0 ? [] : await house.blobs.putTogether([tail]);
  if (!slice) {
    await noteExpiry(house, { paperId, fileHash: base, expires });
    return { level, shortfalls, expires };
  }
  const at = house.clock.now();
  const fileHash = sha256(file);
  const archived: PaperSegment = {
    ...{ paperId, ordinal: segments.length, ...sliceOf(slice), hash: sha256(tail), fileHash },
    ...{ role: 'archive', signer: null, at, evidence: null, slots: null },
  };
  await house.store.write(async (transaction) => {
    const present = await transaction.paperSegments(paperId);
    if (present.at(-1)?.fileHash !== base) return;
    await transaction.addPaperSegments([archived]);
    await transaction.noteBookTimestamp({ paperId, fileHash, expires, at });
    const event = { type: 'book.archived', paper: paperId, level, fileHash };
    await transaction.append([{ at, actor: 'service:extend', record: null, event }]);
  });
  return { level, shortfalls, expires };
}

export const noteExpiry = (
  { store, clock }: Pick<House, 'store' | 'clock'>,
  noted: { readonly paperId: string; readonly fileHash: Sha256; readonly expires: Instant | null },
): Promise<void> =>
  store.write((transaction) => transaction.noteBookTimestamp({ ...noted, at: clock.now() }));
