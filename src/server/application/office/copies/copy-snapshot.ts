// Freezes what a copy prints: number, source, request; and of an extract the rows that were chosen.
import type {
  CertifiedCopySnapshot,
  ExtractSnapshot,
  NamedDocument,
  TranscriptSnapshot,
} from '../../../../documents/index.ts';
import type { CopyKind, CopyOrder, ExtractChoice } from '../../ports/office-papers-store.ts';
import { officeFault } from '../faults.ts';
import { requestText } from './order-copy.ts';
import type { SealedSource } from './sealed-source.ts';

export interface CopyFacts {
  readonly paperId: string;
  readonly order: CopyOrder;
  readonly source: SealedSource;
  readonly named: NamedDocument;
  /** Frozen data of the source, of extracts. */
  readonly transcript: TranscriptSnapshot | null;
}

/** Số, kí hiệu by NĐ 30/2020 Phụ lục III: SY for bản sao y, TrS for bản trích sao. */
export const copyNumber = (kind: CopyKind, year: number, number: number): string =>
  `${String(number).padStart(2, '0')}/${year}/${kind === 'certifiedCopy' ? 'SY' : 'TrS'}`;

export function copySnapshot(
  { paperId, order, source, named, transcript }: CopyFacts,
  number: string,
): CertifiedCopySnapshot | ExtractSnapshot {
  const { name, level, province, commune } = source.school;
  const paper = {
    recordId: paperId,
    version: 1,
    school: { name, level, province, commune },
    schoolYear: source.schoolClass.schoolYear,
    number,
    source: named,
    request: requestText(order),
  };
  if (order.kind === 'certifiedCopy') return { ...paper, kind: 'certifiedCopy', form: 'SAO Y' };
  if (!transcript || !order.choice) throw officeFault('office.transcriptsOnly');
  return { ...paper, kind: 'extract', ...extracted(transcript, order.choice) };
}

/** @throws Fault `office.nothingExtracted` for subjects that the transcript does not have */
function extracted(transcript: TranscriptSnapshot, { periods, subjects }: ExtractChoice) {
  const known = new Set(transcript.rows.map(({ subject }) => subject));
  const unknown = (subjects ?? []).filter((subject) => !known.has(subject));
  if (unknown.length > 0) throw officeFault('office.nothingExtracted', { subjects: unknown });
  const { code, name, birthDate, birthPlace } = transcript.pupil;
  const rows = transcript.rows.filter(({ subject }) => subjects?.includes(subject) ?? true);
  return {
    regime: transcript.regime,
    pupil: { code, name, birthDate, birthPlace },
    className: transcript.className,
    periods,
    rows: rows.map((row) => ({
      subjectName: row.subjectName,
      results: Object.fromEntries(periods.map((period) => [period, row[period]])),
    })),
    // Levels and promotion are of the whole; an extract of some subjects does not speak of them.
    ...(subjects === null && {
      conduct: transcript.conduct,
      learning: transcript.learning,
      ...(periods.includes('year') && { promotion: transcript.promotion ?? '–' }),
    }),
    signatories: [],
  };
}
