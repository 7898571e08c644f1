// What a school keeps past its time by the policy of each year, kind by kind: told, and left to an order (R112).
import {
  addDays,
  beginningOf,
  boundsOf,
  dayAt,
  eachKeptKind,
  keptUntil,
} from '../../../../policies/index.ts';
import type { KeptKind } from '../../../../policies/index.ts';
import type { Instant } from '../../../../kernel/index.ts';
import { policyInForce } from '../../policies/policy-in-force.ts';
import type { House } from '../../ports/house.ts';
import type { View } from '../../ports/unit-of-work.ts';
import { reportsIn } from '../../reports/reports-of.ts';
import { disposable, keptUntilBy } from './disposable.ts';

export interface PastTime {
  readonly kind: KeptKind | 'package';
  readonly schoolYear: string;
  /** Of a package; empty for all else. */
  readonly address: string;
  readonly count: number;
  /** Last day it had to be kept. */
  readonly until: string;
}

/** Years in order; what was ordered to be destroyed is left out. @throws Fault `blob.*` */
export async function pastTime(
  house: Pick<House, 'store' | 'blobs'>,
  { schoolId, at }: { readonly schoolId: string; readonly at: Instant },
): Promise<readonly PastTime[]> {
  const today = dayAt(at);
  const classes = (await house.store.read((view) => view.classes())).filter(
    (one) => one.schoolId === schoolId,
  );
  const found: PastTime[] = [];
  for (const schoolYear of [...new Set(classes.map((one) => one.schoolYear))].toSorted()) {
    const policy = (await policyInForce(house, { schoolId, schoolYear, at }))?.policy ?? null;
    const until = keptUntilBy(policy, schoolYear);
    const over = eachKeptKind.filter((kind) => (keptUntil(policy, kind, schoolYear) ?? today) < today);
    if (over.length === 0) continue;
    await house.store.read(async (view) => {
      for (const one of await disposable(view, { schoolId, schoolYear, keptUntil: until }))
        if (one.keptUntil !== null && one.keptUntil < today)
          found.push({
            ...{ kind: one.kind, schoolYear, until: one.keptUntil },
            ...(one.kind === 'package'
              ? { address: one.address, count: 1 }
              : { address: '', count: one.records }),
          });
      for (const kind of over) {
        const count = (await counts[kind]?.(view, { schoolId, schoolYear })) ?? 0;
        const day = keptUntil(policy, kind, schoolYear);
        if (count > 0 && day !== null) found.push({ kind, schoolYear, address: '', count, until: day });
      }
    });
  }
  return together(found);
}

/** Transcripts of all classes of a year are one line. */
function together(found: readonly PastTime[]): readonly PastTime[] {
  const lines = new Map<string, PastTime>();
  for (const one of found) {
    const key = `${one.schoolYear} ${one.kind} ${one.address}`;
    lines.set(key, { ...one, count: one.count + (lines.get(key)?.count ?? 0) });
  }
  return [...lines.values()];
}

interface Year {
  readonly schoolId: string;
  readonly schoolYear: string;
}

/** Transcripts and summaries are counted as what can be ordered to be destroyed. */
const counts: Readonly<Partial<Record<KeptKind, (view: View, year: Year) => Promise<number>>>> = {
  editLog: async (view, { schoolId, schoolYear }) =>
    (await view.editLogs(schoolId)).filter(({ until }) => isWithin(schoolYear, until)).length,
  minutes: async (view, { schoolId, schoolYear }) => {
    const locks = await view.lockMinutesOfSchool(schoolId);
    const seals = (await view.officePapers(schoolId)).filter(({ kind }) => kind === 'sealingMinutes');
    return [...locks, ...seals].filter(({ printedAt }) => isWithin(schoolYear, printedAt)).length;
  },
  dossier: async (view, { schoolId, schoolYear }) => (await view.dossiersOf(schoolId, schoolYear)).length,
  report: async (view, { schoolId, schoolYear }) =>
    (await reportsIn(view, schoolId)).filter((one) => one.schoolYear === schoolYear).length,
  notice: (view, { schoolId, schoolYear }) => {
    const { from, to } = boundsOf(schoolYear);
    return view.noticesBetween(schoolId, beginningOf(from), beginningOf(addDays(to, 1)));
  },
};

function isWithin(schoolYear: string, at: Instant): boolean {
  const { from, to } = boundsOf(schoolYear);
  return at >= beginningOf(from) && at < beginningOf(addDays(to, 1));
}
