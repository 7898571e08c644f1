// What was found out about one file: the one source of what screen, JSON and paper say.
import type { Sha256 } from '../../../kernel/index.ts';
import type { VerdictAt, VerificationReport, Verdict } from '../../../signing/index.ts';
import type { Standing } from '../registry/standing-of.ts';
import type { ExaminedBook } from './book/examine-book.ts';
import type { Succession } from './succession/examine-succession.ts';

export interface ExaminedFile {
  /** As it was named by whoever asked. */
  readonly file: string;
  readonly sha256: Sha256;
  /** Undefined where the page tree cannot be read. */
  readonly pages: number | undefined;
  /** For the moment asked about; now unless a date was stated. */
  readonly report: VerificationReport;
  /** When signed, now and as stated. */
  readonly verdicts: readonly VerdictAt[];
  /** Null when there is no store to compare with, or nobody wanted it. */
  readonly standing: Standing | null;
  /** Null, or left out, where the document takes the place of no other. */
  readonly succession?: Succession | null;
  /** Null, or left out, where the document is no pupil's book. */
  readonly book?: ExaminedBook | null;
}

/** A file that could not even be opened. */
export interface UnreadFile {
  readonly file: string;
  readonly unread: { readonly code: string; readonly vi: string; readonly en: string };
}

/** The signatures' verdict, and what the store and the version inside say added to it: it can only become worse. */
export function conclusionOf({ report: { verdict }, standing, succession, book }: ExaminedFile): Verdict {
  const weights = [standing?.weight, succession?.weight, book?.weight];
  if (weights.includes('failure')) return 'invalid';
  return weights.includes('doubt') && verdict === 'valid' ? 'indeterminate' : verdict;
}
