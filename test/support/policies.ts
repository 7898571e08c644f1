// The five sample policies, and small ones made up for a test.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkPolicy, readPolicy } from '../../src/policies/index.ts';
import type { Policy, PolicyProblem } from '../../src/policies/index.ts';

const folder = path.join(__dirname, '../../samples/policies');
export const sampleNames = readdirSync(folder).filter((name) => name.endsWith('.json'));
export const sampleBytes = (name: string): Buffer => readFileSync(path.join(folder, name));

export function samplePolicy(name: string): Policy {
  const reading = readPolicy(sampleBytes(name));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.policy;
}

/** Governs from 2025-2026, grades 6 to 9. */
export const policyWith = (more: Partial<Policy> = {}): Policy => ({
  format: 'giaplai-policy/1',
  name: 'Quy chế ví dụ',
  issuer: 'Trường THCS Ví Dụ',
  version: 1,
  schoolYears: { from: '2025-2026' },
  grades: [6, 7, 8, 9],
  ...more,
});

/** What is wrong with it, as `code pointer`. */
export const complaintsAbout = (value: unknown): readonly string[] =>
  problemsOf(value).map(({ code, pointer }) => `${code} ${pointer}`);

export function problemsOf(value: unknown): readonly PolicyProblem[] {
  const reading = checkPolicy(value);
  return reading.ok ? [] : reading.problems;
}
