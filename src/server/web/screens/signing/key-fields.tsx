// Choosing a key that the server reaches and telling it what it needs, for papers that are signed while one waits.
import type { Visit } from '../../visit.ts';
import type { SigningAs } from './groups.ts';
import { keyChoices } from './key-choices.ts';
import { SecretFields } from './secret-fields.tsx';
import { signingWords } from './words.ts';

interface KeyFieldsProps {
  readonly visit: Visit;
  readonly deed: string;
  /** `seal`: the school's. */
  readonly role: SigningAs;
}

/** What is chosen and typed is read by `chosenKey` and `secretsIn`. */
export function KeyFields({ visit, deed, role }: KeyFieldsProps) {
  const words = signingWords[visit.language];
  const choices = keyChoices(visit, role).filter(({ value }) => value !== 'file');
  const typed = visit.refused?.deed === deed ? visit.refused.typed.text('key') : '';
  const chosen = choices.find(({ value }) => value === typed) ?? choices[0];
  if (chosen === undefined) return <p class="text-secondary">{words.noKey}</p>;
  return (
    <div data-controller="key-choice">
      <fieldset class="mb-3">
        <legend class="form-label">{words.keyTitle}</legend>
        {choices.map((choice) => (
          <label key={choice.value} class="form-check">
            <input
              type="radio"
              class="form-check-input"
              name="key"
              value={choice.value}
              checked={choice === chosen}
              data-key-choice-target="choice"
              data-action="key-choice#change"
              data-needs={choice.needs.join(' ')}
            />
            <span class="form-check-label">
              {choice.title}
              {choice.about && <span class="form-check-description">{choice.about}</span>}
            </span>
          </label>
        ))}
      </fieldset>
      <SecretFields visit={visit} deed={deed} />
    </div>
  );
}
