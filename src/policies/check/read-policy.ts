// A policy file read: the policy, or everything that is wrong with it.
import type { Policy } from '../policy.ts';
import { meaningProblems } from './meaning.ts';
import { problem } from './problem.ts';
import type { PolicyProblem } from './problem.ts';
import { namedTwice } from './twice-named.ts';
import { MOST, shapeProblems } from './schema-check.ts';

export type PolicyReading =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] };

/** A regulation of a school is a few kilobytes. */
const MOST_BYTES = 1_000_000;

/** UTF-8 JSON, with or without a byte order mark; letters are composed (NFC). */
export function readPolicy(bytes: Uint8Array): PolicyReading {
  if (bytes.length > MOST_BYTES)
    return refused(
      problem('tooLarge', '', {
        vi: `tệp lớn hơn ${MOST_BYTES} byte`,
        en: `larger than ${MOST_BYTES} bytes`,
      }),
    );
  let value: unknown;
  let twice: readonly PolicyProblem[];
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC');
    value = JSON.parse(text);
    twice = namedTwice(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    return refused(
      problem('notJson', '', {
        vi: `không phải là tệp JSON (UTF-8): ${reason}`,
        en: `is not a JSON file in UTF-8: ${reason}`,
      }),
    );
  }
  return twice.length > 0 ? { ok: false, problems: twice } : checkPolicy(value);
}

/** The shape first: what has another shape means nothing. */
export function checkPolicy(value: unknown): PolicyReading {
  const shape = shapeProblems(value);
  if (shape.length > 0) return { ok: false, problems: shape };
  const policy = value as Policy;
  const meaning = meaningProblems(policy).slice(0, MOST);
  return meaning.length > 0 ? { ok: false, problems: meaning } : { ok: true, policy };
}

const refused = (only: PolicyProblem): PolicyReading => ({ ok: false, problems: [only] });
