// Who may do what about edit logs as papers. The log of a class is there for whoever may read the edits of that class.
import { classReaders, everywhere, only, ofSchool } from './circles.ts';
import type { Expectation } from './expectation.ts';

const readers = only(
  classReaders,
  'homeroomTeacher',
  'principal',
  'vicePrincipal',
  'administrator',
  'inspector',
);
const ofLog = (by: Expectation['by'], line: Partial<Expectation> = {}) =>
  ({ by, at: 'class', open: readers, ...line }) as const;
const period = '2026-05';

export const editLogExpectations = {
  freezeEditLog: [
    {
      by: 'write',
      at: 'class',
      open: only(classReaders, 'principal', 'vicePrincipal', 'administrator'),
      known: classReaders,
      body: ({ classId }) => ({ class: classId, period }),
    },
    // Of the whole school: not for a vice principal of one grade.
    {
      by: 'write',
      at: 'school',
      open: ofSchool('principal', 'administrator'),
      body: () => ({ period }),
    },
  ],
  listEditLogs: { by: 'read', at: 'self', open: everywhere },
  readPrintedEditLog: ofLog('read'),
  readEditLogDocument: ofLog('read'),
  readEditLogWorkbook: ofLog('read'),
  // Whoever reads it and is not awaited is told who is.
  signEditLog: ofLog('sign', { body: () => ({ key: { kind: 'development' } }) }),
  verifyEditLog: { by: 'anybody', at: 'self', open: everywhere },
} as const satisfies Readonly<Record<string, Expectation | readonly Expectation[]>>;
