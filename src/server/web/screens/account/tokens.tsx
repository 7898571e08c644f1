// Tokens of programs: which there are, giving one, taking it back.
import { tokenScopes, type ApiToken } from '../../../application/index.ts';
import { Card, Field, Form, dayText } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { accountWords } from './words.ts';

interface TokensProps {
  readonly visit: Visit;
  readonly tokens: readonly ApiToken[];
}

export function Tokens({ visit, tokens }: TokensProps) {
  const words = accountWords[visit.language];
  const standing = tokens.filter(({ revokedAt, expiresAt }) => revokedAt === null && expiresAt > visit.now);
  return (
    <Card title={words.tokens} id="tokens">
      <p class="text-secondary">{words.tokensAbout}</p>
      {standing.length === 0 ? (
        <p>{words.noTokens}</p>
      ) : (
        <ul class="list-unstyled">
          {standing.map((one) => (
            <li key={one.id} class="d-flex gap-2 align-items-center mb-2">
              <span class="flex-fill">
                {one.label}
                <span class="text-secondary">
                  {' '}
                  · {one.scopes.map((scope) => words.scope[scope]).join(', ')} ·{' '}
                  {words.until(dayText(one.expiresAt))}
                </span>
              </span>
              <Form visit={visit} deed="revokeToken">
                <input type="hidden" name="token" value={one.id} />
                <button class="btn btn-sm" aria-label={words.revokeOf(one.label)}>
                  {words.revoke}
                </button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary class="mb-3">{words.issue}</summary>
        <Form visit={visit} deed="issueToken" once>
          <Field visit={visit} deed="issueToken" name="label" label={words.label} required maxLength={100} />
          <fieldset class="mb-3">
            <legend class="form-label">{words.scopes}</legend>
            {tokenScopes.map((scope) => (
              <label class="form-check" key={scope}>
                <input
                  class="form-check-input"
                  type="checkbox"
                  name="scope"
                  value={scope}
                  checked={scope === 'read'}
                />
                <span class="form-check-label">{words.scope[scope]}</span>
              </label>
            ))}
          </fieldset>
          <Field
            visit={visit}
            deed="issueToken"
            name="days"
            type="number"
            min="1"
            max="366"
            value="90"
            label={words.days}
            required
          />
          <button class="btn">{words.issue}</button>
        </Form>
      </details>
    </Card>
  );
}
