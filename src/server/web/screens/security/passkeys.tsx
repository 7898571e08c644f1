// Passkeys of the account; adding one is a talk between the browser and the API.
import type { listPasskeys } from '../../../application/index.ts';
import { Card, Form, dayText } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { securityWords } from './words.ts';

type PasskeyCards = Awaited<ReturnType<typeof listPasskeys>>;

interface PasskeysProps {
  readonly visit: Visit;
  readonly passkeys: PasskeyCards;
}

export function Passkeys({ visit, passkeys }: PasskeysProps) {
  const words = securityWords[visit.language];
  return (
    <Card title={words.passkeys}>
      <p class="text-secondary">{words.passkeysAbout}</p>
      {passkeys.length === 0 && <p>{words.noPasskeys}</p>}
      <ul class="list-unstyled">
        {passkeys.map(({ credentialId, name, lastUsedAt }) => (
          <li key={credentialId} class="d-flex gap-2 align-items-center mb-2">
            <span class="flex-fill">
              {name}
              <span class="text-secondary">
                {' · '}
                {lastUsedAt === null ? words.neverUsed : words.lastUsed(dayText(lastUsedAt))}
              </span>
            </span>
            <Form visit={visit} deed="removePasskey">
              <input type="hidden" name="credential" value={credentialId} />
              <button class="btn btn-sm" aria-label={words.removePasskeyOf(name)}>
                {words.removePasskey}
              </button>
            </Form>
          </li>
        ))}
      </ul>
      <form
        data-controller="passkey"
        data-action="passkey#add"
        data-passkey-unsupported-value={words.unsupported}
        data-passkey-after-value="/account/security"
      >
        <div class="alert alert-danger" role="alert" data-passkey-target="refusal" hidden />
        <label class="form-label" for="passkey-name">
          {words.passkeyName}
        </label>
        <div class="d-flex flex-wrap gap-2">
          <input
            class="form-control w-auto flex-fill"
            id="passkey-name"
            data-passkey-target="name"
            required
            maxLength={60}
          />
          <button class="btn btn-primary">{words.addPasskey}</button>
        </div>
      </form>
    </Card>
  );
}
