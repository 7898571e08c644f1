// Which key signs this one paper, what that key needs, and the button. A key file answers in requests of its own: not here.
import type { ComponentChildren } from 'preact';
import type { KeyWish } from '../../../application/index.ts';
import { Form, Icon } from '../../parts/index.ts';
import type { Fields } from '../../serving/fields.ts';
import type { Visit } from '../../visit.ts';
import {
  SecretFields,
  chosenKey,
  keyChoices,
  secretsIn,
  signingWords,
  type KeyChoice,
} from '../signing/index.ts';

interface PaperSigningProps {
  readonly visit: Visit;
  readonly deed: string;
  readonly as: 'signer' | 'seal';
  readonly button: string;
  /** What else is asked with the signature. */
  readonly children?: ComponentChildren;
}

export function PaperSigning({ visit, deed, as, button, children }: PaperSigningProps) {
  const words = signingWords[visit.language];
  const role = as === 'seal' ? 'seal' : 'principal';
  const choices = keyChoices(visit, role).filter(({ value }) => value !== 'file');
  const typed = visit.refused?.deed === deed ? visit.refused.typed.text('key') : '';
  const chosen = choices.find(({ value }) => value === typed) ?? choices[0];
  if (chosen === undefined) return <p class="alert alert-warning">{words.noKey}</p>;
  return (
    <div data-controller="key-choice">
      <Form visit={visit} deed={deed}>
        {children}
        <fieldset class="mb-3">
          <legend class="form-label">{words.keyTitle}</legend>
          {choices.map((choice) => (
            <Choice key={choice.value} choice={choice} checked={choice === chosen} />
          ))}
        </fieldset>
        <SecretFields visit={visit} deed={deed} />
        <button class="btn btn-primary w-100">
          <Icon name={as === 'seal' ? 'seal' : 'pen'} />
          {button}
        </button>
      </Form>
    </div>
  );
}

/** @throws Fault `request.invalid` */
export const paperKey = (fields: Fields): Pick<KeyWish, 'key' | 'secrets'> => ({
  key: chosenKey(fields),
  secrets: secretsIn(fields),
});

const Choice = ({ choice, checked }: { readonly choice: KeyChoice; readonly checked: boolean }) => (
  <label class="form-check">
    <input
      type="radio"
      class="form-check-input"
      name="key"
      value={choice.value}
      checked={checked}
      data-key-choice-target="choice"
      data-action="key-choice#change"
      data-needs={choice.needs.join(' ')}
    />
    <span class="form-check-label">
      {choice.title}
      {choice.about && <span class="form-check-description">{choice.about}</span>}
    </span>
  </label>
);
