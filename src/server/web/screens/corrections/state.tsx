// Where a correction stands, as word, colour and icon; and whose turn it is.
import type { PersonId } from '../../../../kernel/index.ts';
import type { CorrectionParty, CorrectionState } from '../../../../workflows/index.ts';
import type { CorrectionStanding } from '../../../application/index.ts';
import { Icon, type IconName } from '../../parts/index.ts';
import type { Language } from '../../words.ts';
import { correctionWords } from './words.ts';

const looks: Readonly<Record<CorrectionState, { readonly tone: string; readonly icon: IconName }>> = {
  requested: { tone: 'azure', icon: 'send' },
  homeroomConfirmed: { tone: 'azure', icon: 'check' },
  permitted: { tone: 'indigo', icon: 'check' },
  unlocked: { tone: 'orange', icon: 'clock' },
  witnessed: { tone: 'orange', icon: 'eye' },
  executed: { tone: 'teal', icon: 'lock' },
  renewing: { tone: 'teal', icon: 'pen' },
  completed: { tone: 'green', icon: 'check' },
  refused: { tone: 'red', icon: 'stop' },
  withdrawn: { tone: 'secondary', icon: 'leave' },
  expired: { tone: 'red', icon: 'clock' },
  lapsed: { tone: 'red', icon: 'clock' },
};

export const stateOf = ({ correction }: Pick<CorrectionStanding, 'correction'>): CorrectionState =>
  correction.snapshot.state as CorrectionState;

export const states = Object.keys(looks) as readonly CorrectionState[];

export function CorrectionBadge({
  state,
  language,
}: {
  readonly state: CorrectionState;
  readonly language: Language;
}) {
  const { tone, icon } = looks[state];
  return (
    <span class={`badge state-badge bg-${tone}-lt`}>
      <Icon name={icon} />
      {correctionWords[language].states[state]}
    </span>
  );
}

export const partiesText = (parties: readonly CorrectionParty[], language: Language): string =>
  parties.map((party) => correctionWords[language].parties[party]).join(', ');

/** Empty where nobody is awaited. */
export const awaitedText = (
  { awaited, awaitedPeople, names }: Pick<CorrectionStanding, 'awaited' | 'awaitedPeople' | 'names'>,
  language: Language,
): string =>
  [
    ...awaitedPeople.map((person: PersonId) => names.get(person) ?? ''),
    ...(awaited.length > 0 ? [partiesText(awaited, language)] : []),
  ].join(', ');
