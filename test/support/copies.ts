// What the office says of a copy of any document.
import { sha256 } from '../../src/kernel/index.ts';
import type { CertifiedCopySnapshot, PrintViewSnapshot } from '../../src/documents/index.ts';
import { samplePaper, sampleSource } from './papers.ts';

/** A copy of `original` in the office's words. */
export const sampleCopy = (original: Uint8Array): CertifiedCopySnapshot => ({
  kind: 'certifiedCopy',
  ...samplePaper('12/SY-THCSVD'),
  form: 'SAO Y',
  request: 'Đơn ngày 01/06/2026 của ông Nguyễn Văn Mẫu',
  source: { ...sampleSource, fileHash: sha256(original) },
});

export const samplePrintView = (original: Uint8Array): PrintViewSnapshot => ({
  kind: 'printView',
  ...samplePaper(null),
  by: 'Hồ Mai Chi',
  source: { ...sampleSource, fileHash: sha256(original) },
});
