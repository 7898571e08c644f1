// The minutes of a ceremony: what was begun, what became of each document, and whether anything is left.
import { freshId } from '../../../kernel/index.ts';
import type { RecordId } from '../../../kernel/index.ts';
import type { House } from '../ports/house.ts';
import type { Ceremony, CeremonyItem, Transaction } from '../ports/unit-of-work.ts';
import type { Gesture } from './hold-ceremony.ts';
import type { CeremonyOutcome } from './outcome.ts';

/** Continues the person's unfinished ceremony when there is one: an interruption is not a new gesture. */
export function beginCeremony(
  house: House,
  { by, role }: Gesture,
  records: readonly RecordId[],
): Promise<Ceremony> {
  const startedAt = house.clock.now();
  return house.store.write(async (transaction) => {
    const unfinished = await transaction.openCeremony(by, role);
    const ceremony: Ceremony = unfinished ?? {
      id: freshId(),
      personId: by,
      role,
      startedAt,
      finishedAt: null,
    };
    await transaction.saveCeremony(ceremony);
    await transaction.saveCeremonyItems(await waitingItems(transaction, ceremony, records));
    return ceremony;
  });
}

/** Closed when every document of the gesture has its outcome; otherwise the next run continues it. */
export function endCeremony(
  house: House,
  ceremony: Ceremony,
  outcomes: readonly CeremonyOutcome[],
  wanted: number,
): Promise<void> {
  const finishedAt = house.clock.now();
  return house.store.write(async (transaction) => {
    const items = new Map(
      (await transaction.ceremonyItems(ceremony.id)).map((item) => [item.recordId, item]),
    );
    await transaction.saveCeremonyItems(
      outcomes.flatMap(({ recordId, trouble }): CeremonyItem[] => {
        const item = items.get(recordId);
        return item?.outcome === null && trouble ? [{ ...item, outcome: trouble.code }] : [];
      }),
    );
    if (outcomes.length === wanted) await transaction.saveCeremony({ ...ceremony, finishedAt });
  });
}

async function waitingItems(
  transaction: Transaction,
  ceremony: Ceremony,
  records: readonly RecordId[],
): Promise<readonly CeremonyItem[]> {
  const listed = new Set((await transaction.ceremonyItems(ceremony.id)).map(({ recordId }) => recordId));
  const found = await transaction.records(records.filter((id) => !listed.has(id)));
  return found.map(({ id, snapshot }) => ({
    ceremonyId: ceremony.id,
    recordId: id,
    version: snapshot.context.version,
    outcome: null,
    fileHash: null,
  }));
}
