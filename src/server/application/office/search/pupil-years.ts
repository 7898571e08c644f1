// Every record of one pupil, over all years: whoever has the same code and name in the same school (R99).
import type { Instant, PersonId, RecordId } from '../../../../kernel/index.ts';
import { may } from '../../access/may.ts';
import { classTarget, permission, recordTarget } from '../../access/permission.ts';
import { applicationFault } from '../../faults.ts';
import type { House } from '../../ports/house.ts';
import type { View } from '../../ports/unit-of-work.ts';
import type { SchoolClass, SchoolRecord } from '../../rows.ts';

export interface YearOfPupil {
  readonly record: SchoolRecord;
  readonly schoolClass: SchoolClass;
}

export interface PupilYears {
  /** The record that was asked about. */
  readonly pupil: SchoolRecord;
  /** Those that may be read, oldest year first. */
  readonly records: readonly YearOfPupil[];
}

/** Telling the journal is the caller's part. @throws Fault as `yearsOfPupil` */
export const pupilYears = (
  { store, clock }: Pick<House, 'store' | 'clock'>,
  asked: { readonly recordId: RecordId; readonly by: PersonId },
): Promise<PupilYears> => store.read((view) => yearsOfPupil(view, { ...asked, at: clock.now() }));

/** @throws Fault `record.unknown`, also for what is no transcript; `access.notPermitted` */
export async function yearsOfPupil(
  view: View,
  { recordId, by, at }: { readonly recordId: RecordId; readonly by: PersonId; readonly at: Instant },
): Promise<PupilYears> {
  const [asked] = await view.records([recordId]);
  const classes = new Map((await view.classes()).map((one) => [one.id, one]));
  const home = asked && classes.get(asked.classId);
  if (asked?.kind !== 'transcript' || !home) throw applicationFault('record.unknown', { record: recordId });
  const target = { ...classTarget(home), ...recordTarget(asked) };
  await permission(view, { person: by, action: 'record.read', target, at });
  const appointments = await view.appointmentsOf(by);
  const named = (await view.namesOfCode(home.schoolId, asked.key, MOST_YEARS)).filter(
    ({ code, name }) => code === asked.key && name === asked.title,
  );
  const records = (await view.records(named.map((one) => one.recordId)))
    .flatMap((record): YearOfPupil[] => {
      const schoolClass = classes.get(record.classId);
      return schoolClass ? [{ record, schoolClass }] : [];
    })
    .filter(({ record, schoolClass }) =>
      may(appointments, 'record.read', { ...classTarget(schoolClass), ...recordTarget(record) }, at),
    )
    .toSorted((a, b) => (a.schoolClass.schoolYear < b.schoolClass.schoolYear ? -1 : 1));
  return { pupil: asked, records };
}

const MOST_YEARS = 1000;
