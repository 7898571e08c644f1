// Asking by code: typed, which needs no script, or read from a photograph where the browser can.
import { Card, Icon } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { verifyWords } from './words.ts';

interface ByCodeProps {
  readonly visit: Visit;
  readonly typed: string;
  /** Why nothing was found. */
  readonly wrong?: string | undefined;
}

export function ByCode({ visit, typed, wrong }: ByCodeProps) {
  const words = verifyWords[visit.language];
  return (
    <Card title={words.byCode}>
      <form method="get" action="/verify" role="search">
        <label class="form-label" for="code">
          {words.code}
        </label>
        <input
          id="code"
          name="code"
          class={wrong === undefined ? 'form-control' : 'form-control is-invalid'}
          value={typed}
          required
          maxLength={100}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          aria-describedby={wrong === undefined ? 'code-help' : 'code-wrong code-help'}
          aria-invalid={wrong === undefined ? undefined : 'true'}
        />
        {wrong !== undefined && (
          <div class="invalid-feedback" id="code-wrong">
            {wrong}
          </div>
        )}
        <div class="form-hint mb-3" id="code-help">
          {words.codeHelp}
        </div>
        <div class="d-flex flex-wrap gap-2">
          <button class="btn btn-primary">
            <Icon name="search" />
            {words.ask}
          </button>
          <div data-controller="read-code" data-read-code-missing-value={words.noCodeInPhoto} hidden>
            <button type="button" class="btn" data-action="read-code#choose">
              <Icon name="phone" />
              {words.photo}
            </button>
            <input
              type="file"
              accept="image/*"
              capture="environment"
              hidden
              tabindex={-1}
              aria-label={words.photo}
              data-read-code-target="photo"
              data-action="read-code#read"
            />
            <p class="text-danger mt-2 mb-0" role="alert" data-read-code-target="trouble" />
          </div>
        </div>
      </form>
    </Card>
  );
}
