// Where minutes of locking stand: who is awaited, or nobody.
import type { PersonId } from '../../../../kernel/index.ts';
import type { LockMinutesStanding } from '../../../application/index.ts';
import { Icon } from '../../parts/index.ts';
import type { Language } from '../../words.ts';
import { lockMinutesWords } from './minutes-words.ts';

interface MinutesBadgeProps {
  readonly standing: Pick<LockMinutesStanding, 'awaited'>;
  readonly names: ReadonlyMap<PersonId, string>;
  readonly language: Language;
}

export function MinutesBadge({ standing: { awaited }, names, language }: MinutesBadgeProps) {
  const words = lockMinutesWords[language];
  if (awaited.length === 0)
    return (
      <span class="badge state-badge text-wrap bg-green-lt">
        <Icon name="seal" />
        {words.complete}
      </span>
    );
  const certifying = awaited.includes('service');
  const who = awaited.map((one) => (one === 'seal' ? words.sealPlace : (names.get(one as PersonId) ?? '')));
  return (
    <span class={`badge state-badge text-wrap bg-${certifying ? 'secondary' : 'azure'}-lt`}>
      <Icon name={certifying ? 'clock' : 'pen'} />
      {certifying ? words.certifying : words.awaits(who.join(', '))}
    </span>
  );
}
