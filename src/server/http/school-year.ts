// Which school year a request asks about: a real one, or the one that runs.
import type { Instant } from '../../kernel/index.ts';
import { dayAt, isSchoolYear, schoolYearOf } from '../../policies/index.ts';
import { httpFault } from './faults.ts';
import { InvalidRequest } from './problem.ts';
import { described, optional, text } from './shapes.ts';

export const schoolYear = text({ pattern: '^[0-9]{4}-[0-9]{4}$' });
export const yearQuery = { schoolYear: optional(described('This one when left out', schoolYear)) };

/** @throws InvalidRequest `request.invalid` for what is written like a year and is none: `2025-2027` */
export function yearAsked({ schoolYear: asked }: { readonly schoolYear?: string }, at: Instant): string {
  if (asked === undefined) return schoolYearOf(dayAt(at));
  if (isSchoolYear(asked)) return asked;
  throw new InvalidRequest(httpFault('request.invalid'), [
    { in: 'query', pointer: '/schoolYear', detail: 'must be two consecutive years, like 2025-2026' },
  ]);
}
