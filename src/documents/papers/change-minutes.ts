// Biên bản ghi nhớ: what somebody who checks a professional dossier asks its author to change (R55).
import type { Instant } from '../../kernel/index.ts';
import type { Meeting, NamedDocument, Paper, Signatory } from './paper.ts';

export interface ChangeMinutesSnapshot extends Paper {
  readonly kind: 'changeMinutes';
  readonly dossierId: string;
  /** From 1 within the dossier. */
  readonly ordinal: number;
  /** As the policy calls the kind, e.g. `Kế hoạch bài dạy`. */
  readonly dossierKind: string;
  /** The version that was looked at, by its title; the hash is of the file as it was uploaded. */
  readonly document: NamedDocument;
  /** Name; null where the dossier is of the whole school. */
  readonly subject: string | null;
  readonly author: string;
  readonly meeting: Meeting;
  readonly asked: { readonly by: string; readonly office: string; readonly at: Instant };
  /** What is to be changed, a paragraph each; none longer than a page. */
  readonly changes: readonly string[];
  readonly signatories: readonly Signatory[];
}
