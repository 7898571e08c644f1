// Who may do what about marks: sheets, their history, the edit log, lists and progress.
import { classReaders, only, sheetReaders, staff, type Circle } from './circles.ts';
import type { Expectation, Target } from './expectation.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const cell = ({ pupil, subject, term }: Target) => `pupils/${pupil}/entries/${term}/${subject}/regular/1`;
const ofSheet = (by: Expectation['by'], open: Circle, line: Partial<Expectation> = {}) =>
  ({ by, at: 'sheet', open, known: classReaders, ...line }) as const;
const ofClass = (open: Circle, line: Partial<Expectation> = {}) =>
  ({ by: 'read', at: 'class', open, known: classReaders, ...line }) as const;
/** The office that seals has nothing to do with who is late. */
const progress: Circle = { ...staff, registrar: [] };
const entering: Circle = { subjectTeacher: ['own/TOAN-HK1'] };

export const resultExpectations = {
  readSheet: ofSheet('read', sheetReaders, {
    query: ({ subject, term }) => `?kind=subject&subject=${subject}&term=${term}`,
  }),
  enterResults: ofSheet('write', entering, {
    ifMatch: '"0"',
    body: (target) => ({
      sheet: { kind: 'subject', subject: target.subject, term: target.term },
      changes: [{ path: cell(target), before: null, after: '70' }],
      reason: 'Vào điểm',
    }),
  }),
  readTestDays: ofSheet('read', sheetReaders, {
    query: ({ subject, term }) => `?subject=${subject}&term=${term}`,
  }),
  stateTestDays: ofSheet(
    'write',
    { ...entering, ...only(classReaders, 'administrator') },
    {
      body: ({ subject, term }) => ({ subject, term, days: [{ column: 'regular/0', on: '2025-10-14' }] }),
    },
  ),
  exportSheet: ofSheet('read', sheetReaders, {
    query: ({ subject, term }) => `?subject=${subject}&term=${term}`,
  }),
  compareSheet: ofSheet('read', sheetReaders, {
    query: ({ subject, term }) => `?subject=${subject}&term=${term}`,
    file: ({ workbook }) => ({ type: XLSX, bytes: workbook }),
  }),
  readCellHistory: ofSheet('read', sheetReaders, {
    query: (target) => `?path=${encodeURIComponent(cell(target))}`,
  }),
  readEditLog: ofClass(
    only(classReaders, 'homeroomTeacher', 'principal', 'vicePrincipal', 'administrator', 'inspector'),
    { query: () => '?from=2026-05-01T00:00:00Z&until=2026-07-01T00:00:00Z' },
  ),
  readYearLists: ofClass(classReaders),
  readEntryProgress: { by: 'read', at: 'self', open: progress, query: () => '?schoolYear=2025-2026' },
  listResultLocks: ofClass(classReaders),
} as const satisfies Readonly<Record<string, Expectation | readonly Expectation[]>>;
