// Copies of a signed document: the certified copy (sao y) and the view for printing (NĐ 30/2020 Đ25; R95).
import type { NamedDocument, Paper } from './paper.ts';

/** What one copies: the original, whose file travels inside the copy. */
interface Copy extends Paper {
  readonly source: NamedDocument;
}

/** Named by SHA-256 of its bytes: `source.fileHash`. */
export interface CertifiedCopySnapshot extends Copy {
  readonly kind: 'certifiedCopy';
  /** Hình thức sao: the whole document, or a copy of a copy (NĐ 30/2020 Đ3.10 to 12). */
  readonly form: 'SAO Y' | 'SAO LỤC';
  readonly request: string;
}

export interface PrintViewSnapshot extends Copy {
  readonly kind: 'printView';
  /** Who printed. */
  readonly by: string;
}

export type CopySnapshot = CertifiedCopySnapshot | PrintViewSnapshot;
