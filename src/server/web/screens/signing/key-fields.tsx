// Choosing a key and telling it what it needs: the radio buttons, PIN and code, and a key file where one can answer.
import type { Visit } from '../../visit.ts';
import type { SigningAs } from './groups.ts';
import { keyChoices, type KeyChoice } from './key-choices.ts';
import { FileKeyFields, SecretFields } from './secret-fields.tsx';
import { signingWords } from './words.ts';

interface KeyFieldsProps {
  readonly visit: Visit;
  readonly deed: string;
  /** `seal`: the school's. */
  readonly role: SigningAs;
  /** A key file in the browser is a choice as well; around the form is the controller that lets it answer. */
  readonly file?: boolean;
  /** Where a heading says the same already. */
  readonly titled?: boolean;
}

/** What is chosen and typed is read by `chosenKey` and `secretsIn`. */
export function KeyFields({ visit, deed, role, file = false, titled = false }: KeyFieldsProps) {
  const words = signingWords[visit.language];
  const choices = keysFor(visit, role, file);
  const typed = visit.refused?.deed === deed ? visit.refused.typed.text('key') : '';
  const chosen = choices.find(({ value }) => value === typed) ?? choices[0];
  if (chosen === undefined) return <p class="alert alert-warning">{words.noKey}</p>;
  return (
    <div data-controller="key-choice">
      <fieldset class="mb-3">
        <legend class={titled ? 'visually-hidden' : 'form-label'}>{words.keyTitle}</legend>
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
      {file && <FileKeyFields visit={visit} />}
    </div>
  );
}

export const keysFor = (visit: Visit, role: SigningAs, file: boolean): readonly KeyChoice[] =>
  keyChoices(visit, role).filter(({ value }) => file || value !== 'file');
