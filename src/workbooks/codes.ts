// Codes of pupils and subjects: present, well formed, each used once.
import { limits } from './limits.ts';
import type { Report } from './report.ts';
import { readName, required, type CellSpec } from './text-cells.ts';

/** @param firstSeen code → address of its first use; extended by this call. */
export function readCode(
  report: Report,
  spec: CellSpec,
  firstSeen: Map<string, string>,
  limit: number = limits.codeLength,
): string | undefined {
  const code = required(report, spec, readName(report, spec));
  if (code === undefined) return undefined;
  const sheet = spec.grid.name;
  const { address } = spec.grid.at(spec.row, spec.column);
  if (code.length > limit || !WELL_FORMED.test(code)) {
    report.problem('codeInvalid', sheet, address, { found: code, limit });
    return undefined;
  }
  const first = firstSeen.get(code);
  if (first !== undefined) {
    report.problem('codeDuplicated', sheet, address, { found: code, first });
    return undefined;
  }
  firstSeen.set(code, address);
  return code;
}

/** Starts with a letter or digit, so that no code can be mistaken for anything else in file and field names. */
const WELL_FORMED = /^[\p{L}\p{N}][\p{L}\p{N}_/-]*$/u;
