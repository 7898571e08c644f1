// How keys stand, one line each: word, colour and icon, and what to do where something is in the way.
import type { Instant } from '../../../../kernel/index.ts';
import type { KeyLook } from '../../../application/index.ts';
import { Icon, dayText, type IconName } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { signingWords } from './words.ts';

export interface KeySeen {
  readonly title: string;
  readonly look: KeyLook;
}

const WARN_DAYS = 30;
const DAY_MS = 24 * 3600_000;

interface KeyStatesProps {
  readonly visit: Visit;
  readonly seen: readonly KeySeen[];
}

export function KeyStates({ visit, seen }: KeyStatesProps) {
  const words = signingWords[visit.language];
  if (seen.length === 0) return <p class="m-0">{words.noKey}</p>;
  return (
    <ul class="list-unstyled m-0">
      {seen.map(({ title, look }) => (
        <KeyState key={title} visit={visit} title={title} look={look} />
      ))}
    </ul>
  );
}

interface Standing {
  readonly tone: string;
  readonly icon: IconName;
  readonly word: string;
  readonly text?: string;
}

function KeyState({ visit, title, look }: { readonly visit: Visit } & KeySeen) {
  const words = signingWords[visit.language];
  const { tone, icon, word, text } = standingOf(visit, look);
  return (
    <li class="mb-2">
      <div class="d-flex flex-wrap gap-2 align-items-center">
        <span class="fw-bold">{title}</span>
        <span class={`badge state-badge bg-${tone}-lt`}>
          <Icon name={icon} />
          {word}
        </span>
      </div>
      {text && <div>{text}</div>}
      {look.kind === 'found' && <div class="text-secondary">{look.subject}</div>}
      {look.kind === 'trouble' && (
        <a
          class="text-decoration-underline"
          href={`/problems/${look.fault.code}`}
          target="_blank"
          rel="noopener"
        >
          {words.whatToDo}
        </a>
      )}
    </li>
  );
}

function standingOf({ language, now }: Visit, look: KeyLook): Standing {
  const words = signingWords[language];
  if (look.kind === 'trouble')
    return { tone: 'red', icon: 'alert', word: words.unusable, text: look.fault.title[language] };
  if (look.kind === 'hidden') return { tone: 'secondary', icon: 'lock', word: words.hidden };
  const { notBefore, notAfter } = look;
  if (notAfter <= now)
    return { tone: 'red', icon: 'stop', word: words.unusable, text: words.expired(dayText(notAfter)) };
  if (notBefore > now)
    return { tone: 'red', icon: 'clock', word: words.unusable, text: words.notYet(dayText(notBefore)) };
  const days = daysUntil(notAfter, now);
  return days <= WARN_DAYS
    ? { tone: 'orange', icon: 'clock', word: words.ready, text: words.expires(days, dayText(notAfter)) }
    : { tone: 'green', icon: 'check', word: words.ready, text: words.until(dayText(notAfter)) };
}

const daysUntil = (end: Instant, now: Instant): number => Math.floor((end - now) / DAY_MS);
