// Where a dossier stands, as word, colour and icon; what it is owed for, in words.
import type { Instant } from '../../../../kernel/index.ts';
import { parties, type Party } from '../../../../policies/index.ts';
import type { DossierState } from '../../../../workflows/index.ts';
import { Icon, dayText, type IconName } from '../../parts/index.ts';
import type { Language } from '../../words.ts';
import { dossiersWords } from './words.ts';

const looks: Readonly<Record<DossierState, { readonly tone: string; readonly icon: IconName }>> = {
  draft: { tone: 'secondary', icon: 'edit' },
  submitted: { tone: 'azure', icon: 'send' },
  returned: { tone: 'orange', icon: 'undo' },
  signed: { tone: 'indigo', icon: 'seal' },
  approved: { tone: 'green', icon: 'check' },
  withdrawn: { tone: 'secondary', icon: 'leave' },
};

export const dossierStates = Object.keys(looks) as readonly DossierState[];

interface DossierBadgeProps {
  readonly state: string;
  readonly language: Language;
}

export function DossierBadge({ state, language }: DossierBadgeProps) {
  const { tone, icon } = looks[state as DossierState];
  return (
    <span class={`badge state-badge bg-${tone}-lt`}>
      <Icon name={icon} />
      {dossiersWords[language].states[state as DossierState]}
    </span>
  );
}

export const partyText = (party: Party, language: Language): string => parties[party][language];

/** `Tuần 12`; a milestone by its day, for its key is for programs. */
export function periodText(key: string, dueAt: Instant, language: Language): string {
  const words = dossiersWords[language];
  const [what, number = ''] = key.split(':');
  return what === 'week' ? words.week(number) : words.milestone(dayText((dueAt - 1) as Instant));
}
