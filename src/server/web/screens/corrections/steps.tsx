// The way of a correction, with the present step lit; where it ended early, that end.
import type { CorrectionState } from '../../../../workflows/index.ts';
import { Icon } from '../../parts/index.ts';
import type { Language } from '../../words.ts';
import { correctionWords } from './words.ts';

const way: readonly CorrectionState[] = [
  'requested',
  'homeroomConfirmed',
  'permitted',
  'unlocked',
  'witnessed',
  'executed',
  'renewing',
  'completed',
];

interface StepsProps {
  readonly state: CorrectionState;
  /** How far it had come, for one that ended early. */
  readonly reached: CorrectionState;
  readonly language: Language;
}

export function Steps({ state, reached, language }: StepsProps) {
  const words = correctionWords[language];
  const at = way.indexOf(state);
  const early = at < 0;
  const upTo = early ? way.indexOf(reached) : at;
  return (
    <ol class="way" aria-label={words.steps}>
      {way.map((one, index) => {
        const isNow = index === at;
        const isDone = early ? index <= upTo : index < at || state === 'completed';
        return (
          <li
            key={one}
            class={isNow ? 'is-now' : isDone ? 'is-done' : undefined}
            aria-current={isNow ? 'step' : undefined}
          >
            <span class="way-mark">{isDone ? <Icon name="check" label={words.done} /> : index + 1}</span>
            <span>{words.states[one]}</span>
            {isNow && <span class="visually-hidden">{words.now}</span>}
          </li>
        );
      })}
      {early && (
        <li class="is-now is-early" aria-current="step">
          <span class="way-mark">
            <Icon name="stop" />
          </span>
          <span>{words.states[state]}</span>
        </li>
      )}
    </ol>
  );
}
