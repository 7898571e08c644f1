// Members that stand twice in one object: JSON.parse keeps the last and says nothing, while a person reads the first.
import { problem } from './problem.ts';
import type { PolicyProblem } from './problem.ts';

interface Frame {
  /** Null in a list. */
  readonly names: Set<string> | null;
  /** Member or place that is being read. */
  step: string;
  place: number;
}

/** @param text JSON that has been parsed already */
export function namedTwice(text: string): readonly PolicyProblem[] {
  const found: PolicyProblem[] = [];
  const frames: Frame[] = [];
  for (const [token] of text.matchAll(TOKENS)) {
    const frame = frames.at(-1);
    if (token === '{' || token === '[')
      frames.push({ names: token === '{' ? new Set() : null, step: '0', place: 0 });
    else if (token === '}' || token === ']') frames.pop();
    else if (token === ',' && frame?.names === null) frame.step = String((frame.place += 1));
    else if (token.endsWith(':') && frame?.names) {
      const name = JSON.parse(token.slice(0, -1)) as string;
      frame.step = name.replace(/~/g, '~0').replace(/\//g, '~1');
      if (frame.names.has(name) && found.length < 50)
        found.push(
          problem('namedTwice', frames.map(({ step }) => `/${step}`).join(''), {
            vi: 'mục này được ghi hai lần, không rõ theo bản nào',
            en: 'this member stands there twice, so it is not clear which one counts',
          }),
        );
      frame.names.add(name);
    }
  }
  return found;
}

/** Strings first, so that nothing inside them counts; with a colon behind it a string is the name of a member. */
const TOKENS = /"(?:[^"\\]|\\.)*"(?:\s*:)?|[{}[\],]/gs;
