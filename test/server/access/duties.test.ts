// Duties that one person may not hold together: parted by different classes, by nothing else.
import { freshId, type ClassId, type Instant } from '../../../src/kernel/index.ts';
import { mixedWith } from '../../../src/server/application/access/checks.ts';
import type { Appointment, Scope } from '../../../src/server/application/index.ts';

const held = (role: 'registrar' | 'principal', scope: Scope): Appointment => ({
  id: freshId(),
  schoolId: 'school',
  personId: freshId(),
  role,
  scope,
  basis: { kind: 'decision', number: '12/QĐ-THCS', date: '2026-05-30' },
  validFrom: 0 as Instant,
  validTo: null,
  endedBy: null,
  actingFor: null,
  delegatedFrom: null,
});

it('principal and registrar in one person meet unless both are limited to different classes', () => {
  const mixed = (a: Scope, b: Scope) => mixedWith(held('principal', a), [held('registrar', b)]) !== undefined;
  const [one, other] = [freshId<ClassId>(), freshId<ClassId>()];
  expect(mixed({ grades: [6] }, { grades: [7] })).toBe(true);
  expect(mixed({ classes: [one] }, { classes: [one, other] })).toBe(true);
  expect(mixed({ classes: [one] }, {})).toBe(true);
  expect(mixed({ classes: [one] }, { classes: [other] })).toBe(false);
});
