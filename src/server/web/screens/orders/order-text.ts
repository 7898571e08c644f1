// An order in words: what is locked or unlocked, and where.
import type { LockedOrder, LockingOrder, SchoolOrder } from '../../../application/index.ts';
import { partsWords } from '../../parts/index.ts';
import type { Language } from '../../words.ts';
import { ordersWords } from './words.ts';

type Ordered = Pick<LockingOrder | SchoolOrder, 'deed' | 'subject'>;

export function orderText({ deed, subject }: Ordered, language: Language): string {
  const words = ordersWords[language];
  const { terms } = partsWords[language];
  if (subject.kind === 'records') return `${words.deeds[deed]}: ${words.records(subject.records.length)}`;
  if (subject.kind === 'window') return `${words.deeds[deed]}: ${words.window}`;
  const { part, term, subject: code, column } = subject.scope;
  const narrowed = [
    words.parts[part],
    code,
    term && terms[term],
    column && columnText(column, language),
  ].filter((one) => one !== undefined);
  return `${words.deeds[deed]}: ${narrowed.join(' · ')}`;
}

export const reachText = ({ grade }: Pick<SchoolOrder, 'grade'>, language: Language): string =>
  grade === null ? ordersWords[language].school : ordersWords[language].grade(grade);

/** `Khoá: điểm · Học kì I · Lớp 8A1` */
export const lockedText = ({ order, schoolClass }: LockedOrder, language: Language): string =>
  [
    orderText(order, language),
    'grade' in order
      ? reachText(order, language)
      : ordersWords[language].schoolClass(schoolClass?.name ?? ''),
  ].join(' · ');

/** `regular` stands for all of its columns, `regular/3` for the fourth. */
function columnText(column: string, language: Language): string {
  const words: Readonly<Record<string, string>> = ordersWords[language].columns;
  const [kind = '', number] = column.split('/');
  const name = words[kind] ?? kind;
  return number === undefined ? name : `${name} ${Number(number) + 1}`;
}
