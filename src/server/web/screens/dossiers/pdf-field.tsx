// Choosing a PDF, seeing it before it is sent, a bar while it goes, and why it was refused.
import type { Visit } from '../../visit.ts';
import { dossiersWords } from './words.ts';

interface PdfFieldProps {
  readonly visit: Visit;
  /** Which files are taken; those of dossiers when left out. */
  readonly help?: string;
}

/** Faults about the file itself; what else is refused is said beside its own field. */
export function PdfField({ visit, help }: PdfFieldProps) {
  const words = dossiersWords[visit.language];
  return (
    <>
      <noscript>
        <p class="alert alert-warning">{words.needsScript}</p>
      </noscript>
      <div class="mb-3">
        <label class="form-label required" for="pdf-file">
          {words.file}
        </label>
        <input
          id="pdf-file"
          type="file"
          class="form-control"
          accept="application/pdf,.pdf"
          aria-describedby="pdf-file-help pdf-file-wrong"
          data-send-pdf-target="file"
          data-action="send-pdf#preview"
        />
        <div class="form-hint" id="pdf-file-help">
          {help ?? words.fileHelp}
        </div>
        <div
          class="invalid-feedback"
          id="pdf-file-wrong"
          role="alert"
          data-send-pdf-target="wrong"
          data-faults="*"
        />
      </div>
      <div class="mb-3" role="status" data-send-pdf-target="busy" hidden>
        <span data-send-pdf-target="said" />
        <progress class="progress w-100" max={1} aria-label={words.sending} data-send-pdf-target="bar" />
      </div>
      <div
        class="file-stage mb-3"
        tabindex={0}
        role="group"
        aria-label={words.preview}
        data-send-pdf-target="stage"
        hidden
      />
    </>
  );
}

/** What the controller says and where it sends. */
export const sendingPdf = ({ language }: Visit, url: string, revision?: number) => {
  const words = dossiersWords[language];
  return {
    'data-controller': 'send-pdf',
    'data-send-pdf-url-value': url,
    ...(revision !== undefined && { 'data-send-pdf-revision-value': revision }),
    'data-send-pdf-words-value': JSON.stringify({
      sending: words.sending,
      examining: words.examining,
      noFile: words.noFile,
      noPdf: words.noPdf,
      tooLarge: words.tooLarge,
      failed: words.failed,
      whatToDo: words.whatToDo,
      page: words.preview,
    }),
  };
};
