// The examples in docs and docstrings as programs, with what each is said to print.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Example {
  /** Page or function it belongs to. */
  readonly name: string;
  readonly source: string;
}

/** What `// → …` promises, line by line; `…` stands for whatever differs from run to run. */
export const promisesIn = (source: string): string[] =>
  [...source.matchAll(/\/\/ → (.*)$/gm)].map((match) => match[1]!.trim());

/** Whether a program printed what it promised. */
export const isAsPromised = (printed: string, promised: string): boolean => {
  const [start = '', ...rest] = promised.split('…');
  let at = start.length;
  if (!printed.startsWith(start)) return false;
  for (const part of rest) {
    const found = part === '' ? printed.length : printed.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at === printed.length || (rest.length > 0 && rest.at(-1) === '');
};

/** Programs of a page in order: `ts run` goes on with the one before, `ts run again` is a new process in the same folder. */
export function programsOf(page: string): string[] {
  const programs: string[] = [];
  for (const [, again, source = ''] of page.matchAll(/^```ts run( again)?\n([\s\S]*?)^```$/gm)) {
    if (again !== undefined || programs.length === 0) programs.push(source);
    else programs.push(`${programs.pop() ?? ''}${source}`);
  }
  return programs;
}

/** Shell scripts of a page in order, each run in a folder that all of them share. */
export const scriptsOf = (page: string): string[] =>
  [...page.matchAll(/^```sh run\n([\s\S]*?)^```$/gm)].map(([, source = '']) => source);

/** What `# → …` promises of a script: these words, in this order. */
export const wordsPromisedIn = (script: string): string[] =>
  [...script.matchAll(/^# → (.*)$/gm)].map((match) => match[1]!.trim());

/** Examples of exported functions, by the name that follows the docstring. */
export function docstringExamples(...folders: readonly string[]): Example[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => examplesIn(readFileSync(join(folder, name), 'utf8'))),
  );
}

function examplesIn(file: string): Example[] {
  const blocks = file.matchAll(/\/\*\*\n((?: \*.*\n)*?) \*\/\nexport (?:async )?(?:const|function) (\w+)/g);
  return [...blocks].flatMap(([, block = '', name = '']) => {
    const text = block.replace(/^ \* ?/gm, '');
    const [, source] = /^@example\n```ts\n([\s\S]*?)^```$/m.exec(text) ?? [];
    return source === undefined ? [] : [{ name, source }];
  });
}
