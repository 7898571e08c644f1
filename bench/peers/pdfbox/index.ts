// Apache PDFBox as Debian packages it, in a Java process that answers questions.
export { fetchPdfBox, findPdfBox } from './installation.ts';
export { runPdfBox, type PdfBoxSigning, type RunningPdfBox } from './running.ts';
