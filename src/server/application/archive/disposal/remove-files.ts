// Removes the signed files of a class and the data they were drawn from out of the store: only bytes that nothing else stands in.
import type { Sha256 } from '../../../../kernel/index.ts';
import type { DisposalItem } from '../../ports/disposal-store.ts';
import type { House } from '../../ports/house.ts';

/**
 * Documents that were signed together lie together: their bytes go with the last of them.
 * @param note writes the register, and says how many lines it added
 * @returns `whole`: nothing is left
 */
export async function removeFiles(
  { store, blobs }: House,
  { classId, kind }: DisposalItem,
  note: () => Promise<number>,
): Promise<{ readonly added: number; readonly whole: boolean }> {
  const { going, needed } = await store.read(async (view) => {
    const ids = (await view.recordsOf(classId)).flatMap((one) => (one.kind === kind ? [one.id] : []));
    const held = new Set<Sha256>([
      ...(await view.segments(ids)).map(({ blob }) => blob),
      ...(await view.documents(ids)).map(({ snapshotHash }) => snapshotHash),
    ]);
    return { going: [...held], needed: new Set(await view.blobsStillNeeded([...held])) };
  });
  const added = await note();
  for (const hash of going) if (!needed.has(hash) && (await blobs.has(hash))) await blobs.remove(hash);
  return { added, whole: needed.size === 0 };
}
