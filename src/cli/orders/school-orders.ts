// Orders for a grade or school at the command line: proposed once, found by the beginning of their number like others.
import type { House, SchoolClass, SchoolOrder } from '../../server/application/index.ts';

/** The orders for many of every year and school whose id begins like that. */
export const schoolOrdersMeant = (house: House, beginning: string): Promise<readonly SchoolOrder[]> =>
  house.store.read(async (view) => {
    const years = new Map(
      (await view.classes()).map(({ schoolId, schoolYear }) => [
        `${schoolId} ${schoolYear}`,
        { schoolId, schoolYear },
      ]),
    );
    const found: SchoolOrder[] = [];
    for (const { schoolId, schoolYear } of years.values())
      found.push(...(await view.schoolOrders(schoolId, schoolYear)));
    return found.filter(({ id }) => id.startsWith(beginning));
  });

/** Those that reach the class. */
export const schoolOrdersOf = (
  house: House,
  { schoolId, schoolYear, grade }: SchoolClass,
): Promise<readonly SchoolOrder[]> =>
  house.store.read(async (view) =>
    (await view.schoolOrders(schoolId, schoolYear)).filter(
      (one) => one.grade === null || one.grade === grade,
    ),
  );

export const reachWords = ({ grade, schoolYear }: Pick<SchoolOrder, 'grade' | 'schoolYear'>): string =>
  grade === null
    ? `toàn trường ${schoolYear} / whole school`
    : `khối ${grade}, ${schoolYear} / whole grade ${grade}`;
