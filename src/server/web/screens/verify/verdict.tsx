// The verdict: one word, its colour, its icon, and a sentence.
import { Icon, type IconName } from '../../parts/index.ts';
import type { Language } from '../../words.ts';
import { verifyWords, type VerdictName } from './words.ts';

type Tone = 'good' | 'wait' | 'bad';

const looks: Readonly<Record<VerdictName, { readonly tone: Tone; readonly icon: IconName }>> = {
  valid: { tone: 'good', icon: 'shield' },
  inForce: { tone: 'good', icon: 'shield' },
  onPaper: { tone: 'good', icon: 'pen' },
  unfinished: { tone: 'wait', icon: 'clock' },
  superseded: { tone: 'wait', icon: 'refresh' },
  incomplete: { tone: 'wait', icon: 'undo' },
  doubtful: { tone: 'wait', icon: 'alert' },
  unsigned: { tone: 'wait', icon: 'file' },
  withdrawn: { tone: 'bad', icon: 'undo' },
  cancelled: { tone: 'bad', icon: 'stop' },
  tampered: { tone: 'bad', icon: 'shieldBroken' },
  revoked: { tone: 'bad', icon: 'stop' },
  invalid: { tone: 'bad', icon: 'shieldBroken' },
};

export const verdictNames = Object.keys(looks) as readonly VerdictName[];

export function Verdict({ name, language }: { readonly name: VerdictName; readonly language: Language }) {
  const { tone, icon } = looks[name];
  const { word, text } = verifyWords[language].verdicts[name];
  return (
    <div class={`verdict verdict-${tone}`} data-verdict={name}>
      <Icon name={icon} />
      <div>
        <h2 class="verdict-word">{word}</h2>
        <p class="mb-0">{text}</p>
      </div>
    </div>
  );
}
