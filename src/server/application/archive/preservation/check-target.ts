// Re-hashes everything a target is to hold, notes the outcome in store and journal, and repairs on request.
import { freshId } from '../../../../kernel/index.ts';
import { actorText } from '../../journal/entry.ts';
import {
  SHELF,
  type ArchiveCheck,
  type ArchiveTarget,
  type Decay,
  type ShelvedPackage,
} from '../../ports/archive-store.ts';
import type { House } from '../../ports/house.ts';
import type { PackageStore } from '../../ports/package-store.ts';
import type { CheckedPackage } from '../../ports/media-seals-store.ts';
import { sealInForce } from '../sealing/seal-in-force.ts';
import { checkPackage } from './check-package.ts';
import type { Keeping } from './copy-to-target.ts';
import { shelvedPackages, stillLeaving } from './shelved.ts';
import { idOfTarget, openTarget } from './targets.ts';

export interface TargetChecking extends Keeping {
  readonly schoolId: string;
}

const KEPT = 1000;

/** @throws Fault `archive.mediumAbsent`, `archive.mediumOther`; whatever the signal's reason is */
export async function checkTarget(
  house: House,
  target: ArchiveTarget | typeof SHELF,
  checking: TargetChecking,
): Promise<ArchiveCheck> {
  const { schoolId, by, location, signal, onProgress } = checking;
  const startedAt = house.clock.now();
  const store = await openTarget(house, target, location);
  const expected = await expectedOn(house, target, schoolId);
  const findings: Decay[] = [...(await strangers(house, store, target, schoolId, expected))];
  findings.push(...(await writtenAfterSeal(house, store, target)));
  const whole: CheckedPackage[] = [];
  let [files, octets] = [0, 0];
  for (const [index, wanted] of expected.entries()) {
    signal?.throwIfAborted();
    onProgress?.(index, expected.length, wanted.address);
    const checked = await checkPackage(store, wanted);
    findings.push(...checked.findings);
    files += checked.files;
    octets += checked.octets;
    const { tagManifest } = checked;
    if (checked.findings.length > 0 || tagManifest === null) continue;
    const { classId, name, address } = wanted;
    whole.push({ ...checked, classId, package: name, address, tagManifest });
  }
  const check: ArchiveCheck = {
    ...{ id: freshId(), schoolId, targetId: idOfTarget(target), startedAt, by: actorText(by) },
    ...{ finishedAt: house.clock.now(), packages: expected.length, files, octets },
    decayed: findings.length,
    findings: findings.slice(0, KEPT),
  };
  await house.store.write(async (transaction) => {
    await transaction.addArchiveCheck(check);
    await transaction.addCheckedPackages(check.id, whole);
    const { id, targetId, packages, decayed, finishedAt: at } = check;
    const damaged = [...new Set(findings.map((finding) => finding.package))].slice(0, KEPT);
    const told = { check: id, target: targetId, school: schoolId, packages, files, octets, decayed, damaged };
    const event = { type: 'archive.checked', ...told };
    await transaction.append([{ at, actor: check.by, record: null, event }]);
  });
  return { ...check, findings };
}

/** What the store says the target holds. */
export const expectedOn = (
  house: Pick<House, 'store'>,
  target: ArchiveTarget | typeof SHELF,
  schoolId: string,
): Promise<readonly ShelvedPackage[]> =>
  house.store.read(async (view) => {
    const packages = await shelvedPackages(view, schoolId);
    if (target === SHELF) return packages;
    const copies = await view.archiveCopies(schoolId);
    const held = new Set(
      copies.flatMap((copy) => (copy.targetId === target.id ? [`${copy.classId}/${copy.package}`] : [])),
    );
    return packages.filter(({ classId, name }) => held.has(`${classId}/${name}`));
  });

/** Packages on it that the store knows nothing of, other schools' aside. */
async function strangers(
  house: House,
  store: PackageStore,
  target: ArchiveTarget | typeof SHELF,
  schoolId: string,
  expected: readonly ShelvedPackage[],
): Promise<readonly Decay[]> {
  const known = new Set(expected.map(({ address }) => address));
  const others = await house.store.read(async (view) => {
    const schools = (await view.schools()).filter(({ id }) => id !== schoolId);
    const all = await Promise.all(schools.map(({ id }) => shelvedPackages(view, id)));
    const leaving = await stillLeaving(view, schoolId, idOfTarget(target));
    return new Set([...all.flat(), ...leaving].map(({ address }) => address));
  });
  const there = await store.packages();
  return there
    .filter((address) => !known.has(address) && !others.has(address))
    .map((address) => ({ package: address, kind: 'unknown', path: null }));
}

/** Packages on a sealed medium that its minutes do not name; what they name is held against its own digests. */
async function writtenAfterSeal(
  house: House,
  store: PackageStore,
  target: ArchiveTarget | typeof SHELF,
): Promise<readonly Decay[]> {
  const sealed = await house.store.read(async (view) => {
    const seal = await sealInForce(view, target);
    return seal && (await view.checkedPackages(seal.checkId));
  });
  if (!sealed) return [];
  const named = new Set(sealed.map(({ address }) => address));
  const there = await store.packages();
  return there
    .filter((address) => !named.has(address))
    .map((address) => ({ package: address, kind: 'afterSeal', path: null }));
}
