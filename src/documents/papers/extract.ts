// Trích sao: chosen rows and periods of a transcript as a paper of its own (NĐ 30/2020 Đ25).
import type { LevelsByPeriod, PrintedResult, TranscriptSnapshot } from '../snapshot.ts';
import type { NamedDocument, Paper, Signatory } from './paper.ts';

export type ExtractedPeriod = 'term1' | 'term2' | 'year';

export interface ExtractedRow {
  readonly subjectName: string;
  readonly results: Readonly<Partial<Record<ExtractedPeriod, PrintedResult>>>;
}

export interface ExtractSnapshot extends Paper {
  readonly kind: 'extract';
  readonly regime: TranscriptSnapshot['regime'];
  readonly pupil: {
    readonly code: string;
    readonly name: string;
    readonly birthDate: string;
    readonly birthPlace: string;
  };
  readonly className: string;
  /** In the order of the columns. */
  readonly periods: readonly ExtractedPeriod[];
  readonly rows: readonly ExtractedRow[];
  /** Absent: not part of the extract. */
  readonly conduct?: LevelsByPeriod;
  readonly learning?: LevelsByPeriod;
  readonly promotion?: string;
  readonly source: NamedDocument;
  /** On which request and what for. */
  readonly request: string;
  readonly signatories: readonly Signatory[];
}
