// One file of the API, read in the page or downloaded. Without scripts it is downloaded.
import { Icon } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { fileWords } from './words.ts';

interface FileViewProps {
  readonly visit: Visit;
  readonly url: string;
  readonly mediaType: 'application/pdf' | 'image/jpeg' | 'image/png';
  readonly name: string;
  readonly about?: string;
  /** Opens with the page. */
  readonly atOnce?: true;
}

export function FileView({ visit, url, mediaType, name, about, atOnce }: FileViewProps) {
  const words = fileWords[visit.language];
  return (
    <div
      class="file-view"
      data-controller="show-file"
      data-show-file-url-value={url}
      data-show-file-type-value={mediaType}
      data-show-file-page-value={mediaType === 'application/pdf' ? words.page : name}
      data-show-file-at-once-value={atOnce}
    >
      <div class="d-flex flex-wrap gap-2 align-items-center">
        <span class="flex-fill">
          <strong class="text-break">{name}</strong>
          {about !== undefined && <span class="text-secondary"> · {about}</span>}
        </span>
        <button
          type="button"
          class="btn btn-sm"
          aria-expanded={atOnce ? 'true' : 'false'}
          aria-label={words.viewOf(name)}
          data-show-file-target="button"
          data-action="show-file#toggle"
        >
          <Icon name="eye" />
          {words.view}
        </button>
        <a class="btn btn-sm" href={url} download={name} aria-label={words.saveOf(name)}>
          <Icon name="download" />
          {words.save}
        </a>
      </div>
      <div class="mt-2" role="status" data-show-file-target="opening" hidden>
        <span class="spinner-border spinner-border-sm" aria-hidden="true" /> {words.opening}
      </div>
      <div class="alert alert-danger mt-2" role="alert" data-show-file-target="trouble" hidden>
        {words.notOpened}
      </div>
      <div
        class="file-stage"
        tabindex={0}
        role="group"
        aria-label={name}
        data-show-file-target="stage"
        hidden
      />
    </div>
  );
}
