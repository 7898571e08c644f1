// The schema, compiled once, with the formats it names.
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv';
import { isDate, isSchoolYear } from '../calendar/civil-date.ts';
import type { Policy } from '../policy.ts';
import { policySchema } from '../schema/policy-schema.ts';
import { complaintOf } from './complaints.ts';
import type { PolicyProblem } from './problem.ts';

/** More than this is one mistake repeated. */
export const MOST = 50;

/** Empty when the value has the shape of a policy. */
export function shapeProblems(value: unknown): readonly PolicyProblem[] {
  const validate = (compiled ??= compile());
  if (validate(value)) return [];
  const told = (validate.errors ?? []).flatMap((error) => complaintOf(error) ?? []);
  const seen = new Set<string>();
  return told
    .filter(({ pointer, code, en }) => {
      const key = `${pointer} ${code} ${en}`;
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, MOST);
}

let compiled: ValidateFunction<Policy> | undefined;

function compile(): ValidateFunction<Policy> {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    discriminator: true,
    strict: true,
    // `retention` is a number of years or a word.
    allowUnionTypes: true,
    strictRequired: false,
    strictTypes: false,
    formats: {
      date: isDate,
      'day-of-year': (text: string) => isDate(`2000-${text}`),
      'school-year': isSchoolYear,
      'json-pointer': /^(?:\/(?:[^~/]|~0|~1)*)*$/,
    },
  });
  return ajv.compile<Policy>(policySchema);
}
