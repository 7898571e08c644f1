// Choosing a book of another school and having it verified.
import { Icon } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { PdfField, sendingPdf } from '../dossiers/pdf-field.tsx';
import { booksWords } from './words.ts';

export function ImportForm({ visit }: { readonly visit: Visit }) {
  const words = booksWords[visit.language];
  return (
    <form
      {...sendingPdf(visit, '/api/foreign-books')}
      data-send-pdf-page-value="/office/foreign-books/"
      data-action="send-pdf#send"
      class="mb-3"
    >
      <PdfField visit={visit} help={words.foreignHelp} />
      <button class="btn btn-primary" data-send-pdf-target="button">
        <Icon name="upload" />
        {words.foreignFile}
      </button>
    </form>
  );
}
