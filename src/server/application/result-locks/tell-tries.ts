// What somebody tried past the program and the store refused is told in the journal, each try once (R79).
import type { House } from '../ports/house.ts';

/** @returns how many were told by this call */
export async function tellTries({ store, clock }: Pick<House, 'store' | 'clock'>): Promise<number> {
  const waiting = await store.read((view) => view.untoldTries());
  if (waiting.length === 0) return 0;
  return store.write(async (transaction) => {
    const tries = await transaction.untoldTries();
    const at = clock.now();
    await transaction.append(
      tries.map(({ id, at: triedAt, target, deed, classId, path, before, after, why }) => ({
        at,
        actor: 'service:database',
        record: null,
        event: {
          type: 'results.tried',
          try: id,
          triedAt,
          target,
          deed,
          class: classId,
          path,
          before,
          after,
          why,
        },
      })),
    );
    await transaction.markTriesTold(
      tries.map(({ id }) => id),
      at,
    );
    return tries.length;
  });
}
