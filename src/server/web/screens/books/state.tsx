// How far a book has come, as a badge.
import type { BookState } from '../../../application/index.ts';
import { Icon, type IconName } from '../../parts/index.ts';
import type { Language } from '../../words.ts';
import { booksWords } from './words.ts';

const looks: Readonly<Record<BookState, { readonly icon: IconName; readonly look: string }>> = {
  requested: { icon: 'clock', look: 'bg-azure-lt' },
  refused: { icon: 'close', look: 'bg-red-lt' },
  granted: { icon: 'clock', look: 'bg-azure-lt' },
  drafted: { icon: 'clock', look: 'bg-azure-lt' },
  signed: { icon: 'clock', look: 'bg-azure-lt' },
  sealed: { icon: 'seal', look: 'bg-green-lt' },
  handedOut: { icon: 'check', look: 'bg-green-lt' },
  revoked: { icon: 'close', look: 'bg-red-lt' },
};

export function BookBadge({ state, language }: { readonly state: BookState; readonly language: Language }) {
  const { icon, look } = looks[state];
  return (
    <span class={`badge ${look}`}>
      <Icon name={icon} />
      {booksWords[language].states[state]}
    </span>
  );
}
