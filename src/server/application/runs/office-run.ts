// What is asked of the office's runs, and what they tell.
import type { ClassId, PersonId, RecordId } from '../../../kernel/index.ts';
import type { Certificate, Extension } from '../../../signing/index.ts';
import type { House } from '../ports/house.ts';
import type { OfficeRun } from '../ports/office-runs-store.ts';
import type { Progress } from '../progress.ts';
import type { Numbered } from './run-log.ts';

export interface OfficeRunsDesk {
  readonly house: House;
  /** Raises the level of one signed document, away from the thread that answers people. */
  readonly extending: (pdf: Uint8Array) => Promise<Extension>;
  /** Whom the verdicts in a package rest on, as the operator has them now. */
  readonly anchors?: () => readonly Certificate[];
  /** There is a new package on the shelf. */
  readonly onPacked?: () => void;
  /** Whether other processes carry them out: here they are only asked for and watched. */
  readonly elsewhere?: boolean;
  /** Told of what is no fault; the run stops. */
  readonly onUnexpected: (error: unknown) => void;
}

/** The caller sees to it that the person may. */
export type OfficeRunAsked =
  | {
      readonly kind: 'extension';
      readonly person: PersonId;
      readonly records: readonly RecordId[];
      readonly classes: readonly ClassId[];
    }
  | { readonly kind: 'archive'; readonly person: PersonId; readonly classId: ClassId };

export type OfficeRunHappened =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'state'; readonly state: OfficeRun['state'] };

export type OfficeRunEvent = Numbered<OfficeRunHappened>;
