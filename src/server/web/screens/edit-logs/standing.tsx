// Where an edit log stands and what it is of, in words.
import type { PersonId } from '../../../../kernel/index.ts';
import type { EditLogStanding } from '../../../application/index.ts';
import { Icon, type IconName } from '../../parts/index.ts';
import type { Language } from '../../words.ts';
import { editLogsWords } from './words.ts';

interface LogBadgeProps {
  /** Null where there is none yet. */
  readonly standing: EditLogStanding | null;
  readonly names: ReadonlyMap<PersonId, string>;
  readonly language: Language;
}

export function LogBadge({ standing, names, language }: LogBadgeProps) {
  const { tone, icon, text } = lookOf(standing, names, language);
  return (
    <span class={`badge state-badge text-wrap bg-${tone}-lt`}>
      <Icon name={icon} />
      {text}
    </span>
  );
}

function lookOf(
  standing: EditLogStanding | null,
  names: ReadonlyMap<PersonId, string>,
  language: Language,
): { readonly tone: string; readonly icon: IconName; readonly text: string } {
  const words = editLogsWords[language];
  if (standing === null) return { tone: 'secondary', icon: 'minus', text: words.notFrozen };
  const { awaited } = standing;
  if (awaited === null) return { tone: 'green', icon: 'check', text: words.complete };
  if (awaited === 'service') return { tone: 'secondary', icon: 'clock', text: words.certifying };
  return { tone: 'azure', icon: 'pen', text: words.awaits(names.get(awaited) ?? '') };
}

/** `Tháng 5/2026`, `Cả năm học 2025-2026` */
export function logPeriodText(period: string, language: Language): string {
  const words = editLogsWords[language];
  const [year = '', month = ''] = period.split('-');
  return month.length === 2 ? words.month(`${Number(month)}/${year}`) : words.wholeYear(period);
}
