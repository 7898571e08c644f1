// Appointments made up for tests of rights.
import { freshId, instant } from '../../src/kernel/index.ts';
import type { ClassId, Instant, PersonId } from '../../src/kernel/index.ts';
import type { AccessTarget, Appointment, Capacity, Scope } from '../../src/server/application/index.ts';

export const noon = instant('2026-01-15T12:00:00+07:00');
export const daysLater = (days: number): Instant => (noon + days * 86_400_000) as Instant;

export const home = {
  schoolId: 'school-a',
  schoolYear: '2025-2026',
  grade: 6,
  classId: 'class-6a' as ClassId,
  subject: 'TOAN',
  term: 'HK1',
  pupil: 'HS01',
} as const satisfies AccessTarget;

/** Every way a target can lie outside `home`, one facet at a time. */
export const abroad: Readonly<Record<string, AccessTarget>> = {
  school: { ...home, schoolId: 'school-b' },
  year: { ...home, schoolYear: '2024-2025' },
  grade: { ...home, grade: 7 },
  class: { ...home, classId: 'class-6b' as ClassId },
  subject: { ...home, subject: 'VAN' },
  term: { ...home, term: 'HK2' },
  pupil: { ...home, pupil: 'HS02' },
};

/** Limited in every way there is, to exactly `home`. */
export const homeScope: Scope = {
  schoolYears: [home.schoolYear],
  grades: [home.grade],
  classes: [home.classId],
  subjects: [home.subject],
  terms: [home.term],
  pupils: [home.pupil],
};

export const capacities: readonly Capacity[] = [
  'subjectTeacher',
  'homeroomTeacher',
  'departmentHead',
  'vicePrincipal',
  'principal',
  'actingPrincipal',
  'administrator',
  'registrar',
  'parent',
  'pupil',
  'inspector',
];

export function appointmentAs(capacity: Capacity, overrides: Partial<Appointment> = {}): Appointment {
  return {
    id: freshId(),
    schoolId: home.schoolId,
    personId: 'somebody' as PersonId,
    role: capacity === 'actingPrincipal' ? 'vicePrincipal' : capacity,
    scope: homeScope,
    basis: { kind: 'decision', number: '12/QĐ-THCS', date: '2025-08-30' },
    validFrom: daysLater(-100),
    validTo: daysLater(100),
    endedBy: null,
    actingFor: capacity === 'actingPrincipal' ? 'principal' : null,
    delegatedFrom: null,
    ...overrides,
  };
}
