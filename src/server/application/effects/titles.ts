// What the records of queued effects are called, for whoever watches.
import type { RecordId } from '../../../kernel/index.ts';
import type { House } from '../ports/house.ts';

export async function titlesOf(
  house: House,
  queue: readonly { readonly recordId: RecordId }[],
): Promise<ReadonlyMap<RecordId, string>> {
  const records = await house.store.read((view) => view.records(queue.map(({ recordId }) => recordId)));
  return new Map(records.map(({ id, title }) => [id, title]));
}
