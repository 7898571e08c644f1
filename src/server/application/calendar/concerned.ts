// Which records a milestone is a signing deadline for: what it closes says so.
import type { EntryWindow, Milestone } from '../../../policies/index.ts';
import type { View } from '../ports/unit-of-work.ts';
import type { SchoolRecord } from '../rows.ts';

/** True when people must have signed something by then. */
export const isSigningDeadline = ({ closes = [] }: Milestone): boolean =>
  closes.some(({ window }) => isSigning(window));

/** Records of the year that still wait for a signature the milestone asks for. */
export async function stillUnsigned(
  view: View,
  { schoolId, schoolYear }: { readonly schoolId: string; readonly schoolYear: string },
  milestone: Milestone,
): Promise<readonly SchoolRecord[]> {
  if (!isSigningDeadline(milestone)) return [];
  const found: SchoolRecord[] = [];
  for (const one of await view.classes()) {
    if (one.schoolId !== schoolId || one.schoolYear !== schoolYear) continue;
    if (milestone.grades && !milestone.grades.includes(one.grade)) continue;
    const records = await view.recordsOf(one.id);
    found.push(
      ...records.filter(
        (record) => signingStates.has(record.snapshot.state) && isDeadlineOf(milestone, record),
      ),
    );
  }
  return found;
}

/** Whether the milestone is the last day for signing such a record. */
export const isDeadlineOf = (
  { closes = [] }: Milestone,
  record: Pick<SchoolRecord, 'kind' | 'key'>,
): boolean => closes.some((window) => isAbout(window, record));

const signingStates: ReadonlySet<string> = new Set(['subjectSigning', 'subjectSigned', 'homeroomVerified']);

const isSigning = (window: EntryWindow['window']): boolean =>
  window === 'summarySigning' || window === 'transcriptSigning';

const isAbout = (window: EntryWindow, { kind, key }: Pick<SchoolRecord, 'kind' | 'key'>): boolean =>
  window.window === 'transcriptSigning'
    ? kind === 'transcript'
    : window.window === 'summarySigning' && kind === 'classSummary' && key === window.period;
