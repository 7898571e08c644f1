// What of the school a caller may know of at all. What they may not read is answered as if it did not exist.
import type { ClassId, RecordId } from '../../kernel/index.ts';
import {
  applicationFault,
  classTarget,
  classesHeldAt,
  may,
  permission,
  permissionUnder,
  recordTarget,
  seenPage,
  type AccessAction,
  type Appointment,
  type PageOf,
  type SchoolClass,
  type SchoolRecord,
  type View,
} from '../application/index.ts';
import type { Caller, HttpDesk } from './ports.ts';

export interface Reach {
  readonly schoolClass: SchoolClass;
  readonly records: readonly SchoolRecord[];
}

/**
 * The class, and those of its records that the caller may read.
 * @throws Fault `class.unknown` for what they may not see, `access.notPermitted` for what they may see and not do
 */
export const classFor = (desk: HttpDesk, caller: Caller, id: string, action?: AccessAction): Promise<Reach> =>
  desk.house.store.read(async (view) => {
    const appointments = await view.appointmentsOf(caller.person);
    const schoolClass = await view.schoolClass(id);
    const at = desk.house.clock.now();
    if (!schoolClass || !may(appointments, 'class.read', classTarget(schoolClass), at))
      throw applicationFault('class.unknown', { class: id });
    const target = classTarget(schoolClass);
    if (action) await permission(view, { person: caller.person, action, target, at });
    const records = await view.recordsOf(schoolClass.id);
    return { schoolClass, records: records.filter(readable(appointments, schoolClass, at)) };
  });

export interface Found {
  readonly schoolClass: SchoolClass;
  readonly record: SchoolRecord;
}

/** @throws Fault `record.unknown` for what they may not see, `access.notPermitted` for what they may see and not do */
export async function recordFor(
  desk: HttpDesk,
  caller: Caller,
  id: string,
  action?: AccessAction,
): Promise<Found> {
  const [found] = await recordsFor(desk, caller, [id as RecordId], action);
  if (found === undefined) throw applicationFault('record.unknown', { record: id });
  return found;
}

/** Of a whole school's records each has a context of some kilobytes: so many are read before others get their turn. */
const AT_ONCE = 200;

/** As `recordFor`, for many; in the order asked. */
export async function recordsFor(
  desk: HttpDesk,
  caller: Caller,
  ids: readonly RecordId[],
  action?: AccessAction,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (let start = 0; start < ids.length; start += AT_ONCE)
    found.push(...(await recordsAtOnce(desk, caller, ids.slice(start, start + AT_ONCE), action)));
  return found;
}

const recordsAtOnce = (
  { house }: HttpDesk,
  { person }: Caller,
  ids: readonly RecordId[],
  action?: AccessAction,
): Promise<readonly Found[]> =>
  house.store.read(async (view) => {
    const at = house.clock.now();
    const appointments = await view.appointmentsOf(person);
    const records = new Map((await view.records(ids)).map((record) => [record.id, record]));
    const classes = await classesHeldAt(view, appointments);
    return ids.map((id) => {
      const record = records.get(id);
      const schoolClass = record && classes.get(record.classId);
      if (!record || !schoolClass || !readable(appointments, schoolClass, at)(record))
        throw applicationFault('record.unknown', { record: id });
      const target = { ...classTarget(schoolClass), ...recordTarget(record) };
      if (action) permissionUnder(appointments, { action, target, at });
      return { record, schoolClass };
    });
  });

/** As `recordsFor`; what the caller may not read is left out. */
export const recordsSeen = (
  { house }: Pick<HttpDesk, 'house'>,
  { person }: Caller,
  ids: readonly RecordId[],
): Promise<readonly Found[]> =>
  house.store.read(async (view) => {
    const at = house.clock.now();
    const appointments = await view.appointmentsOf(person);
    const classes = await classesHeldAt(view, appointments);
    return (await view.records(ids)).flatMap((record) => {
      const schoolClass = classes.get(record.classId);
      return schoolClass && readable(appointments, schoolClass, at)(record) ? [{ record, schoolClass }] : [];
    });
  });

/** Classes that the caller may look into, oldest year first; null when `after` names none of their school. */
export const classesOf = (
  desk: HttpDesk,
  { person, schoolId }: Caller,
  page: PageOf,
): Promise<readonly SchoolClass[] | null> =>
  desk.house.store.read(async (view) => {
    const appointments = await view.appointmentsOf(person);
    const at = desk.house.clock.now();
    return seenPage(
      page,
      (part) => view.classesPage(schoolId, part),
      (one) => may(appointments, 'class.read', classTarget(one), at) !== null,
    );
  });

/**
 * Records of a class that the caller may read, in the class list's order; null when `after` names none of the class.
 * @throws Fault `class.unknown`
 */
export const recordsIn = (
  desk: HttpDesk,
  { person }: Caller,
  classId: string,
  { state, ...page }: PageOf & { readonly state?: string },
): Promise<readonly SchoolRecord[] | null> =>
  desk.house.store.read(async (view) => {
    const at = desk.house.clock.now();
    const appointments = await view.appointmentsOf(person);
    const schoolClass = await view.schoolClass(classId);
    if (!schoolClass || !may(appointments, 'class.read', classTarget(schoolClass), at))
      throw applicationFault('class.unknown', { class: classId });
    return seenPage(
      page,
      (part) => view.recordsPage(schoolClass.id, { ...part, ...(state !== undefined && { state }) }),
      readable(appointments, schoolClass, at),
    );
  });

/** @throws Fault `access.notPermitted` */
export const mayImport = (
  view: View,
  caller: Caller,
  about: { readonly schoolYear: string; readonly grade: number; readonly classId: ClassId | undefined },
  at: ReturnType<HttpDesk['house']['clock']['now']>,
): Promise<Appointment> => {
  const { classId, ...rest } = about;
  const target = { schoolId: caller.schoolId, ...rest, ...(classId !== undefined && { classId }) };
  return permission(view, { person: caller.person, action: 'class.imported', target, at });
};

const readable =
  (
    appointments: readonly Appointment[],
    schoolClass: SchoolClass,
    at: ReturnType<HttpDesk['house']['clock']['now']>,
  ) =>
  (record: SchoolRecord): boolean =>
    may(appointments, 'record.read', { ...classTarget(schoolClass), ...recordTarget(record) }, at) !== null;
