// Every role × every action × every foreign school, year, grade, class, subject, term and pupil: no way across.
import * as fc from 'fast-check';
import type { Instant } from '../../../src/kernel/index.ts';
import { accessPolicy, may } from '../../../src/server/application/index.ts';
import type { AccessAction, Capacity } from '../../../src/server/application/index.ts';
import { recordPolicy, recordStateWords } from '../../../src/workflows/index.ts';
import { abroad, appointmentAs, capacities, daysLater, home, noon } from '../../support/appointments.ts';

const actions = [...new Set(accessPolicy.map(({ action }) => action))];
const states = [undefined, ...Object.keys(recordStateWords)];
const inState = (state: string | undefined) => (state === undefined ? {} : { state });
const allowed = (capacity: Capacity, action: AccessAction, state?: string) =>
  may([appointmentAs(capacity)], action, { ...home, ...inState(state) }, noon) !== null;

/** Facets that may differ because the table says so: a teacher sees the whole sheet, a parent both terms. */
const openTo: Partial<Record<Capacity, readonly string[]>> = {
  subjectTeacher: ['subject', 'term'],
  departmentHead: ['subject', 'term'],
  parent: ['term'],
  pupil: ['term'],
};

describe('who may do what', () => {
  it('is decided for every capacity, action and state exactly as the table says', () => {
    let granted = 0;
    for (const capacity of capacities)
      for (const action of actions)
        for (const state of states) {
          const rows = accessPolicy.filter(
            (row) =>
              row.action === action &&
              (!row.states || (state && (row.states as readonly string[]).includes(state))),
          );
          const expected = rows.some(({ by }) => by.some((grant) => grant.capacity === capacity));
          expect([capacity, action, state, allowed(capacity, action, state)]).toEqual([
            capacity,
            action,
            state,
            expected,
          ]);
          if (expected) granted += 1;
        }
    expect(granted).toBeGreaterThan(200);
  });

  it('never reaches a foreign school, year, grade, class, subject, term or pupil', () => {
    let walked = 0;
    for (const capacity of capacities)
      for (const action of actions)
        for (const state of states)
          for (const [facet, target] of Object.entries(abroad)) {
            walked += 1;
            const across = may([appointmentAs(capacity)], action, { ...target, ...inState(state) }, noon);
            const told = openTo[capacity]?.includes(facet) && allowed(capacity, action, state);
            if (across) expect([capacity, action, facet, told]).toEqual([capacity, action, facet, true]);
          }
    expect(walked).toBe(capacities.length * actions.length * states.length * Object.keys(abroad).length);
  });

  it('holds a signing teacher to class, subject and term alike', () => {
    const state = { state: 'subjectSigning' };
    const teacher = [appointmentAs('subjectTeacher')];
    expect(may(teacher, 'subject.signed', { ...home, ...state }, noon)).not.toBeNull();
    for (const facet of ['class', 'subject', 'term', 'school', 'year'])
      expect(may(teacher, 'subject.signed', { ...abroad[facet]!, ...state }, noon)).toBeNull();
  });

  it('takes a target that says nothing as outside every limit', () => {
    for (const capacity of capacities)
      for (const action of actions)
        for (const state of states)
          expect(
            may([appointmentAs(capacity)], action, { schoolId: home.schoolId, ...inState(state) }, noon),
          ).toBeNull();
  });

  it('never adds two appointments up', () => {
    const { classId: class6b } = abroad.class!;
    const both = [
      appointmentAs('subjectTeacher', { scope: { classes: [home.classId], subjects: ['TOAN'] } }),
      appointmentAs('subjectTeacher', { scope: { classes: [class6b!], subjects: ['VAN'] } }),
    ];
    const sign = (classId: typeof class6b, subject: string) =>
      may(both, 'subject.signed', { ...home, classId: classId!, subject, state: 'subjectSigning' }, noon);
    expect(sign(home.classId, 'TOAN')).toBe(both[0]);
    expect(sign(class6b, 'VAN')).toBe(both[1]);
    expect(sign(home.classId, 'VAN')).toBeNull();
    expect(sign(class6b, 'TOAN')).toBeNull();
  });

  it('gives nothing before the first moment, from the last moment on, or at no moment', () => {
    const one = appointmentAs('principal');
    const at = (moment: number) => may([one], 'record.read', home, moment as Instant);
    expect(at(one.validFrom)).toBe(one);
    expect(at(one.validFrom - 1)).toBeNull();
    expect(at(one.validTo! - 1)).toBe(one);
    expect(at(one.validTo!)).toBeNull();
    expect(at(Number.NaN)).toBeNull();
    expect(
      may(
        [appointmentAs('principal', { validFrom: daysLater(2), validTo: daysLater(1) })],
        'record.read',
        home,
        daysLater(1),
      ),
    ).toBeNull();
  });

  it('gives a teacher stored without class or subject nothing, not everything', () => {
    for (const scope of [{}, { classes: [home.classId] }, { subjects: ['TOAN'] }]) {
      const teacher = [appointmentAs('subjectTeacher', { scope })];
      for (const action of actions)
        for (const state of states)
          expect(may(teacher, action, { ...home, ...inState(state) }, noon)).toBeNull();
    }
  });

  it('lets an inspector read everything and change nothing', () => {
    const grants = accessPolicy.filter(({ by }) => by.some(({ capacity }) => capacity === 'inspector'));
    expect(grants.length).toBeGreaterThan(4);
    expect(grants.filter(({ action }) => !action.endsWith('.read'))).toEqual([]);
  });

  it('keeps orders with the principal and their execution with the office', () => {
    for (const action of ['lock.ordered', 'policy.adopted'] as const)
      for (const capacity of capacities.filter((one) => one !== 'principal'))
        expect(states.filter((state) => allowed(capacity, action, state))).toEqual([]);
    expect(allowed('principal', 'seal.applied', 'principalApproved')).toBe(false);
    expect(allowed('principal', 'lock.executed', 'principalApproved')).toBe(false);
  });

  it('agrees with the table of records: who an event admits there has a way here, and nobody else', () => {
    const capacityOf = {
      subjectTeacher: ['subjectTeacher'],
      homeroomTeacher: ['homeroomTeacher'],
      approver: ['principal', 'vicePrincipal', 'actingPrincipal'],
      principal: ['principal'],
      registrar: ['registrar'],
      // Its own row: `lock.decided`.
      byPolicy: [],
    } as const;
    for (const action of actions) {
      const rows = recordPolicy.filter(({ event }) => event === action);
      if (rows.length === 0) continue;
      const there = new Set<string>(
        rows.flatMap(({ by }) => by.flatMap((role) => (role === 'service' ? [] : capacityOf[role]))),
      );
      const here = new Set<string>(
        accessPolicy
          .filter((row) => row.action === action)
          .flatMap(({ by }) => by.map(({ capacity }) => capacity)),
      );
      expect([action, [...here].toSorted()]).toEqual([action, [...there].toSorted()]);
    }
  });

  it('finds no way across for any mixture of appointments elsewhere', () => {
    const elsewhere = fc
      .tuple(fc.constantFrom(...capacities), fc.constantFrom('school', 'class', 'period'))
      .map(([capacity, how]) => {
        if (how === 'school') return appointmentAs(capacity, { schoolId: 'school-b', scope: {} });
        if (how === 'period') return appointmentAs(capacity, { validTo: noon });
        const { classId } = abroad.class!;
        return appointmentAs(capacity, {
          scope: { classes: [classId!], subjects: ['TOAN'], pupils: ['HS01'] },
        });
      });
    fc.assert(
      fc.property(
        fc.array(elsewhere, { maxLength: 12 }),
        fc.constantFrom(...actions),
        fc.constantFrom(...states),
        (held, action, state) => may(held, action, { ...home, ...inState(state) }, noon) === null,
      ),
      { numRuns: 500 },
    );
  });
});
