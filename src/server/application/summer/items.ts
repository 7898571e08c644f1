// What can be entered for a pupil in summer, and which values it takes.
import type { ConductLevel, Mark, RegimeId, SummerResults, Tenths } from '../../../assessment/index.ts';
import { isTenths } from '../../../assessment/index.ts';
import { allowsValue } from '../results/cell-values.ts';
import type { SummerLine } from '../ports/summer-store.ts';

export type SummerItem =
  | { readonly kind: 'subject' | 'subjectRemark'; readonly subject: string }
  /** Level after training, what was done in it, and the homeroom teacher's remark on the page. */
  | { readonly kind: 'conduct' | 'training' | 'remark' };

/** Null for what is no item. */
export function itemOf(text: string): SummerItem | null {
  if (text === 'conduct' || text === 'training' || text === 'remark') return { kind: text };
  const [, subject, remark] = /^subjects\/([^/]{1,40})(\/remark)?$/.exec(text) ?? [];
  if (subject === undefined) return null;
  return { kind: remark === undefined ? 'subject' : 'subjectRemark', subject };
}

/** Values as in the log of marks: integer tenths, `Đ`, a level, a text; null is empty. */
export function allowsItem(
  item: SummerItem,
  value: string | null,
  { regime, assessedBy }: { readonly regime: RegimeId; readonly assessedBy: 'score' | 'comment' | null },
): boolean {
  const place = { pupil: '', term: '', subject: '', column: '' } as const;
  if (item.kind === 'conduct')
    return allowsValue({ ...place, field: 'conduct' }, value, { kind: null, regime });
  const column = item.kind === 'subject' ? 'final' : 'remark';
  return allowsValue({ ...place, field: 'entries', column }, value, { kind: assessedBy, regime });
}

export interface PupilSummer extends SummerResults {
  /** Item to value, empty ones left out. */
  readonly values: ReadonlyMap<string, string>;
  /** Who entered what stands. */
  readonly enteredBy: ReadonlyMap<string, SummerLine>;
  readonly lastLine: number;
}

/** What stands for one pupil after all lines. */
export function summerOf(lines: readonly SummerLine[], pupil: string): PupilSummer {
  const enteredBy = new Map<string, SummerLine>();
  let lastLine = 0;
  for (const line of lines.filter((one) => one.pupil === pupil)) {
    lastLine = Math.max(lastLine, line.id);
    if (line.after === null) enteredBy.delete(line.item);
    else enteredBy.set(line.item, line);
  }
  const values = new Map([...enteredBy].map(([item, { after }]) => [item, after ?? '']));
  const subjects: Record<string, Tenths | Mark> = {};
  for (const [item, value] of values) {
    const place = itemOf(item);
    if (place?.kind === 'subject') subjects[place.subject] = resultOf(value);
  }
  const conduct = (values.get('conduct') ?? null) as ConductLevel | null;
  return { subjects, conduct, values, enteredBy, lastLine };
}

function resultOf(value: string): Tenths | Mark {
  const tenths = Number(value);
  return value !== '' && isTenths(tenths) ? tenths : (value as Mark);
}
