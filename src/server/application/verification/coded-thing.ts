// Whatever a printed code may stand for, in one shape: that it exists, and how it stands. No marks, no pupil.
import type { Instant, Sha256 } from '../../../kernel/index.ts';
import type { RecordKind } from '../../../workflows/index.ts';
import type { OfficePaperKind } from '../ports/office-papers-store.ts';
import type { OnPaper } from '../registry/on-paper.ts';
import type { ClassPaperKind } from './class-paper-by-code.ts';

export type CodedKind =
  RecordKind | ClassPaperKind | OfficePaperKind | 'editLog' | 'lockMinutes' | 'dossier' | 'dossierMinutes';

type Words = Readonly<Record<'vi' | 'en', string>>;

export const codedKindWords: Readonly<Record<CodedKind, Words>> = {
  transcript: { vi: 'học bạ', en: 'transcript' },
  classSummary: { vi: 'bảng tổng hợp của lớp', en: 'class summary' },
  correctionMinutes: { vi: 'biên bản sửa điểm', en: 'minutes of a correction' },
  supplementaryPage: { vi: 'trang bổ sung sau hè', en: 'supplementary page after the summer' },
  certifiedCopy: { vi: 'bản sao', en: 'certified copy' },
  extract: { vi: 'bản trích sao', en: 'extract' },
  issueRegister: { vi: 'sổ cấp bản sao', en: 'register of copies' },
  sealRegister: { vi: 'sổ đóng dấu', en: 'register of the seal' },
  printRegister: { vi: 'sổ in', en: 'register of prints' },
  bookRegister: { vi: 'sổ cấp phát học bạ', en: 'register of pupils’ books' },
  pupilBook: { vi: 'sổ học bạ', en: 'pupil’s book' },
  statistics: { vi: 'báo cáo thống kê', en: 'statistics' },
  yearlyReport: { vi: 'báo cáo hằng năm về hồ sơ điện tử', en: 'yearly report on electronic records' },
  sealingMinutes: { vi: 'biên bản niêm phong vật lưu trữ', en: 'minutes of sealing a medium' },
  editLog: { vi: 'nhật ký sửa điểm', en: 'edit log' },
  lockMinutes: { vi: 'biên bản khóa', en: 'minutes of locking' },
  dossier: { vi: 'hồ sơ chuyên môn', en: 'dossier' },
  dossierMinutes: { vi: 'biên bản ghi nhớ về hồ sơ chuyên môn', en: 'minutes about a dossier' },
};

export interface CodedSignature {
  /** A role of the records, an office of a dossier's route, `seal`, `present`, `signer`. */
  readonly role: string;
  /** Null where only the school may know who. */
  readonly person: string | null;
  readonly at: Instant;
}

export interface CodedThing {
  readonly code: string;
  readonly kind: CodedKind;
  readonly school: string;
  readonly schoolClass: string | null;
  /** The school year it is about, or the month: `2025-2026`, `2026-05`; null for what is about neither. */
  readonly schoolYear: string | null;
  /** Version or edition; null for what there is only one of. */
  readonly version: number | null;
  /** False when another has taken its place. */
  readonly latest: boolean;
  /** Code of the one to be used instead; null for the latest, and where none is drafted yet. */
  readonly successor: string | null;
  readonly state: { readonly name: string; readonly vi: string; readonly en: string };
  /** All have signed who are to, and the seal is on it where there is to be one. */
  readonly complete: boolean;
  /** For records signed with pens. */
  readonly paper: OnPaper | null;
  /** SHA-256 and length of the file as it is stored now; null while it is being made. */
  readonly file: { readonly sha256: Sha256; readonly length: number } | null;
  /** As on paper: of copies, and of minutes that were given one. */
  readonly number: string | null;
  /** Of copies and extracts: what they were made from. */
  readonly original: {
    readonly code: string;
    readonly version: number;
    readonly standing: 'inForce' | 'superseded';
    readonly vi: string;
    readonly en: string;
  } | null;
  readonly signatures: readonly CodedSignature[];
}
