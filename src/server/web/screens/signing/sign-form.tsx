// The one gesture: which key, what it needs, and the button that begins the ceremony.
import { Form, Frame, Icon } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { fileKeyWords } from './said-of-file-keys.ts';
import type { SigningAs } from './groups.ts';
import { KeyFields } from './key-fields.tsx';
import { signingWords } from './words.ts';

interface SignFormProps {
  readonly visit: Visit;
  readonly role: SigningAs;
}

export function SignForm({ visit, role }: SignFormProps) {
  const words = signingWords[visit.language];
  return (
    <section
      class="card signing-key"
      data-controller="file-key"
      data-file-key-role-value={role}
      {...fileKeyWords(visit, 'file-key')}
    >
      <div class="card-header">
        <h2 class="card-title">{words.keyTitle}</h2>
      </div>
      <div class="card-body">
        <Form visit={visit} deed="sign" id="sign">
          <KeyFields visit={visit} deed="sign" role={role} file titled />
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
