// Evidence of a request: sent ahead file by file with a bar that moves, looked at before, ticked to go with it.
import type { CorrectionUpload, SchoolClass } from '../../../application/index.ts';
import { Icon } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { requestWords } from './words.ts';

interface EvidenceProps {
  readonly visit: Visit;
  readonly schoolClass: SchoolClass;
  readonly waiting: readonly CorrectionUpload[];
}

const kinds = ['teacherBook', 'testPaper', 'other'] as const;

export function EvidenceSending({ visit, schoolClass, waiting }: EvidenceProps) {
  const words = requestWords[visit.language];
  const typed = visit.refused?.deed === 'send' ? new Set(visit.refused.typed.all('upload')) : null;
  return (
    <fieldset
      class="mb-3"
      data-controller="send-evidence"
      data-send-evidence-url-value={`/api/classes/${schoolClass.id}/correction-evidence`}
      data-send-evidence-failed-value={words.notSent}
      data-send-evidence-preview-value={words.preview}
    >
      <legend class="form-label">{words.evidence}</legend>
      <p class="form-hint">{words.evidenceHelp}</p>
      <noscript>
        <p class="alert alert-warning">{words.needsScript}</p>
      </noscript>
      <ul class="list-unstyled" aria-label={words.waiting} data-send-evidence-target="list">
        {waiting.map(({ id, evidence }) => (
          <Sent
            key={id}
            id={id}
            name={evidence.name}
            kind={words.kinds[evidence.kind]}
            checked={typed === null || typed.has(id)}
          />
        ))}
      </ul>
      <template data-send-evidence-target="row">
        <Sent id="" name="" kind="" checked />
      </template>
      <div class="row g-2 align-items-end">
        <div class="col-sm-5">
          <label class="form-label" for="evidence-file">
            {words.file}
          </label>
          <input
            id="evidence-file"
            type="file"
            class="form-control"
            accept="application/pdf,image/jpeg,image/png"
            data-send-evidence-target="file"
            data-action="send-evidence#preview"
          />
        </div>
        <div class="col-sm-4">
          <label class="form-label" for="evidence-kind">
            {words.kind}
          </label>
          <select id="evidence-kind" class="form-select" data-send-evidence-target="kind">
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {words.kinds[kind]}
              </option>
            ))}
          </select>
        </div>
        <div class="col-auto">
          <button
            type="button"
            class="btn"
            data-send-evidence-target="button"
            data-action="send-evidence#send"
          >
            <Icon name="upload" />
            {words.add}
          </button>
        </div>
      </div>
      <div class="mt-2" role="status" data-send-evidence-target="busy" hidden>
        {words.sending}
        <progress
          class="progress w-100"
          max={1}
          value={0}
          aria-label={words.sending}
          data-send-evidence-target="bar"
        />
      </div>
      <div class="alert alert-danger mt-2" role="alert" data-send-evidence-target="trouble" hidden />
      <div
        class="file-stage"
        tabindex={0}
        role="group"
        aria-label={words.preview}
        data-send-evidence-target="stage"
        hidden
      />
    </fieldset>
  );
}

interface SentProps {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly checked: boolean;
}

const Sent = ({ id, name, kind, checked }: SentProps) => (
  <li>
    <label class="form-check">
      <input type="checkbox" class="form-check-input" name="upload" value={id} checked={checked} />
      <span class="form-check-label text-break">
        <strong data-name>{name}</strong> · <span data-kind>{kind}</span>
      </span>
    </label>
  </li>
);
