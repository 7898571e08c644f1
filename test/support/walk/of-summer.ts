// Who may do what about re-assessment and summer training. What is due for whom is asked of the class itself.
import { classReaders, only } from './circles.ts';
import type { Expectation } from './expectation.ts';

const ofClass = (by: Expectation['by'], open: Expectation['open'], line: Partial<Expectation> = {}) =>
  ({ by, at: 'class', open, known: classReaders, ...line }) as const;
/** The walk has no page; who may would find one. */
const orRefused = ['summer.pageUnknown'];
const entry = (item: string, after: string) => () => ({
  pupil: 'HS01',
  changes: [{ item, before: null, after }],
});
const signing = (as: string) => () => ({ as, key: { kind: 'development' } });

export const summerExpectations = {
  readSummer: ofClass('read', classReaders),
  enterSummerResults: [
    ofClass('write', only(classReaders, 'subjectTeacher'), { body: entry('subjects/TOAN', '60') }),
    ofClass('write', only(classReaders, 'homeroomTeacher'), { body: entry('conduct', 'Đạt') }),
  ],
  decideSummer: ofClass('sign', only(classReaders, 'principal'), {
    body: () => ({ pupil: 'HS01', decisionNumber: '41/QĐ' }),
  }),
  readSummerPage: ofClass('read', classReaders, { orRefused }),
  signSummerPage: [
    ofClass('sign', only(classReaders, 'subjectTeacher', 'homeroomTeacher', 'principal'), {
      body: signing('signer'),
      orRefused,
    }),
    ofClass('sign', only(classReaders, 'registrar'), { body: signing('seal'), orRefused }),
  ],
} as const satisfies Readonly<Record<string, Expectation | readonly Expectation[]>>;
