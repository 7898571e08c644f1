// Another file in the place of a draft or of what was returned; the former is kept.
import { Icon } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { dossierWords } from './dossier-words.ts';
import { PdfField, sendingPdf } from './pdf-field.tsx';
import type { SeenDossier } from './seen-dossier.ts';

interface ReviseFormProps {
  readonly visit: Visit;
  readonly seen: SeenDossier;
}

export function ReviseForm({ visit, seen: { standing, task } }: ReviseFormProps) {
  const words = dossierWords[visit.language];
  const { id, revision } = standing.dossier;
  return (
    <details class="mt-3" open={task === 'revise'}>
      <summary class="btn w-100">
        <Icon name="upload" />
        {words.revise}
      </summary>
      <form
        class="mt-2"
        {...sendingPdf(visit, `/api/dossiers/${id}/versions`, revision)}
        data-action="send-pdf#send"
      >
        <PdfField visit={visit} />
        <button class="btn btn-primary w-100" data-send-pdf-target="button">
          {words.revise}
        </button>
      </form>
    </details>
  );
}
