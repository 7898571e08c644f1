// What a key needs to be told: PIN, code, credential, or a file. None of it is ever shown again.
import { Field } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { signingWords } from './words.ts';

export function SecretFields({ visit, deed }: { readonly visit: Visit; readonly deed: string }) {
  const words = signingWords[visit.language];
  return (
    <>
      <div data-key-choice-target="field" data-field="credential">
        <Field
          visit={visit}
          deed={deed}
          name="credential"
          label={words.credential}
          help={words.credentialHelp}
          faults={['ceremony.credentialNeeded']}
          maxLength={200}
          autocomplete="off"
        />
      </div>
      <div data-key-choice-target="field" data-field="pin">
        <Field
          visit={visit}
          deed={deed}
          name="pin"
          label={words.pin}
          help={words.pinHelp}
          type="password"
          maxLength={256}
          autocomplete="off"
        />
      </div>
      <div data-key-choice-target="field" data-field="code">
        <Field
          visit={visit}
          deed={deed}
          name="code"
          label={words.code}
          help={words.codeHelp}
          type="password"
          maxLength={64}
          autocomplete="one-time-code"
          inputmode="numeric"
        />
      </div>
    </>
  );
}

/** Fields without names: what is in them is never sent. */
export function FileKeyFields({ visit }: { readonly visit: Visit }) {
  const words = signingWords[visit.language];
  return (
    <div data-key-choice-target="field" data-field="file">
      <noscript>
        <p class="alert alert-warning">{words.needsScript}</p>
      </noscript>
      <div class="mb-3">
        <label class="form-label" for="key-file">
          {words.fileChoose}
        </label>
        <input
          id="key-file"
          type="file"
          class="form-control"
          accept=".p12,.pfx,application/x-pkcs12"
          {...target('file')}
        />
      </div>
      <div class="mb-3">
        <label class="form-label" for="key-password">
          {words.filePassword}
        </label>
        <input
          id="key-password"
          type="password"
          class="form-control"
          autocomplete="off"
          aria-describedby="key-file-trouble"
          {...target('password')}
        />
      </div>
      <div class="alert alert-danger" id="key-file-trouble" role="alert" {...target('trouble')} hidden />
      <div role="status" {...target('busy')} hidden>
        <p class="mb-1">{words.fileSigning}</p>
        <progress class="progress w-100 mb-3" {...target('bar')} aria-label={words.progress} />
      </div>
    </div>
  );
}

/** Of whichever controller is around the form: for one paper, or for many. */
const target = (name: string) => ({ 'data-file-key-target': name, 'data-paper-key-target': name });
