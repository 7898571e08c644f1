// The way of a correction, event by event: who, in which order, and what is ordered at each step.
import { openCorrection, presentAt, stepCorrection, stillToSign } from '../../src/workflows/index.ts';
import type { CorrectionOpening } from '../../src/workflows/index.ts';
import {
  actorIn,
  after,
  board,
  completed,
  confirmed,
  edited,
  late,
  minutesSigned,
  ordersOf,
  permitted,
  refused,
  refusedWith,
  request,
  taken,
  unlocked,
  wholeWay,
  withdrawn,
  witnessed,
} from '../support/correction-events.ts';
import { at, people } from '../support/record-events.ts';

const asked = (more: Partial<CorrectionOpening>) => openCorrection({ ...request, ...more });

describe('the way of a correction', () => {
  it('passes every state from requested to completed when all do their part', () => {
    expect(wholeWay.map((_, steps) => after(steps + 1).state)).toEqual([
      'homeroomConfirmed',
      'permitted',
      'unlocked',
      'unlocked',
      'witnessed',
      'executed',
      'executed',
      'executed',
      'executed',
      'executed',
      'renewing',
      'completed',
    ]);
  });

  it('opens exactly the cells of the request on the decision’s number, and locks them in the step that edits', () => {
    const next = stepCorrection(after(2), unlocked(), actorIn(unlocked()));
    expect(next).toMatchObject({
      effects: [
        {
          type: 'openCells',
          paths: ['pupils/HS001/entries/HK1/TOAN/midterm'],
          until: at(100),
          decisionNumber: '7/QĐ-VD',
        },
      ],
    });
    expect(ordersOf(after(5), edited())).toEqual([
      'writeCells',
      'closeCells',
      'supersedeRecords',
      'draftMinutes',
    ]);
    expect(after(6).context.relockedAt).toBe(at(50));
    expect(ordersOf(after(10), minutesSigned(after(10), people.principal))).toEqual(['renewRecords']);
  });

  it('takes a homeroom teacher’s own request as confirmed, and lets nobody be confirmer of their own', () => {
    const own = asked({
      requester: people.homeroom,
      requestedAs: 'homeroomTeacher',
      confirmedByAsking: true,
    });
    expect(own.state).toBe('homeroomConfirmed');
    expect(own.context.confirmed).toEqual({ by: people.homeroom, at: at(0) });
    expect(taken(own, permitted()).state).toBe('permitted');
    const both = { person: people.maths, parties: ['subjectTeacher', 'homeroomTeacher'] as const };
    const event = { ...confirmed(people.maths), as: ['homeroomTeacher'] } as never;
    expect(refusedWith(openCorrection(request), event, both)).toBe('correction.ownRequest');
  });

  it('waits for every party that must permit; one person’s word counts for all the parties they are', () => {
    const demands = { ...request.demands, permittedBy: ['principal', 'systemBoard'] as const };
    const two = taken(asked({ demands }), confirmed());
    const one = taken(two, permitted(board, ''));
    expect(one.state).toBe('homeroomConfirmed');
    expect(refusedWith(one, permitted(board, ''))).toBe('correction.alreadyPermitted');
    expect(refusedWith(one, unlocked())).toBe('correction.notPermitted');
    expect(taken(one, permitted()).state).toBe('permitted');
    expect(taken(taken(two, permitted()), permitted(board, '')).state).toBe('permitted');

    const stricter = { ...request.demands, permittedBy: ['leadership', 'principal'] as const };
    const strict = taken(asked({ demands: stricter, route: 'afterLock' }), confirmed());
    expect(taken(strict, permitted(people.vice)).state).toBe('homeroomConfirmed');
    expect(taken(strict, permitted()).state).toBe('permitted');
  });

  it('needs a number from whoever decides, not from a board that only agrees', () => {
    expect(refusedWith(after(1), permitted(people.principal, ' '))).toBe('record.decisionNumberMissing');
    const demands = { ...request.demands, permittedBy: ['systemBoard'] as const };
    const alone = taken(asked({ demands }), confirmed());
    expect(refusedWith(alone, permitted(board, ''))).toBe('record.decisionNumberMissing');
  });

  it('counts persons as witnesses, and nobody for two parties', () => {
    const everything = { person: board, parties: ['systemBoard', 'homeroomTeacher'] as const };
    const twice = { ...witnessed(board), as: everything.parties } as never;
    const open = after(3);
    const first = stepCorrection(open, twice, everything);
    if ('refused' in first) throw new Error(first.refused.code);
    expect(first.snapshot.context.witnesses).toEqual([{ by: board, as: 'systemBoard', at: at(40) }]);
    expect(refusedWith(first.snapshot, twice, everything)).toBe('correction.alreadyWitnessed');
    expect(taken(first.snapshot, witnessed(people.homeroom)).state).toBe('witnessed');
  });

  it('is content with a quorum', () => {
    const demands = { ...request.demands, quorum: 1 };
    const open = after(3, asked({ demands }));
    expect(taken(open, witnessed(board)).state).toBe('witnessed');
    expect(after(3, asked({ demands: { ...demands, quorum: 0 } })).state).toBe('witnessed');
  });

  it('has its minutes signed by everybody present, each once, in any order', () => {
    expect(presentAt(after(6).context)).toEqual([
      { person: people.maths, as: 'requester' },
      { person: people.homeroom, as: 'homeroomTeacher' },
      { person: board, as: 'witness' },
      { person: people.principal, as: 'leader' },
    ]);
    const drafted = after(7);
    const one = taken(drafted, minutesSigned(drafted, people.principal));
    expect(stillToSign(one.context)).toEqual([people.maths, people.homeroom, board]);
    expect(refusedWith(one, minutesSigned(one, people.principal))).toBe('signing.alreadySigned');
    expect(refusedWith(one, minutesSigned(drafted, people.maths))).toBe('signing.staleBytes');
    expect(refusedWith(one, minutesSigned(one, people.vice))).toBe('policy.notPermitted');
  });
});

describe('a correction that comes to nothing', () => {
  it('is refused by the homeroom teacher or by whoever must permit, with a reason, and opens nothing', () => {
    const byHomeroom = taken(openCorrection(request), refused(people.homeroom));
    expect(byHomeroom).toMatchObject({ state: 'refused', context: { refused: { by: people.homeroom } } });
    const byPrincipal = taken(after(1), refused());
    expect(byPrincipal.context.unlocked).toBeNull();
    expect(ordersOf(after(1), refused())).toEqual([]);
    expect(refusedWith(after(1), refused(people.principal, ''))).toBe('correction.reasonMissing');
    expect(refusedWith(after(2), refused())).toBe('correction.notUnlocked');
  });

  it('is withdrawn by the requester alone, before the edit, and locks what was open', () => {
    for (const steps of [0, 1, 2]) {
      expect(taken(after(steps), withdrawn()).state).toBe('withdrawn');
      expect(ordersOf(after(steps), withdrawn())).toEqual([]);
    }
    for (const steps of [3, 4, 5]) expect(ordersOf(after(steps), withdrawn())).toEqual(['closeCells']);
    expect(refusedWith(after(1), withdrawn(people.homeroom))).toBe('policy.notPermitted');
    expect(refusedWith(after(6), withdrawn())).toBe('correction.executed');
  });

  it('expires when the cells were open long enough: locked again at once, nothing written', () => {
    for (const steps of [3, 4, 5]) {
      expect(refusedWith(after(steps), late(99))).toBe('correction.notYetDue');
      expect(ordersOf(after(steps), late(100))).toEqual(['closeCells']);
      expect(taken(after(steps), late(100)).state).toBe('expired');
    }
    expect(refusedWith(after(5), edited(people.maths, 100))).toBe('correction.deadlinePassed');
    expect(refusedWith(after(3), witnessed(board, 100))).toBe('correction.deadlinePassed');
  });

  it('lapses when nobody permitted it in time; the path after the lock knows no such end', () => {
    for (const steps of [0, 1]) expect(taken(after(steps), late(500)).state).toBe('lapsed');
    expect(refusedWith(after(1), { ...permitted(), at: at(500) })).toBe('correction.tooLate');
    const strict = asked({ route: 'afterLock', permitBefore: null });
    expect(refusedWith(strict, late(9_000))).toBe('correction.notYetDue');
    expect(refusedWith(after(2), late(500))).toBe('correction.notUnlocked');
  });

  it('stays ended', () => {
    const ends = [
      taken(after(1), refused()),
      taken(after(1), withdrawn()),
      taken(after(4), late(100)),
      taken(after(0), late(500)),
      after(12),
    ];
    for (const end of ends)
      for (const event of [confirmed(), permitted(), unlocked(), witnessed(board), edited(), completed()])
        expect(refusedWith(end, event)).toBe('correction.over');
  });
});
