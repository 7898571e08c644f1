// The document that is being read: its pages as they are signed, and how to move between documents.
import { Icon } from '../../parts/index.ts';
import type { IconName } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { signingWords } from './words.ts';

export function Reader({ visit }: { readonly visit: Visit }) {
  const words = signingWords[visit.language];
  return (
    <section class="card reader" aria-label={words.reader} hidden data-read-documents-target="reader">
      <div class="card-header reader-bar">
        <Step icon="back" label={words.previous} does="previous" />
        <div class="reader-title" aria-live="polite">
          <span data-read-documents-target="position" class="text-secondary" />{' '}
          <span class="fw-bold" data-read-documents-target="title" />
        </div>
        <Step icon="forward" label={words.next} does="next" />
        <span class="reader-tools">
          <Step icon="minus" label={words.smaller} does="smaller" />
          <Step icon="plus" label={words.larger} does="larger" />
          <a
            class="btn btn-icon"
            href="#reader"
            aria-label={words.asTable}
            data-read-documents-target="table"
          >
            <Icon name="table" />
          </a>
          <a
            class="btn btn-icon"
            href="#reader"
            download
            aria-label={words.download}
            data-read-documents-target="download"
          >
            <Icon name="download" />
          </a>
        </span>
      </div>
      <div
        class="reader-stage"
        id="reader"
        tabindex={0}
        role="group"
        aria-label={words.reader}
        data-read-documents-target="stage"
        data-page={words.page}
      />
      <div class="card-body text-center" role="status" data-read-documents-target="opening" hidden>
        <span class="spinner-border spinner-border-sm" /> {words.opening}
      </div>
      <div class="alert alert-danger m-3" role="alert" data-read-documents-target="trouble" hidden>
        {words.notOpened}{' '}
        <button type="button" class="btn btn-sm" data-action="read-documents#again">
          {words.again}
        </button>
      </div>
      <div class="card-footer text-secondary small">{words.howToRead}</div>
    </section>
  );
}

interface StepProps {
  readonly icon: IconName;
  readonly label: string;
  readonly does: string;
}

const Step = ({ icon, label, does }: StepProps) => (
  <button
    type="button"
    class="btn btn-icon"
    aria-label={label}
    title={label}
    data-action={`read-documents#${does}`}
  >
    <Icon name={icon} />
  </button>
);
