// A sealed record that was corrected: its successor is signed by those alone whom the correction affects.
import { awaited, openRecord, stepRecord, upcastTo, recordDefinition } from '../../src/workflows/index.ts';
import type { RecordEvent, RecordSnapshot } from '../../src/workflows/index.ts';
import {
  accepted,
  archived,
  at,
  certified,
  corrected,
  drafted,
  opening,
  ordered,
  people,
  recordAfter,
  refusalOf,
  returned,
  sealed,
  service,
  signed,
  slots,
  submitted,
} from '../support/record-events.ts';

function ready(subjects: readonly string[], from = recordAfter(9)): RecordSnapshot {
  const due = accepted(from, corrected(subjects));
  const sent = accepted(due, submitted(), service);
  const draft = accepted(sent, drafted(sent));
  return accepted(draft, certified(draft));
}

function finished(from: RecordSnapshot): RecordSnapshot {
  const confirmed = accepted(from, signed(from, people.homeroom, 'homeroomTeacher'));
  const approved = accepted(confirmed, signed(confirmed, people.principal, 'principal'));
  return accepted(approved, sealed(approved));
}

describe('a corrected record', () => {
  it.each([9, 10])('is superseded after %i steps, and its successor is due', (steps) => {
    const over = accepted(recordAfter(steps), corrected(['TOAN']));
    expect(over.state).toBe('superseded');
    const { version, fileHash } = recordAfter(steps).context.document ?? {};
    expect(over.context.renewal).toMatchObject({ predecessor: { version, fileHash }, subjects: ['TOAN'] });
    expect(refusalOf(over, signed(over, people.maths, 'subjectTeacher'))).toBe('record.superseded');
    expect(refusalOf(over, archived())).toBe('record.superseded');
    expect(refusalOf(over, submitted(people.homeroom, 2))).toBe('record.incomplete');
    expect(refusalOf(over, submitted(people.maths))).toBe('policy.notPermitted');
  });

  it('is signed again by the affected teacher, the homeroom teacher, the approver and the seal, nobody else', () => {
    const again = ready(['TOAN']);
    expect(again.context.version).toBe(2);
    expect(awaited(again.context, 'subjectTeacher')).toEqual([people.maths]);
    expect(refusalOf(again, signed(again, people.letters, 'subjectTeacher'))).toBe('signing.wrongPerson');
    const subject = accepted(again, signed(again, people.maths, 'subjectTeacher'));
    expect(subject.state).toBe('subjectSigned');
    const whole = finished(subject);
    expect(whole.state).toBe('locked');
    expect(whole.context.signatures.map(({ person }) => person)).toEqual([
      people.maths,
      people.homeroom,
      people.principal,
      people.registrar,
    ]);
  });

  it('is sealed on the permission’s own number, without another order', () => {
    const again = ready(['TOAN']);
    expect(again.context.order).toMatchObject({ decisionNumber: '7/QĐ-VD', by: people.principal });
    const subject = accepted(again, signed(again, people.maths, 'subjectTeacher'));
    const homeroom = accepted(subject, signed(subject, people.homeroom, 'homeroomTeacher'));
    const approved = accepted(homeroom, signed(homeroom, people.principal, 'principal'));
    expect(refusalOf(approved, ordered())).toBe('lock.alreadyOrdered');
    expect(accepted(approved, sealed(approved)).state).toBe('locked');
  });

  it('begins at the homeroom teacher when no subject is affected', () => {
    const again = ready([]);
    expect(again.state).toBe('subjectSigned');
    expect(awaited(again.context, 'subjectTeacher')).toEqual([]);
    expect(finished(again).state).toBe('locked');
  });

  it('is not signed before the successor is drafted and certified', () => {
    const sent = accepted(accepted(recordAfter(9), corrected([])), submitted(), service);
    expect(refusalOf(sent, signed(sent, people.homeroom, 'homeroomTeacher'))).toBe(
      'signing.documentNotReady',
    );
    const draft = accepted(sent, drafted(sent));
    expect(refusalOf(draft, signed(draft, people.homeroom, 'homeroomTeacher'))).toBe(
      'signing.documentNotReady',
    );
  });

  it('refuses a successor that asks teachers to sign whose rows nobody touched', () => {
    const sent = accepted(accepted(recordAfter(9), corrected(['TOAN'])), submitted(), service);
    const whole = { ...drafted(sent), slots } as RecordEvent;
    expect(refusalOf(sent, whole)).toBe('document.slotWithoutSigner');
  });

  it('goes back to being due when its successor is returned, and stays corrected', () => {
    const back = accepted(ready(['TOAN']), returned(people.homeroom));
    expect(back).toMatchObject({ state: 'superseded', context: { returned: { reason: 'Sai điểm Toán' } } });
    const sent = accepted(back, submitted());
    expect(sent).toMatchObject({ state: 'subjectSigning', context: { version: 3, returned: null } });
    expect(sent.context.renewal).toEqual(back.context.renewal);
    expect(sent.context.order?.decisionNumber).toBe('7/QĐ-VD');
  });

  it('takes a second correction into the same successor while that is only due, not while it is signed', () => {
    const due = accepted(recordAfter(9), corrected(['TOAN']));
    const both = accepted(due, corrected(['LS'], '8/QĐ-VD'));
    expect(both.context.renewal).toMatchObject({
      subjects: ['TOAN', 'LS'],
      predecessor: { version: 1 },
      corrections: [{ decisionNumber: '7/QĐ-VD' }, { decisionNumber: '8/QĐ-VD' }],
    });
    expect(accepted(both, submitted(), service).context.order?.decisionNumber).toBe('8/QĐ-VD');
    expect(refusalOf(ready(['TOAN']), corrected(['LS']))).toBe('correction.recordRenewing');
  });

  it('can be corrected again once the successor is sealed, and that names its own predecessor', () => {
    const once = finished(ready([]));
    const twice = accepted(once, corrected(['TOAN'], '9/QĐ-VD'));
    expect(twice.context.renewal).toMatchObject({
      predecessor: { version: 2, fileHash: once.context.document?.fileHash },
      corrections: [{ decisionNumber: '9/QĐ-VD' }],
      subjects: ['TOAN'],
    });
  });

  it('is archived anew beside the former package', () => {
    const again = accepted(finished(ready([], recordAfter(10))), archived('goi-2'));
    expect(again).toMatchObject({ state: 'archived', context: { packages: ['goi-1', 'goi-2'] } });
  });

  it('that nobody had sealed yet goes back, for everybody to sign', () => {
    for (const steps of [3, 5, 6, 7]) {
      const back = accepted(recordAfter(steps), corrected(['TOAN']));
      expect(back).toMatchObject({ state: 'returned', context: { renewal: null } });
      const sent = accepted(back, submitted());
      expect(awaited(sent.context, 'subjectTeacher')).toEqual([people.maths, people.letters]);
    }
    expect(refusalOf(openRecord(opening), corrected(['TOAN']))).toBe('record.notLocked');
  });

  it('on paper is reported signed also where no subject is affected', () => {
    const due = accepted(recordAfter(9), corrected([]));
    const printed = { ...submitted(), signedAs: 'wetInk' } as RecordEvent;
    const sent = accepted(due, printed, service);
    const draft = accepted(sent, drafted(sent));
    const whole = accepted(draft, certified(draft));
    expect(whole.state).toBe('subjectSigned');
    const paper = { by: people.registrar, on: '2026-06-20', at: at(50) };
    const approved = accepted(whole, { type: 'paper.signed', ...paper });
    expect(accepted(approved, { type: 'paper.sealed', ...paper }).state).toBe('locked');
  });

  it('marks only the affected teachers late', () => {
    const passed = { type: 'signing.deadlinePassed', at: at(40) } as const;
    expect(accepted(ready(['TOAN']), passed).context.late).toEqual([
      { role: 'subjectTeacher', person: people.maths, at: at(40) },
    ]);
  });
});

describe('a record stored before there were renewals', () => {
  it('is brought up and goes on', () => {
    const { renewal, ...context } = recordAfter(9).context;
    expect(renewal).toBeNull();
    const old = { workflow: 'record', definition: 1, state: 'locked', context };
    expect(upcastTo(recordDefinition.definition, recordDefinition.upcasts, old)).toEqual(recordAfter(9));
    expect(stepRecord(old, corrected(['TOAN']), service)).toMatchObject({
      snapshot: { state: 'superseded' },
    });
  });
});
