// The life of a record that the school's policy has signed with pens.
import { sha256 } from '../../src/kernel/index.ts';
import { openRecord, replayRecord, stepRecord } from '../../src/workflows/index.ts';
import type { RecordEvent, RecordSnapshot } from '../../src/workflows/index.ts';
import {
  at,
  certified,
  drafted,
  opening,
  ordered,
  people,
  returned,
  sealed,
  signed,
  submitted,
} from '../support/record-events.ts';

const onPaper = { ...submitted(), signedAs: 'wetInk' } as RecordEvent;
const scan = sha256('scan');
const paperSigned = (by = people.registrar): RecordEvent => ({
  type: 'paper.signed',
  by,
  on: '2026-05-30',
  at: at(4),
  scan,
});
const paperSealed = (by = people.registrar): RecordEvent => ({
  type: 'paper.sealed',
  by,
  on: '2026-05-31',
  at: at(6),
});

const actorOf = (event: RecordEvent) => ('by' in event ? { person: event.by } : { service: 'test' });
const stepped = (from: RecordSnapshot, event: RecordEvent) => stepRecord(from, event, actorOf(event));
const after = (from: RecordSnapshot, event: RecordEvent): RecordSnapshot => {
  const next = stepped(from, event);
  if ('refused' in next) throw new Error(next.refused.code);
  return next.snapshot;
};
const refusalOf = (from: RecordSnapshot, event: RecordEvent) => {
  const next = stepped(from, event);
  return 'refused' in next ? next.refused.code : 'accepted';
};

const ready = () => {
  const waiting = after(openRecord(opening), onPaper);
  const draft = after(waiting, drafted(waiting));
  return after(draft, certified(draft));
};

describe('a record signed with pens', () => {
  it('closes by what the registrar reports: signed, ordered, sealed', () => {
    const events = [paperSigned(), ordered(), paperSealed()];
    const locked = events.reduce(after, ready());
    expect(locked.state).toBe('locked');
    expect(locked.context.paper).toEqual({
      signed: { by: people.registrar, on: '2026-05-30', at: at(4), scan },
      sealed: { by: people.registrar, on: '2026-05-31', at: at(6), scan: null },
    });
    expect(locked.context.signatures).toEqual([]);
  });

  it('takes no key, and no seal without an order', () => {
    const waiting = ready();
    expect(refusalOf(waiting, signed(waiting, people.maths, 'subjectTeacher'))).toBe('paper.notDigital');
    const approved = after(waiting, paperSigned());
    expect(refusalOf(approved, paperSealed())).toBe('seal.noOrder');
    expect(refusalOf(after(approved, ordered()), sealed(approved))).toBe('paper.notDigital');
  });

  it('is reported by the registrar alone, and not before there is something to print', () => {
    expect(refusalOf(ready(), paperSigned(people.homeroom))).toBe('policy.notPermitted');
    expect(refusalOf(after(openRecord(opening), onPaper), paperSigned())).toBe('signing.documentNotReady');
  });

  it('makes nobody late, for who has signed with a pen is not known', () => {
    const passed = after(ready(), { type: 'signing.deadlinePassed', at: at(9) });
    expect(passed.context.late).toEqual([]);
  });

  it('forgets the paper when it is returned and submitted again, also to be signed with keys', () => {
    const back = after(after(ready(), paperSigned()), returned());
    expect(back.state).toBe('returned');
    expect(after(back, submitted()).context).toMatchObject({ signedAs: 'digital', paper: null });
  });

  it('is the same when the journal is replayed', () => {
    const first = [onPaper, drafted(after(openRecord(opening), onPaper))];
    const draft = first.reduce(after, openRecord(opening));
    const events = [...first, certified(draft), paperSigned(), ordered(), paperSealed()];
    const replayed = replayRecord(
      opening,
      events.map((event) => ({ event, actor: actorOf(event) })),
    );
    expect(replayed).toEqual(events.reduce(after, openRecord(opening)));
  });
});

it('a record signed with keys is not reported as paper', () => {
  const waiting = after(openRecord(opening), submitted());
  const draft = after(waiting, drafted(waiting));
  expect(refusalOf(after(draft, certified(draft)), paperSigned())).toBe('paper.notOnPaper');
});
