// The preview as the page shows it: for which year, and how many classes and pupils a step would carry.
import { dayAt, isSchoolYear, schoolYearOf } from '../../../../policies/index.ts';
import { previewCarryOver, type CarryOverPreview } from '../../../application/index.ts';
import { httpFault, type Caller } from '../../../http/index.ts';
import type { Visit } from '../../visit.ts';

export const DEED = { choose: 'choose', carry: 'carry', undo: 'undo' } as const;

/** The latest year with classes that has ended or is ending, unless the address names one. @throws Fault `request.invalid` */
export async function yearIn({ desk, caller, query, now }: Visit<Caller>): Promise<string> {
  const asked = query.get('year');
  if (asked !== null) {
    if (!isSchoolYear(asked)) throw httpFault('request.invalid');
    return asked;
  }
  const classes = await desk.house.store.read((view) => view.classes(caller.schoolId));
  const years = classes.map((one) => one.schoolYear);
  const current = schoolYearOf(dayAt(now));
  return (
    years
      .filter((year) => year <= current)
      .toSorted()
      .at(-1) ?? current
  );
}

export async function previewIn(visit: Visit<Caller>): Promise<CarryOverPreview> {
  const { desk, caller } = visit;
  const preview = await previewCarryOver(desk.house, {
    schoolId: caller.schoolId,
    fromYear: await yearIn(visit),
    by: caller.person,
  });
  return preview;
}

export interface SeenProps {
  readonly visit: Visit<Caller>;
  readonly preview: CarryOverPreview;
}

/** What the next step would do. */
export function ahead({ proposal }: CarryOverPreview): { readonly classes: number; readonly pupils: number } {
  const moving = proposal.classes.filter(
    ({ skipped, present, coming }) => !skipped && (present === null || coming > 0),
  );
  return { classes: moving.length, pupils: moving.reduce((sum, { coming }) => sum + coming, 0) };
}
