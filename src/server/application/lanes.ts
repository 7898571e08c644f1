// Feeds chunks of work to the workshop's lanes; finishes what it began when told to stop.

/** Small enough that a crash loses little, large enough that a transaction costs little (performance.md). */
export const CHUNK = 25;

/** Cuts so that every lane has something to do. */
export function chunked<Item>(items: readonly Item[], lanes: number): readonly (readonly Item[])[] {
  const size = Math.max(1, Math.min(CHUNK, Math.ceil(items.length / lanes)));
  const chunks: Item[][] = [];
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size));
  return chunks;
}

/**
 * Runs `work` over the chunks, `lanes` at a time. After an abort no further chunk is begun; after a failure neither,
 * and it is thrown once the chunks under way have ended.
 */
export async function throughLanes<Item>(
  chunks: readonly (readonly Item[])[],
  lanes: number,
  work: (chunk: readonly Item[]) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const waiting = [...chunks];
  const failures: unknown[] = [];
  const lane = async () => {
    while (failures.length === 0 && signal?.aborted !== true) {
      const chunk = waiting.shift();
      if (!chunk) return;
      try {
        await work(chunk);
      } catch (failure) {
        failures.push(failure);
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (failures.length > 0) throw failures[0];
}
