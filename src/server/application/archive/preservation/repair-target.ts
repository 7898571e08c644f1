// Puts whole copies in the place of damaged packages; the damaged ones are moved aside, never deleted.
import { toIso } from '../../../../kernel/index.ts';
import { actorText } from '../../journal/entry.ts';
import { SHELF, type ArchiveTarget, type Decay, type ShelvedPackage } from '../../ports/archive-store.ts';
import type { House } from '../../ports/house.ts';
import type { PackageStore } from '../../ports/package-store.ts';
import { checkPackage } from './check-package.ts';
import { expectedOn, type TargetChecking } from './check-target.ts';
import { copyPackage } from './copy-package.ts';
import { mustBeOpen } from '../sealing/seal-in-force.ts';
import { idOfTarget, openTarget } from './targets.ts';

export interface Repaired {
  readonly address: string;
  /** Name of the target it was copied from; null where nobody has a whole copy, and nothing was touched. */
  readonly from: string | null;
  /** Where the damaged package lies now; null where there was none. */
  readonly aside: string | null;
}

/**
 * Packages the store knows nothing of are left alone.
 * @param findings of a check just made
 * @throws Fault `mediumSeal.inForce`, `archive.mediumAbsent`, `archive.mediumOther`; whatever the signal's reason is
 */
export async function repairTarget(
  house: House,
  target: ArchiveTarget | typeof SHELF,
  {
    schoolId,
    by,
    location,
    signal,
    onProgress,
    findings,
  }: TargetChecking & { readonly findings: readonly Decay[] },
): Promise<readonly Repaired[]> {
  await house.store.read((view) => mustBeOpen(view, target));
  const store = await openTarget(house, target, location);
  const damaged = new Set(findings.map((finding) => finding.package));
  const wanted = (await expectedOn(house, target, schoolId)).filter(({ address }) => damaged.has(address));
  const sources = await otherStores(house, target, schoolId);
  const repaired: Repaired[] = [];
  for (const [index, each] of wanted.entries()) {
    signal?.throwIfAborted();
    const { address, classId, name } = each;
    onProgress?.(index, wanted.length, address);
    const source = await firstWhole(sources, each);
    if (source === null) {
      repaired.push({ address, from: null, aside: null });
      continue;
    }
    const at = house.clock.now();
    const there = (await store.files(address).catch(() => [])) !== null;
    const aside = there ? await store.setAside(address, toIso(at).slice(0, 19).replace(/:/g, '')) : null;
    await copyPackage(source.store, store, address, { signal });
    const told = { target: idOfTarget(target), class: classId, package: name, from: source.name, aside };
    const event = { type: 'archive.repaired', ...told };
    await house.store.write((transaction) =>
      transaction.append([{ at, actor: actorText(by), record: null, event }]),
    );
    repaired.push({ address, from: source.name, aside });
  }
  return repaired;
}

interface Source {
  readonly name: string;
  readonly store: PackageStore;
}

/** Whatever is plugged in. */
async function otherStores(
  house: House,
  target: ArchiveTarget | typeof SHELF,
  schoolId: string,
): Promise<readonly Source[]> {
  const known = await house.store.read((view) => view.archiveTargets(schoolId));
  const found: Source[] = [];
  for (const each of [SHELF, ...known] as const) {
    if (idOfTarget(each) === idOfTarget(target)) continue;
    const store = await openTarget(house, each).catch(() => null);
    if (store) found.push({ name: each === SHELF ? SHELF : each.name, store });
  }
  return found;
}

async function firstWhole(sources: readonly Source[], wanted: ShelvedPackage): Promise<Source | null> {
  for (const source of sources) {
    const { findings } = await checkPackage(source.store, wanted);
    if (findings.length === 0) return source;
  }
  return null;
}
