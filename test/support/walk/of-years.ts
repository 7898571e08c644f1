// Who may do what about a school year as a whole; a vice principal of one grade does not. The walk asks about a year in which the school had no classes.
import { nobody, ofSchool } from './circles.ts';
import type { Expectation } from './expectation.ts';

const schoolYear = '2001-2002';
const readers = {
  by: 'read',
  at: 'self',
  open: ofSchool('principal', 'administrator', 'registrar', 'inspector'),
} as const;
/** Whoever makes one of a year without classes is told so; the walker signs it themselves. */
const makers = {
  by: 'write',
  at: 'self',
  open: ofSchool('principal', 'administrator', 'registrar'),
} as const;
const carriers = {
  at: 'self',
  open: ofSchool('principal', 'administrator', 'registrar'),
  orRefused: ['carryOver.nothingToCarry', 'carryOver.nothingToUndo'],
} as const;

export const yearExpectations = {
  previewCarryOver: { ...carriers, by: 'read', query: () => `?schoolYear=${schoolYear}` },
  chooseForCarryOver: {
    ...carriers,
    by: 'write',
    body: () => ({ schoolYear, choices: [{ path: 'school/principal', value: null }] }),
  },
  carryYearOver: { ...carriers, by: 'write', body: () => ({ schoolYear }) },
  readStatistics: { ...readers, query: () => `?schoolYear=${schoolYear}&period=year` },
  readStatisticsWorkbook: { ...readers, query: () => `?schoolYear=${schoolYear}&period=HK1` },
  drawStatistics: {
    ...makers,
    body: ({ person }) => ({
      ...{ schoolYear, period: 'year', leader: person, leaderTitle: 'Hiệu trưởng' },
      unlockedReason: 'Sở hỏi gấp',
    }),
    orRefused: ['office.badPeriod'],
  },
  previewYearlyReport: { ...readers, query: () => `?schoolYear=${schoolYear}` },
  drawYearlyReport: {
    ...makers,
    body: () => ({ schoolYear, leader: '00000000-0000-4000-8000-000000000000', leaderTitle: 'Hiệu trưởng' }),
    orRefused: ['office.notYourPlace'],
  },
  listReports: readers,
  takeYearlyReport: { by: 'read', at: 'school', open: nobody },
  undoCarryOver: { ...carriers, by: 'write', body: () => ({ schoolYear }) },
} as const satisfies Readonly<Record<string, Expectation>>;
