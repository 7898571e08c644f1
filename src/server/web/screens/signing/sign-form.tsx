// The one gesture: which key, what it needs, and the button that begins the ceremony.
import { Form, Frame, Icon } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import type { SigningAs } from './groups.ts';
import { keyChoices, type KeyChoice } from './key-choices.ts';
import { FileKeyFields, SecretFields } from './secret-fields.tsx';
import { signingWords } from './words.ts';

interface SignFormProps {
  readonly visit: Visit;
  readonly role: SigningAs;
}

export function SignForm({ visit, role }: SignFormProps) {
  const words = signingWords[visit.language];
  const choices = keyChoices(visit, role);
  const typed = visit.refused?.deed === 'sign' ? visit.refused.typed.text('key') : '';
  const chosen = choices.find(({ value }) => value === typed) ?? choices[0];
  return (
    <section class="card signing-key" data-controller="key-choice file-key" {...fileKeyValues(visit, role)}>
      <div class="card-header">
        <h2 class="card-title">{words.keyTitle}</h2>
      </div>
      <div class="card-body">
        <Form visit={visit} deed="sign" id="sign">
          <fieldset class="mb-3">
            <legend class="visually-hidden">{words.keyTitle}</legend>
            {choices.map((choice) => (
              <Choice key={choice.value} choice={choice} checked={choice === chosen} />
            ))}
          </fieldset>
          <SecretFields visit={visit} deed="sign" />
          <FileKeyFields visit={visit} />
          <p class="d-flex justify-content-between mb-2" aria-live="polite">
            <span>{words.chosen}</span>
            <strong class="num" data-tick-all-target="number" />
          </p>
          <button class="btn btn-primary w-100" data-tick-all-target="submit">
            <Icon name={role === 'seal' ? 'seal' : 'pen'} />
            {role === 'seal' ? words.seal : words.sign}
          </button>
        </Form>
      </div>
      <Frame id="key-states" from={`/signing/keys?as=${role}`} class="card-footer d-block">
        <p class="m-0" role="status">
          {words.lookingAtKeys}{' '}
          <a class="text-decoration-underline" href="/signing/keys">
            {words.keyStates}
          </a>
        </p>
      </Frame>
    </section>
  );
}

/** What the controller of key files must know: it asks the API itself, so that file and password stay in the browser. */
const fileKeyValues = (visit: Visit, role: SigningAs) => ({
  'data-file-key-role-value': role,
  'data-file-key-wrong-value': signingWords[visit.language].fileWrong,
  'data-file-key-unread-value': signingWords[visit.language].fileUnread,
  'data-file-key-unfit-value': signingWords[visit.language].fileUnfit,
  'data-file-key-missing-value': signingWords[visit.language].fileMissing,
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
