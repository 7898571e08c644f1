// A fault as application/problem+json (RFC 9457): the type is the address of a page that says what to do.
import { Fault } from '../../kernel/index.ts';
import { described, list, named, object, optional, text, whole, words, type Of } from './shapes.ts';
import { statusOf } from './statuses.ts';

export const problemShape = named(
  'Problem',
  object({
    type: described('Page about this kind of problem', text({ format: 'uri-reference' })),
    title: text(),
    status: whole(),
    code: described('Stable code of the problem', text()),
    titles: words,
    /** For whoever looks into the log. */
    request: text(),
    errors: optional(
      list(
        object({
          in: described('body, query, path or header', text()),
          pointer: described('JSON Pointer (RFC 6901)', text()),
          detail: text(),
          vi: optional(text()),
        }),
      ),
    ),
    conflicts: optional(
      described(
        'Cells that somebody else changed meanwhile, to be shown side by side; an empty text is an empty cell',
        list(object({ cell: text(), yours: text(), theirs: text(), by: text(), at: text() })),
      ),
    ),
    cells: optional(described('Cells that were refused; the others were not at fault', list(text()))),
  }),
);
export type Problem = Of<typeof problemShape>;
export type ProblemError = NonNullable<Problem['errors']>[number];

/** A fault of a request, with the places in it that are wrong. */
export class InvalidRequest extends Fault {
  readonly errors: readonly ProblemError[];

  constructor(fault: Fault, errors: readonly ProblemError[]) {
    super(fault.code, fault.title, fault.details);
    this.errors = errors;
  }
}

export function problemOf(fault: Fault, request: string, language: 'vi' | 'en'): Problem {
  const { code, title } = fault;
  return {
    type: `/problems/${code}`,
    title: title[language],
    status: statusOf(code),
    code,
    titles: { vi: title.vi, en: title.en },
    request,
    ...(fault instanceof InvalidRequest && { errors: fault.errors }),
    ...(code === 'results.changedMeanwhile' && { conflicts: conflictsOf(fault) }),
    ...(refusesCells.has(code) && Array.isArray(fault.details.cells) && { cells: fault.details.cells }),
  };
}

const refusesCells: ReadonlySet<string> = new Set(['results.locked', 'results.valueRefused']);

/** Its details are lists side by side. */
function conflictsOf({ details }: Fault): NonNullable<Problem['conflicts']> {
  const at = (name: string, index: number): string => {
    const values = details[name];
    return typeof values === 'object' ? (values[index] ?? '') : '';
  };
  const { cells } = details;
  return (typeof cells === 'object' ? cells : []).map((cell, index) => ({
    cell,
    yours: at('yours', index),
    theirs: at('theirs', index),
    by: at('by', index),
    at: at('at', index),
  }));
}
