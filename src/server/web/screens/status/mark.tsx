// In order, worth a look, or in trouble: word, colour and icon.
import { Icon } from '../../parts/index.ts';

const looks = {
  good: { tone: 'green', icon: 'check' },
  look: { tone: 'orange', icon: 'clock' },
  bad: { tone: 'red', icon: 'alert' },
  none: { tone: 'secondary', icon: 'minus' },
} as const;

export type Grade = keyof typeof looks;

export const Mark = ({ grade, text }: { readonly grade: Grade; readonly text: string }) => (
  <span class={`badge state-badge bg-${looks[grade].tone}-lt`}>
    <Icon name={looks[grade].icon} />
    {text}
  </span>
);
