// The state of a record as word, colour and icon: never colour alone.
import type { Language } from '../words.ts';
import { Icon, type IconName } from './icon.tsx';
import { partsWords } from './words.ts';

type State = keyof (typeof partsWords)['vi']['states'];

const looks: Readonly<Record<State, { readonly tone: string; readonly icon: IconName }>> = {
  draft: { tone: 'secondary', icon: 'edit' },
  subjectSigning: { tone: 'azure', icon: 'pen' },
  subjectSigned: { tone: 'azure', icon: 'check' },
  homeroomVerified: { tone: 'indigo', icon: 'check' },
  principalApproved: { tone: 'teal', icon: 'check' },
  locked: { tone: 'green', icon: 'seal' },
  archived: { tone: 'green', icon: 'archive' },
  returned: { tone: 'red', icon: 'undo' },
  withdrawn: { tone: 'secondary', icon: 'leave' },
  superseded: { tone: 'orange', icon: 'refresh' },
};

export function StateBadge({ state, language }: { readonly state: string; readonly language: Language }) {
  const known = Object.hasOwn(looks, state) ? (state as State) : null;
  if (known === null) return <span class="badge">{state}</span>;
  const { tone, icon } = looks[known];
  return (
    <span class={`badge state-badge bg-${tone}-lt`}>
      <Icon name={icon} />
      {partsWords[language].states[known]}
    </span>
  );
}
