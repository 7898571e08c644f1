// What the forms of the reports ask for: the same use cases as the API.
import { drawStatistics, drawYearlyReport, may, type Person } from '../../../application/index.ts';
import type { StatisticsPeriod } from '../../../../assessment/index.ts';
import { dayAt, isSchoolYear, schoolYearOf } from '../../../../policies/index.ts';
import { httpFault, reportWish, type Caller } from '../../../http/index.ts';
import type { Fields } from '../../serving/fields.ts';
import type { Done, Visit } from '../../visit.ts';
import { officePaperDeed } from '../paper-signing/index.ts';
import { reportWords } from './words.ts';

type Deed = (visit: Visit<Caller>, fields: Fields) => Promise<Done>;

export const DEED = { draw: 'draw', sign: 'sign', seal: 'seal' } as const;
export const periods: readonly StatisticsPeriod[] = ['HK1', 'HK2', 'year'];

/** @throws Fault `request.invalid` */
export function yearIn({ query, now }: Visit): string {
  const asked = query.get('year');
  if (asked === null) return schoolYearOf(dayAt(now));
  if (!isSchoolYear(asked)) throw httpFault('request.invalid');
  return asked;
}

export const periodIn = ({ query }: Visit): StatisticsPeriod =>
  periods.find((one) => one === query.get('period')) ?? 'year';

const wishOf = (visit: Visit<Caller>, fields: Fields) =>
  reportWish(visit.desk, visit.caller, {
    schoolYear: yearIn(visit),
    leader: fields.text('leader'),
    leaderTitle: fields.text('leaderTitle').slice(0, 300),
  });

export const drawOfPeriod: Deed = async (visit, fields) => {
  const { desk, language, address } = visit;
  const { paper } = await drawStatistics(desk.house, {
    ...(await wishOf(visit, fields)),
    period: periodIn(visit),
    unlockedReason: fields.text('unlockedReason').slice(0, 300),
  });
  return { to: address, told: reportWords[language].drawn(paper.title) };
};

export const drawOfYear: Deed = async (visit, fields) => {
  const { desk, language, address } = visit;
  const { paper } = await drawYearlyReport(desk.house, await wishOf(visit, fields));
  return { to: address, told: reportWords[language].drawn(paper.title) };
};

export const sign = officePaperDeed('signer', (language) => reportWords[language].signed);
export const seal = officePaperDeed('seal', (language) => reportWords[language].wasSealed);

/** Who may sign under the seal: the school's leaders now. */
export const leadersOf = ({ desk, caller, now }: Visit<Caller>): Promise<readonly Person[]> =>
  desk.house.store.read(async (view) => {
    const leading = new Set(
      (await view.appointmentsIn(caller.schoolId))
        .filter((one) => may([one], 'office.read', { schoolId: caller.schoolId }, now) !== null)
        .filter(({ role }) => role === 'principal' || role === 'vicePrincipal')
        .map(({ personId }) => personId),
    );
    return (await view.people()).filter(({ id }) => leading.has(id));
  });
