// What of a school year could be destroyed: packages, and the signed files in the store, with the last day each is kept.
import { sha256, type ClassId, type Sha256 } from '../../../../kernel/index.ts';
import { keptUntil, packageKeptUntil, type Policy } from '../../../../policies/index.ts';
import type { DisposalItem } from '../../ports/disposal-store.ts';
import type { View } from '../../ports/unit-of-work.ts';
import type { SchoolRecord } from '../../rows.ts';
import { shelvedPackages } from '../preservation/shelved.ts';

export interface DisposableAsked {
  readonly schoolId: string;
  readonly schoolYear: string;
  /** All of the year when left out. */
  readonly classId?: ClassId | undefined;
  readonly keptUntil: KeptUntil;
}

/** Last day of each kind by the policy; null for ever. */
export type KeptUntil = (kind: DisposalItem['kind']) => string | null;

export const keptUntilBy =
  (policy: Policy | null, schoolYear: string): KeptUntil =>
  (kind) =>
    kind === 'package' ? packageKeptUntil(policy, schoolYear) : keptUntil(policy, kind, schoolYear);

/** `keptUntil` is null for what is kept for ever. What was ordered before is left out. */
export type Disposable = Omit<DisposalItem, 'keptUntil'> & { readonly keptUntil: string | null };

export async function disposable(
  view: View,
  { schoolId, schoolYear, classId, keptUntil: untilOf }: DisposableAsked,
): Promise<readonly Disposable[]> {
  const ordered = new Set((await view.disposalOrders(schoolId)).flatMap(({ items }) => items.map(keyOf)));
  const packages = await shelvedPackages(view, schoolId);
  const found: Disposable[] = [];
  for (const one of await view.classes()) {
    if (one.schoolId !== schoolId || one.schoolYear !== schoolYear) continue;
    if (classId !== undefined && one.id !== classId) continue;
    for (const { name, address, manifestHash: hash, records } of packages.filter(
      (each) => each.classId === one.id,
    ))
      found.push({
        ...{ classId: one.id, kind: 'package', name, address, hash, records },
        keptUntil: untilOf('package'),
      });
    const address = `${one.schoolYear}/${one.name}`;
    const records = await view.recordsOf(one.id);
    for (const kind of ['transcript', 'classSummary'] as const) {
      const ofKind = records.filter((record) => record.kind === kind && isArchived(record));
      if (ofKind.length === 0 || ofKind.length < records.filter((record) => mustGo(record, kind)).length)
        continue;
      const hash = listed(ofKind);
      const item = { classId: one.id, kind, name: '', address, hash, records: ofKind.length };
      found.push({ ...item, keptUntil: untilOf(kind) });
    }
  }
  return found.filter((one) => !ordered.has(keyOf(one)));
}

export const keyOf = ({ classId, kind, name }: Pick<DisposalItem, 'classId' | 'kind' | 'name'>): string =>
  JSON.stringify([classId, kind, name]);

const isArchived = ({ snapshot }: SchoolRecord): boolean => snapshot.state === 'archived';

/** While one of them is still under way, none of its kind goes. */
const mustGo = ({ kind: of, snapshot }: SchoolRecord, kind: SchoolRecord['kind']): boolean =>
  of === kind && snapshot.state !== 'withdrawn';

/** SHA-256 over the digests of the files as they were signed last, a line each in order. */
const listed = (records: readonly SchoolRecord[]): Sha256 => {
  const lines = records.map(({ snapshot }) => snapshot.context.document?.fileHash ?? '').toSorted();
  return sha256(lines.map((line) => `${line}\n`).join(''));
};
