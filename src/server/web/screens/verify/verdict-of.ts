// The verdict in one word on whatever a printed code stands for.
import type { CodedThing } from '../../../application/index.ts';
import type { VerdictName } from './words.ts';

export function verdictOf({ latest, state, paper, original, complete }: CodedThing): VerdictName {
  const ended = endings[state.name];
  if (state.name === 'cancelled') return 'cancelled';
  if (!latest) return 'superseded';
  if (ended) return ended;
  if (paper !== null && paper.sealedOn !== null) return 'onPaper';
  if (!complete) return 'unfinished';
  return original?.standing === 'superseded' ? 'superseded' : 'inForce';
}

const endings: Readonly<Record<string, VerdictName>> = {
  returned: 'withdrawn',
  withdrawn: 'withdrawn',
  superseded: 'superseded',
};
