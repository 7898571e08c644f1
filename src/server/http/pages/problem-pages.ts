// The pages behind the `type` of every problem, from docs/problems.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { escaped, htmlOf } from './markdown.ts';
import { htmlPage } from './page.ts';

export interface ProblemPages {
  readonly all: () => string;
  /** Undefined for a code without a page. */
  readonly of: (code: string) => string | undefined;
}

/** @param folder docs/problems of this installation */
export function problemPages(folder: string): ProblemPages {
  const codes = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.slice(0, -3))
    .sort();
  const known = new Set(codes);
  return {
    all: () =>
      htmlPage(
        'Lỗi / Problems',
        `<h1>Lỗi / Problems</h1>\n<ul>\n${codes.map((code) => `<li><a href="/problems/${escaped(code)}">${escaped(code)}</a></li>`).join('\n')}\n</ul>`,
      ),
    of: (code) => {
      if (!known.has(code)) return undefined;
      const text = readFileSync(join(folder, `${code}.md`), 'utf8');
      return htmlPage(code, `${htmlOf(text)}\n<p><code>${escaped(code)}</code></p>`);
    },
  };
}
