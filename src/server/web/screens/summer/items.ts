// What can be entered for a pupil in summer, as fields of a form, and what people type into them.
import { formatTenths, isTenths, parseTenths } from '../../../../assessment/index.ts';
import { choicesOf } from '../../browser/sheet/typed.ts';
import type { SeenPupil, SeenSummer } from './seen-summer.ts';

export interface Item {
  /** As the summer's log names it: `subjects/TOAN`. */
  readonly path: string;
  readonly kind: 'score' | 'comment' | 'conduct' | 'text';
  /** Null for what the homeroom teacher proposes. */
  readonly subject: string | null;
  readonly subjectName: string | null;
  /** Where a choice is all there is. */
  readonly choices: readonly string[];
}

/** Only what is due: conduct and training where conduct failed, results of the subjects that failed. */
export function itemsOf({ summer, schoolClass }: SeenSummer, { work }: SeenPupil): readonly Item[] {
  if (work === null) return [];
  const ofClass = (path: string, kind: Item['kind'], choices: readonly string[] = []): Item => ({
    path,
    kind,
    choices,
    subject: null,
    subjectName: null,
  });
  const training = work.conduct
    ? [ofClass('training', 'text'), ofClass('conduct', 'conduct', choicesOf('conduct', schoolClass.regime))]
    : [];
  const subjects = work.subjects.flatMap((code): readonly Item[] => {
    const { name, assessedBy } = summer.subjects.find((one) => one.code === code) ?? {
      name: code,
      assessedBy: 'score',
    };
    const kind = assessedBy === 'comment' ? 'comment' : 'score';
    const of = { subject: code, subjectName: name };
    return [
      { path: `subjects/${code}`, kind, choices: choicesOf(kind, schoolClass.regime), ...of },
      { path: `subjects/${code}/remark`, kind: 'text', choices: [], ...of },
    ];
  });
  return [...training, ...subjects, ofClass('remark', 'text')];
}

/** `85` of a score reads `8,5`. */
export function itemText({ kind }: Pick<Item, 'kind'>, value: string | null): string {
  const tenths = Number(value);
  return kind === 'score' && value !== null && value !== '' && isTenths(tenths)
    ? formatTenths(tenths)
    : (value ?? '');
}

/** As the log keeps it; undefined for what is no such value. */
export function itemValue({ kind }: Pick<Item, 'kind'>, typed: string): string | null | undefined {
  if (typed === '') return null;
  if (kind !== 'score') return typed;
  const tenths = parseTenths(typed);
  return tenths === null ? undefined : String(tenths);
}
