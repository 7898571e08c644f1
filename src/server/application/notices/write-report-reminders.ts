// The October report is asked for by letter: a month ahead, in the last week, and once it is late (R122).
import type { Instant, PersonId } from '../../../kernel/index.ts';
import { addDays, beginningOf, dayAt, schoolYearOf, type IsoDate } from '../../../policies/index.ts';
import { holdsAt, type AppointedRole } from '../access/appointment.ts';
import { governedYear } from '../calendar/school-years.ts';
import { rolesOfParty } from '../policies/offices.ts';
import type { House } from '../ports/house.ts';
import type { NewNotice } from '../ports/notices-store.ts';
import { pastYearReport, type PastYearReport } from '../reports/reports-of.ts';
import { postOf, reminderTo } from './post.ts';
import { reportStanding } from './reminder-templates.ts';
import type { NoticesWritten } from './write-digests.ts';

/** Each comes once, to each person; whoever looks late gets the last of them only. */
const stages = [
  { name: 'late', days: 0 },
  { name: 'soon', days: 7 },
  { name: 'ahead', days: 30 },
] as const;

/** A school without classes of the past year is asked for nothing. */
export async function writeReportReminders(house: House): Promise<NoticesWritten> {
  const at = house.clock.now();
  const schools = await house.store.read((view) => view.schools());
  let written = 0;
  const unreachable: PersonId[] = [];
  for (const { id: schoolId } of schools) {
    const due = await dueOf(house, schoolId, at);
    const stage = stages.find(({ days }) => at >= beginningOf(addDays(due.day, 1 - days)));
    if (!stage || (stage.name === 'late' && !due.makesLate)) continue;
    const told = await house.store.write(async (transaction) => {
      const report = await pastYearReport(transaction, { schoolId, schoolYear: schoolYearOf(dayAt(at)) });
      if (!report.owed || report.standing === 'sealed') return 0;
      const held = (await transaction.appointmentsIn(schoolId)).filter(
        (one) => holdsAt(one, at) && due.roles.includes(one.actingFor ?? one.role),
      );
      const post = await postOf(transaction);
      const notices: NewNotice[] = [];
      for (const person of new Set(held.map(({ personId }) => personId))) {
        const contact = post.contactOf(person);
        if (contact === null) unreachable.push(person);
        else if (contact.digests === 'all' || stage.name === 'late') {
          const occasion = `yearlyReport/${person}/${report.pastYear}/${stage.name}`;
          const lines = [lineOf(report, due.day, contact.language, report.standing)];
          notices.push(reminderTo(post, { kind: 'yearlyReport', contact, occasion, lines, at }));
        }
      }
      return transaction.addNotices(notices);
    });
    written += told;
  }
  return { written, unreachable };
}

interface Due {
  readonly day: IsoDate;
  readonly roles: readonly AppointedRole[];
  /** Nobody is late by a day that had passed when the policy came. */
  readonly makesLate: boolean;
}

/** The day and the people of the school's calendar; else the end of October, and who makes and signs reports. */
async function dueOf(house: House, schoolId: string, at: Instant): Promise<Due> {
  const schoolYear = schoolYearOf(dayAt(at));
  const governed = await governedYear(house, { schoolId, schoolYear }, at);
  const found = governed?.occurrences.find(({ milestone }) => milestone.topic === 'yearlyReport');
  const usual = {
    day: `${schoolYear.slice(0, 4)}-10-31`,
    roles: ['principal', 'registrar'],
    makesLate: true,
  } as const;
  if (!governed || !found) return usual;
  const parties = found.milestone.doneBy ?? [];
  return {
    day: found.lastDay,
    roles: parties.length > 0 ? parties.flatMap((party) => rolesOfParty[party]) : usual.roles,
    makesLate: found.passesAt > governed.inForce.adopted.adoptedAt,
  };
}

const lineOf = (
  { pastYear: year }: PastYearReport,
  day: IsoDate,
  language: 'vi' | 'en',
  standing: Exclude<PastYearReport['standing'], 'sealed'>,
) => ({
  year,
  due: `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`,
  standing: reportStanding[language][standing],
});
