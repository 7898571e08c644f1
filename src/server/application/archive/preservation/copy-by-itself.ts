// New packages come to the media that wait for them by themselves; a medium that is away is waited for, and that is told (R104, R105).
import { Fault, type Instant } from '../../../../kernel/index.ts';
import type { ArchiveTarget } from '../../ports/archive-store.ts';
import type { ArchiveWait } from '../../ports/disposal-store.ts';
import type { House } from '../../ports/house.ts';
import { copyToTarget } from './copy-to-target.ts';
import { lackingOn } from './lacking.ts';

const by = { service: 'preservation' } as const;

/**
 * Every medium that lacks packages is tried once; what is in the way is noted and left for the next time.
 * @returns addresses of what was copied; once the signal aborts, those so far
 */
export async function copyByItself(house: House, signal?: AbortSignal): Promise<readonly string[]> {
  const copied: string[] = [];
  for (const { id: schoolId } of await house.store.read((view) => view.schools())) {
    const { targets, waits } = await house.store.read(async (view) => ({
      targets: await lackingOn(view, schoolId),
      waits: await view.archiveWaits(schoolId),
    }));
    for (const { target, packages } of targets) {
      if (signal?.aborted) return copied;
      const wait = waits.find(({ targetId }) => targetId === target.id);
      if (packages === 0) await note(house, target, wait, null);
      else {
        const { brought, trouble } = await tried(house, target, signal);
        copied.push(...brought);
        const left = packages - brought.length;
        await note(house, target, wait, trouble === null ? null : { packages: left, code: trouble });
      }
    }
  }
  return copied;
}

interface Tried {
  readonly brought: readonly string[];
  /** Code of the first fault that was in the way. */
  readonly trouble: string | null;
}

async function tried(house: House, target: ArchiveTarget, signal: AbortSignal | undefined): Promise<Tried> {
  try {
    const { copied, failed } = await copyToTarget(house, target, { by, signal });
    return { brought: copied, trouble: failed[0]?.fault.code ?? null };
  } catch (error) {
    if (signal?.aborted) return { brought: [], trouble: null };
    // A disk that is full, read-only or torn out says so in its own words.
    const { code } = error as { readonly code?: unknown };
    if (error instanceof Fault || typeof code === 'string') return { brought: [], trouble: String(code) };
    throw error;
  }
}

async function note(
  { store, clock }: House,
  target: ArchiveTarget,
  known: ArchiveWait | undefined,
  left: Pick<ArchiveWait, 'packages' | 'code'> | null,
): Promise<void> {
  if (left === null && known === undefined) return;
  const now: Instant = clock.now();
  await store.write(async (transaction) => {
    if (left === null) await transaction.endArchiveWait(target.id);
    else {
      const since = known?.code === left.code ? known.since : now;
      await transaction.saveArchiveWait({ targetId: target.id, since, triedAt: now, ...left });
    }
  });
}
