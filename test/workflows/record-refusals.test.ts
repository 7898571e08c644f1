// What a record refuses, and the reason it gives.
import {
  openRecord,
  recordGuards,
  recordEventWords,
  recordPolicy,
  mixedDuties,
} from '../../src/workflows/index.ts';
import type { RecordEvent, RecordSnapshot } from '../../src/workflows/index.ts';
import {
  accepted,
  archived,
  assignments,
  opening,
  ordered,
  people,
  recordAfter,
  refusalOf,
  returned,
  extended,
  sealed,
  service,
  signed,
  submitted,
} from '../support/record-events.ts';

type Case = readonly [
  what: string,
  snapshot: RecordSnapshot,
  event: (s: RecordSnapshot) => RecordEvent,
  code: string,
];

const subject = 'subjectTeacher';
const cases: readonly Case[] = [
  [
    'a submission with missing results',
    openRecord(opening),
    () => submitted(people.homeroom, 3),
    'record.incomplete',
  ],
  [
    'a submission by a stranger',
    openRecord(opening),
    () => submitted(people.stranger),
    'policy.notPermitted',
  ],
  [
    'a signature before submission',
    openRecord(opening),
    (s) => signed(s, people.maths, subject),
    'record.notSubmitted',
  ],
  [
    'a signature before the draft exists',
    recordAfter(1),
    (s) => signed(s, people.maths, subject),
    'signing.documentNotReady',
  ],
  [
    'a signature before certification',
    recordAfter(2),
    (s) => signed(s, people.maths, subject),
    'signing.documentNotReady',
  ],
  [
    'a signature by a stranger',
    recordAfter(3),
    (s) => signed(s, people.stranger, subject),
    'signing.wrongPerson',
  ],
  [
    'a signature in somebody else’s role',
    recordAfter(6),
    (s) => signed(s, people.maths, 'principal'),
    'signing.wrongPerson',
  ],
  [
    'a second signature of one teacher',
    recordAfter(4),
    (s) => signed(s, people.letters, subject),
    'signing.alreadySigned',
  ],
  [
    'a second signature in a later state',
    recordAfter(6),
    (s) => signed(s, people.letters, subject),
    'signing.alreadySigned',
  ],
  [
    'the homeroom teacher before the last subject',
    recordAfter(4),
    (s) => signed(s, people.homeroom, 'homeroomTeacher'),
    'signing.subjectsFirst',
  ],
  [
    'the principal before the homeroom teacher',
    recordAfter(5),
    (s) => signed(s, people.principal, 'principal'),
    'signing.homeroomFirst',
  ],
  [
    'the principal before the subjects',
    recordAfter(3),
    (s) => signed(s, people.principal, 'principal'),
    'signing.subjectsFirst',
  ],
  [
    'a signature on stale bytes',
    recordAfter(4),
    () => signed(recordAfter(3), people.maths, subject),
    'signing.staleBytes',
  ],
  ['a signature after the lock', recordAfter(9), (s) => signed(s, people.maths, subject), 'record.locked'],
  [
    'a signature in the archive',
    recordAfter(10),
    (s) => signed(s, people.principal, 'principal'),
    'record.locked',
  ],
  ['an order before approval', recordAfter(6), () => ordered(), 'record.notApproved'],
  [
    'an order without a number',
    recordAfter(7),
    () => ordered(people.principal, '  '),
    'record.decisionNumberMissing',
  ],
  ['an order by the registrar', recordAfter(7), () => ordered(people.registrar), 'lock.onlyPrincipal'],
  ['a second order', recordAfter(8), () => ordered(), 'lock.alreadyOrdered'],
  ['a seal without an order', recordAfter(7), (s) => sealed(s), 'seal.noOrder'],
  ['a seal by the principal', recordAfter(8), (s) => sealed(s, people.principal), 'seal.onlyRegistrar'],
  ['a second seal', recordAfter(9), (s) => sealed(s), 'record.locked'],
  ['timestamps before the seal', recordAfter(8), (s) => extended(s), 'record.notLocked'],
  [
    'timestamps over bytes that are not the latest',
    accepted(recordAfter(9), extended(recordAfter(9))),
    () => extended(recordAfter(9)),
    'signing.staleBytes',
  ],
  ['archiving before the lock', recordAfter(8), () => archived(), 'record.notLocked'],
  ['a return without a reason', recordAfter(5), () => returned(people.homeroom, ' '), 'record.reasonMissing'],
  ['a return after the lock', recordAfter(9), () => returned(), 'record.locked'],
  [
    'a return of an approved record by a subject teacher',
    recordAfter(7),
    () => returned(people.maths),
    'policy.notPermitted',
  ],
  ['a second submission', recordAfter(3), () => submitted(), 'record.inSigning'],
];

describe('a record refuses', () => {
  it.each(cases)('%s', (_, snapshot, event, code) => {
    expect(refusalOf(snapshot, event(snapshot))).toBe(code);
  });

  it('a deed reported by anybody but its doer', () => {
    const ready = recordAfter(3);
    const event = signed(ready, people.maths, 'subjectTeacher');
    expect(refusalOf(ready, event, { person: people.letters })).toBe('policy.byProxy');
    expect(refusalOf(ready, event, service)).toBe('signing.wrongPerson');
  });

  it('a signature that fills fewer, other or more fields than its signer has', () => {
    const ready = recordAfter(3);
    const event = signed(ready, people.letters, 'subjectTeacher');
    for (const slots of [[], ['Subject_LS'], ['Subject_LS', 'Subject_LS'], ['Subject_LS', 'Subject_TOAN']]) {
      expect(refusalOf(ready, { ...event, slots } as RecordEvent)).toBe('signing.wrongSlots');
    }
    const order = recordAfter(8);
    expect(refusalOf(order, { ...sealed(order), slots: ['OrgSeal'] } as RecordEvent)).toBe('seal.wrongSlots');
  });

  it('without changing anything', () => {
    const before = recordAfter(4);
    const copy = structuredClone(before);
    refusalOf(before, signed(before, people.stranger, 'subjectTeacher'));
    expect(before).toEqual(copy);
  });

  it('an office that orders what it carries out', () => {
    expect(mixedDuties(assignments)).toBeNull();
    expect(mixedDuties({ ...assignments, registrar: people.principal })?.code).toBe('policy.mixedDuties');
  });

  it('nothing silently: every guard has a code and a reason in both languages', () => {
    for (const { refusal } of Object.values(recordGuards)) {
      expect(refusal.code).toMatch(/^[a-z]+\.[a-zA-Z]+$/);
      expect(refusal.vi.length).toBeGreaterThan(10);
      expect(refusal.en.length).toBeGreaterThan(10);
    }
  });

  it('nothing for want of a row: the policy knows every event', () => {
    const known = new Set<string>(recordPolicy.map(({ event }) => event));
    expect([...known].sort()).toEqual(Object.keys(recordEventWords).sort());
  });
});

describe('after a return', () => {
  it('the former draft and signatures have no place in the new version', () => {
    const signedOnce = recordAfter(4);
    const again = accepted(accepted(signedOnce, returned()), submitted());
    const stale = signed(recordAfter(3), people.maths, 'subjectTeacher');
    expect(refusalOf(again, stale)).toBe('signing.documentNotReady');
  });
});
