// A professional dossier on its way: whose turn, who never, and what stays of earlier versions.
import { sha256 } from '../../src/kernel/index.ts';
import type { PersonId, Sha256 } from '../../src/kernel/index.ts';
import {
  awaitedParty,
  dossierPolicy,
  latestBytes,
  openDossier,
  signaturesNow,
  stepDossier,
} from '../../src/workflows/index.ts';
import type { DossierEvent, DossierParty, DossierRoute, DossierSnapshot } from '../../src/workflows/index.ts';
import { at } from '../support/record-events.ts';

const [author, head, principal, office] = ['soạn', 'tổ-trưởng', 'hiệu-trưởng', 'văn-thư'] as PersonId[] as [
  PersonId,
  PersonId,
  PersonId,
  PersonId,
];
const partiesOf: Readonly<Record<string, readonly DossierParty[]>> = {
  [author]: ['subjectTeacher'],
  [head]: ['subjectTeacher', 'departmentHead'],
  [principal]: ['principal', 'leadership'],
  [office]: ['registrar', 'office'],
};
const route = (sealed = false): DossierRoute => ({
  steps: ['departmentHead', 'principal'],
  leftOut: [],
  sealed,
});
const file = (name: string) => ({
  uploaded: sha256(name),
  fileHash: sha256('fields', name),
  pages: 2,
  at: at(0),
});
const opened = () =>
  openDossier(
    {
      schoolId: 'trường',
      author,
      kind: 'lessonPlan',
      title: 'Tuần 12',
      schoolYear: '2025-2026',
      subject: 'TOAN',
      grade: 6,
      period: 'week:12',
      dueAt: at(50),
    },
    { ...file('một'), version: 1 },
  );

const base = (now: DossierSnapshot): Sha256 => latestBytes(now.context);
const bytesBy = (now: DossierSnapshot, by: PersonId) => sha256(by, base(now));
const submitted = (now: DossierSnapshot, sealed = false): DossierEvent => {
  const hashes = { baseHash: base(now), fileHash: bytesBy(now, author) };
  return { type: 'dossier.submitted', by: author, at: at(1), route: route(sealed), ...hashes };
};
const signed = (now: DossierSnapshot, by: PersonId, decisionNumber = ''): DossierEvent => ({
  type: 'dossier.signed',
  by,
  as: partiesOf[by]!,
  at: at(2),
  decisionNumber,
  baseHash: base(now),
  fileHash: bytesBy(now, by),
});
const returned = (by: PersonId, reason = 'Thiếu mục tiêu'): DossierEvent => {
  const minutes = { reason, place: 'Phòng tổ Toán', present: [] };
  return { type: 'dossier.returned', by, as: partiesOf[by]!, at: at(3), ...minutes };
};
const step = (now: DossierSnapshot, event: DossierEvent, as: PersonId = event.by) =>
  stepDossier(now, event, { person: as, parties: partiesOf[as] ?? [] });
const after = (now: DossierSnapshot, ...events: ((at: DossierSnapshot) => DossierEvent)[]): DossierSnapshot =>
  events.reduce((state, make) => {
    const next = step(state, make(state));
    if ('refused' in next) throw new Error(next.refused.code);
    return next.snapshot;
  }, now);
const refusalOf = (now: DossierSnapshot, event: DossierEvent, as?: PersonId) => {
  const next = step(now, event, as);
  return 'refused' in next ? next.refused.code : 'accepted';
};

describe('a dossier', () => {
  it('goes from its author through the route to approval', () => {
    const one = after(opened(), submitted);
    expect([one.state, awaitedParty(one.context)]).toEqual(['submitted', 'departmentHead']);
    const two = after(one, (now) => signed(now, head));
    expect([two.state, awaitedParty(two.context)]).toEqual(['submitted', 'principal']);
    const three = after(two, (now) => signed(now, principal));
    expect(three.state).toBe('approved');
    expect(three.context.signatures.map(({ as }) => as)).toEqual(['author', 'departmentHead', 'principal']);
  });

  it('is returned with minutes, comes again as another version, and all of the route sign that one', () => {
    const back = after(
      opened(),
      submitted,
      (now) => signed(now, head),
      () => returned(principal),
    );
    expect(back.state).toBe('returned');
    expect(back.context.minutes).toMatchObject([{ number: 1, version: 1, as: 'principal' }]);
    expect(refusalOf(back, signed(back, principal))).toBe('dossier.waitsForRevision');
    const again = after(back, () => ({ type: 'dossier.revised', by: author, at: at(4), file: file('hai') }));
    expect([again.state, signaturesNow(again.context)]).toEqual(['draft', []]);
    const sent = after(again, submitted);
    expect(awaitedParty(sent.context)).toBe('departmentHead');
    expect(sent.context.firstSubmittedAt).toBe(at(1));
    expect(sent.context.signatures).toHaveLength(3);
  });

  it('that must be sealed waits for a numbered order and for the office', () => {
    const due = after(
      opened(),
      (now) => submitted(now, true),
      (now) => signed(now, head),
    );
    expect(refusalOf(due, signed(due, principal))).toBe('record.decisionNumberMissing');
    const ordered = after(due, (now) => signed(now, principal, '9/KH'));
    expect([ordered.state, ordered.context.sealOrder?.decisionNumber]).toEqual(['signed', '9/KH']);
    const seal = (by: PersonId): DossierEvent => {
      const hashes = { baseHash: base(ordered), fileHash: bytesBy(ordered, by) };
      return { type: 'dossier.sealed', by, at: at(5), ...hashes };
    };
    expect(refusalOf(ordered, seal(head))).toBe('policy.notPermitted');
    expect(after(ordered, () => seal(office)).state).toBe('approved');
  });

  it('refuses its author every part but their own, and everybody the part of another', () => {
    const sent = after(opened(), submitted);
    const asHead = { ...signed(sent, author), as: ['subjectTeacher'] } as DossierEvent;
    expect(refusalOf(sent, asHead)).toBe('dossier.own');
    expect(refusalOf(sent, returned(author))).toBe('dossier.own');
    expect(refusalOf(sent, signed(sent, head), principal)).toBe('policy.byProxy');
    const lying = { ...signed(sent, office), as: ['departmentHead'] } as DossierEvent;
    expect(refusalOf(sent, lying)).toBe('policy.byProxy');
    expect(refusalOf(opened(), { ...submitted(opened()), by: head })).toBe('policy.notPermitted');
  });

  it('is signed in the order of the route, once by each, on the bytes that stand there', () => {
    const sent = after(opened(), submitted);
    expect(refusalOf(sent, signed(sent, principal))).toBe('dossier.notTheirTurn');
    const one = after(sent, (now) => signed(now, head));
    expect(refusalOf(one, signed(one, head))).toBe('dossier.notTheirTurn');
    const stale = { ...signed(one, principal), baseHash: base(sent) } as DossierEvent;
    expect(refusalOf(one, stale)).toBe('signing.staleBytes');
  });

  it('is not swapped for another file while it is being checked, nor for the same one ever', () => {
    const revised = (name: string): DossierEvent => {
      return { type: 'dossier.revised', by: author, at: at(4), file: file(name) };
    };
    const sent = after(opened(), submitted);
    expect(refusalOf(sent, revised('hai'))).toBe('dossier.underWay');
    expect(refusalOf(opened(), revised('một'))).toBe('dossier.sameFile');
    expect(refusalOf(sent, { ...returned(head), reason: ' ' } as DossierEvent)).toBe(
      'dossier.minutesIncomplete',
    );
  });

  it('has somebody in the table for every event', () => {
    expect(dossierPolicy.filter(({ by }) => by.length === 0)).toEqual([]);
    const done = after(opened(), () => ({ type: 'dossier.withdrawn', by: author, at: at(2) }));
    for (const { event } of dossierPolicy)
      expect(refusalOf(done, { ...signed(done, author), type: event } as DossierEvent)).toMatch(/^dossier\./);
  });
});
