// Everything that may wait for whoever looks at the home page; each kind only where their roles can have it.
import type { Instant } from '../../../../kernel/index.ts';
import {
  booksWaiting,
  childrenOf,
  correctionsOfPerson,
  dossierMinutesToSign,
  dueDossiers,
  listDossiers,
  listEditLogs,
  lockMinutesWaiting,
  milestonesAhead,
  ordersWaiting,
  progressSeen,
  signingDeadlines,
  waitingFor,
  type AppointedRole,
  type ClassSheetProgress,
} from '../../../application/index.ts';
import { dayAt, schoolYearOf } from '../../../../policies/index.ts';
import type { Caller } from '../../../http/index.ts';
import type { Visit } from '../../visit.ts';

export type Home = Awaited<ReturnType<typeof homeOf>>;

export async function homeOf({ desk, caller, appointments, now }: Visit<Caller>) {
  const { house } = desk;
  const { person, schoolId } = caller;
  const schoolYear = schoolYearOf(dayAt(now));
  const held = new Set(appointments.map(({ role }) => role));
  const any = (...roles: readonly AppointedRole[]) => roles.some((role) => held.has(role));
  const atWork = [...held].some((role) => role !== 'parent' && role !== 'pupil');
  const year = { schoolId, schoolYear };
  const records = atWork && !isWatcher(held) ? await waitingFor(house, { person, schoolId }) : [];
  const deadlines = await signingDeadlines(
    house,
    records.map(({ schoolClass }) => schoolClass),
    now,
  );
  const ahead = atWork ? await milestonesAhead(house, year, now) : null;
  return {
    schoolYear,
    held,
    records: records.map((one) => ({
      ...one,
      deadline: earliest(one.records.map((record) => deadlines(one.schoolClass, record))),
    })),
    sheets:
      ahead && any('subjectTeacher', 'homeroomTeacher')
        ? await ownSheets(house, { ...year, term: ahead.term, by: person }, caller.name)
        : [],
    corrections: atWork ? await correctionsOfPerson(house, person) : [],
    orders: atWork ? await ordersWaiting(house, { person, schoolId }) : [],
    lockMinutes: atWork
      ? await lockMinutesWaiting(house, { schoolId, by: person, seals: any('registrar') })
      : [],
    dossierMinutes: atWork ? await dossierMinutesToSign(house, { ...year, by: person }) : [],
    dossiers: atWork ? await listDossiers(house, { ...year, by: person, which: 'waiting' }) : [],
    owed: any('subjectTeacher')
      ? (await dueDossiers(house, { ...year, by: person })).filter(
          (one) => one.person === person && (one.standing === 'late' || one.standing === 'open'),
        )
      : [],
    editLogs: any('principal', 'vicePrincipal', 'administrator')
      ? ((await listEditLogs(house, { schoolId, by: person })) ?? []).filter(
          ({ awaited }) => awaited === person,
        )
      : [],
    books: any('principal', 'vicePrincipal', 'registrar')
      ? await booksWaiting(house, { schoolId, by: person })
      : [],
    copies: any('registrar') ? await copiesToMake(house, schoolId) : 0,
    children: any('parent') ? await childrenOf(house, person) : [],
    ahead,
  };
}

/** Inspectors change nothing and sign nothing. */
const isWatcher = (held: ReadonlySet<AppointedRole>): boolean =>
  [...held].every((role) => role === 'inspector' || role === 'administrator');

const earliest = (moments: readonly (Instant | null)[]): Instant | null =>
  moments.flatMap((at) => at ?? []).toSorted((one, other) => one - other)[0] ?? null;

const ownSheets = async (
  house: Visit['desk']['house'],
  asked: Parameters<typeof progressSeen>[1],
  name: string,
): Promise<readonly ClassSheetProgress[]> =>
  ((await progressSeen(house, asked))?.sheets ?? []).filter(
    ({ teacher }) => teacher.normalize('NFC').trim() === name,
  );

/** Of the latest orders; older ones that were never made are found in the office. */
const copiesToMake = (house: Visit['desk']['house'], schoolId: string): Promise<number> =>
  house.store.read(async (view) => {
    let open = 0;
    for (const { id } of (await view.copyOrders(schoolId)).slice(0, LATEST))
      if ((await view.paperOfOrder(id)) === null) open += 1;
    return open;
  });

const LATEST = 30;
