// Who may do what about a school year as a whole. The walk asks about a year in which the school had no classes.
import { ofSchool } from './circles.ts';
import type { Expectation } from './expectation.ts';

const schoolYear = '2001-2002';
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
  undoCarryOver: { ...carriers, by: 'write', body: () => ({ schoolYear }) },
} as const satisfies Readonly<Record<string, Expectation>>;
