// The texts behind the `type` of every problem, from docs/problems of this installation.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface ProblemText {
  readonly code: string;
  /** Its first line. */
  readonly title: string;
  /** Markdown below the title. */
  readonly text: string;
}

/** By code, in the order of the alphabet. Read once: they come with the package. */
export function problemTexts(folder: string): ReadonlyMap<string, ProblemText> {
  const codes = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.slice(0, -3))
    .sort();
  return new Map(codes.map((code) => [code, read(folder, code)]));
}

function read(folder: string, code: string): ProblemText {
  const whole = readFileSync(join(folder, `${code}.md`), 'utf8').replace(/\r/g, '');
  const [first = '', ...rest] = whole.split('\n');
  return { code, title: first.replace(/^# /, ''), text: rest.join('\n') };
}
