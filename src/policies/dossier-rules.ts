// What a policy says about professional dossiers: which kinds there are, who signs, by when (R51, R67).
import type { Party } from './vocabulary.ts';

/** One kind of hồ sơ chuyên môn. */
export interface DossierKind {
  /** Unique in the policy, `lessonPlan`. */
  readonly kind: string;
  /** As people call it, `Kế hoạch bài dạy`. */
  readonly name: string;
  /** Who signs, in order; teachers at its head stand for the author. Default: author, department head, principal. */
  readonly route?: readonly Party[];
  /** Sealed once everybody has signed. */
  readonly seal?: boolean;
  readonly dueBy?: DossierDeadline;
}

export type DossierDeadline =
  /** Every week of school, when that lesson of that day begins; weekday 1 is Monday ("tiết 1 thứ Hai"). */
  | { readonly on: 'weekly'; readonly weekday: number; readonly lesson: number }
  /** By a milestone of the calendar. */
  | { readonly on: 'milestone'; readonly milestone: string };
