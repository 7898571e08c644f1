// Who may do what in the contact book: parents about their own children, the school about the families of a class.
import { classReaders, everybody, nobody, only, type Circle } from './circles.ts';
import type { Expectation } from './expectation.ts';

const children: Circle = { parent: ['own/HS01'] };
const consent = { channel: 'email', address: 'me@vidu.example', language: 'vi' };
const ofChild = { by: 'read', at: 'record', open: children } as const;
const ofClass = (by: Expectation['by'], open: Circle, line: Partial<Expectation> = {}) =>
  ({ by, at: 'class', open, known: classReaders, ...line }) as const;

export const familyExpectations = {
  listChildren: { by: 'read', at: 'self', open: everybody },
  readChildResults: ofChild,
  listChildDocuments: ofChild,
  listChildMessages: ofChild,
  listMyConsents: { by: 'read', at: 'self', open: everybody },
  giveConsent: {
    by: 'session',
    at: 'self',
    open: everybody,
    body: () => consent,
    orRefused: ['family.notParent'],
  },
  withdrawConsent: { by: 'session', at: 'self', open: everybody, orRefused: ['family.noConsent'] },
  // The victim of the walk is nobody's parent.
  noteConsent: { by: 'session', at: 'school', open: nobody, body: () => ({ ...consent, paper: 'Đơn 1' }) },
  noteWithdrawal: { by: 'session', at: 'school', open: nobody },
  listFamilies: ofClass('read', only(classReaders, 'homeroomTeacher', 'registrar')),
  writeToFamilies: ofClass('write', only(classReaders, 'homeroomTeacher'), {
    body: () => ({ kind: 'weekly', text: 'Tuần này lớp học tốt' }),
  }),
  listFamilyMessages: ofClass('read', only(classReaders, 'homeroomTeacher')),
} as const satisfies Readonly<Record<string, Expectation | readonly Expectation[]>>;
