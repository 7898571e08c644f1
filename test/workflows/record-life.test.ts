// The life of a record, event by event.
import { openRecord, replayRecord, stepRecord } from '../../src/workflows/index.ts';
import type { RecordSnapshot } from '../../src/workflows/index.ts';
import {
  accepted,
  actorOf,
  assignments,
  certified,
  corrected,
  drafted,
  happyPath,
  opening,
  people,
  recordAfter,
  refusalOf,
  returned,
  service,
  signed,
  snapshotHash,
  submitted,
  at,
} from '../support/record-events.ts';

describe('the life of a record', () => {
  it('passes every state from draft to archived when all do their part', () => {
    const states = happyPath.map((_, steps) => recordAfter(steps + 1).state);
    expect(states).toEqual([
      'subjectSigning',
      'subjectSigning',
      'subjectSigning',
      'subjectSigning',
      'subjectSigned',
      'homeroomVerified',
      'principalApproved',
      'principalApproved',
      'locked',
      'archived',
    ]);
  });

  it('orders the draft when submitted and the certification when drafted, and nothing else', () => {
    let snapshot: RecordSnapshot = openRecord(opening);
    const effects = happyPath.flatMap((make) => {
      const event = make(snapshot);
      const next = stepRecord(snapshot, event, actorOf(event));
      if ('refused' in next) throw new Error(next.refused.code);
      snapshot = next.snapshot;
      return next.effects;
    });
    expect(effects).toEqual([
      { type: 'draftDocument', version: 1, snapshotHash, printedAt: at(1) },
      { type: 'certifyDocument', version: 1 },
    ]);
  });

  it('lets the subject teachers sign in any order', () => {
    const ready = recordAfter(3);
    const one = accepted(ready, signed(ready, people.maths, 'subjectTeacher'));
    const two = accepted(one, signed(one, people.letters, 'subjectTeacher'));
    expect(two.state).toBe('subjectSigned');
  });

  it('lets a teacher of two subjects sign both rows with one signature', () => {
    const ready = recordAfter(3);
    const event = signed(ready, people.letters, 'subjectTeacher');
    expect(event).toMatchObject({ slots: ['Subject_NGUVAN', 'Subject_LS'] });
    expect(accepted(ready, event).context.signatures).toHaveLength(1);
  });

  it('begins a new version after a return and forgets the signatures of the former', () => {
    const back = accepted(recordAfter(6), returned());
    expect(back.state).toBe('returned');
    const again = accepted(back, submitted());
    expect(again.context).toMatchObject({ version: 2, signatures: [], document: null, returned: null });
    expect(recordAfter(10, back).context.document?.version).toBe(2);
  });

  it('leads a returned record back to draft when corrected entries are imported', () => {
    const back = accepted(recordAfter(4), returned());
    const event = {
      type: 'entries.imported',
      by: people.homeroom,
      at: at(9),
      assignments,
      entriesHash: opening.entriesHash,
    } as const;
    expect(accepted(back, event).state).toBe('draft');
  });

  it('lets a delegated vice principal approve in place of the principal', () => {
    const delegated = openRecord({
      ...opening,
      assignments: { ...assignments, approver: { person: people.vice, capacity: 'vicePrincipal' } },
    });
    const verified = recordAfter(6, delegated);
    expect(refusalOf(verified, signed(verified, people.principal, 'principal'))).toBe('signing.wrongPerson');
    expect(accepted(verified, signed(verified, people.vice, 'principal')).state).toBe('principalApproved');
  });

  it('flags who is late, once, and only those still awaited', () => {
    const some = recordAfter(4);
    const passed = { type: 'signing.deadlinePassed', at: at(30) } as const;
    const late = accepted(accepted(some, passed), { ...passed, at: at(40) });
    expect(late.context.late).toEqual([{ role: 'subjectTeacher', person: people.maths, at: at(30) }]);
  });

  it('is left alone by a correction only asked for: nothing but its execution supersedes it', () => {
    expect(accepted(recordAfter(9), corrected(['TOAN'])).state).toBe('superseded');
    expect(refusalOf(recordAfter(9), corrected(['TOAN'], ' '))).toBe('record.decisionNumberMissing');
    expect(refusalOf(recordAfter(9), corrected(['TOAN']), { person: people.principal })).toBe(
      'policy.byProxy',
    );
    expect(refusalOf(recordAfter(9), corrected(['TOAN']), { person: people.maths })).toBe(
      'policy.notPermitted',
    );
  });

  it('is reproduced by replaying its events, and by nothing less', () => {
    let snapshot: RecordSnapshot = openRecord(opening);
    const steps = happyPath.map((make) => {
      const event = make(snapshot);
      snapshot = accepted(snapshot, event);
      return { event, actor: actorOf(event) };
    });
    expect(replayRecord(opening, steps)).toEqual(snapshot);
    expect(replayRecord(opening, steps.toSpliced(4, 1))).toBeNull();
  });

  it('stores as JSON and goes on from there', () => {
    const stored = JSON.parse(JSON.stringify(recordAfter(4))) as RecordSnapshot;
    expect(stored).toEqual(recordAfter(4));
    expect(accepted(stored, signed(stored, people.maths, 'subjectTeacher')).state).toBe('subjectSigned');
  });

  it('answers the same to the same question and leaves the question alone', () => {
    const before = recordAfter(3);
    const copy = structuredClone(before);
    const event = signed(before, people.maths, 'subjectTeacher');
    expect(stepRecord(before, event, actorOf(event))).toEqual(stepRecord(copy, event, actorOf(event)));
    expect(before).toEqual(copy);
  });

  it('takes a draft only once, of the present submission and with every field assigned', () => {
    const waiting = recordAfter(1);
    const draft = drafted(waiting);
    expect(refusalOf(recordAfter(2), draft)).toBe('document.notOfThisSubmission');
    expect(refusalOf(waiting, { ...draft, version: 7 } as typeof draft)).toBe('document.notOfThisSubmission');
    const orphan = { field: 'Subject_HH', purpose: 'subject', subject: 'HH' } as const;
    if (draft.type !== 'document.drafted') throw new Error();
    expect(refusalOf(waiting, { ...draft, slots: [...draft.slots, orphan] })).toBe(
      'document.slotWithoutSigner',
    );
    expect(refusalOf(recordAfter(3), certified(recordAfter(3)))).toBe('document.notAwaitingCertification');
    expect(refusalOf(waiting, draft, { person: people.principal })).toBe('policy.notPermitted');
    expect(refusalOf(waiting, draft, service)).toBeNull();
  });
});
