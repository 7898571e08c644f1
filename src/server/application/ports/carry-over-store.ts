// Port: what somebody chose while a new year was prepared from the last, and what was carried over or taken back.
import type { ClassId, Instant, PersonId, Sha256 } from '../../../kernel/index.ts';

/** The last line of a path is what stands; lines are never changed. */
export interface CarryOverChoice {
  readonly schoolId: string;
  /** The year that ends, `2025-2026`. */
  readonly fromYear: string;
  /** `classes/<key>/homeroom`, `pupils/<class>/<code>`; see application/carry-over/choices.ts. */
  readonly path: string;
  /** Null: as proposed. */
  readonly value: string | null;
  readonly at: Instant;
  readonly by: PersonId;
}

export interface CarriedClass {
  readonly classId: ClassId;
  readonly name: string;
  /** The class was not there before. */
  readonly created: boolean;
  /** Codes of the pupils who came with this step. */
  readonly pupils: readonly string[];
  readonly bookHash: Sha256;
  /** The last line of the log about the class once the step was done. */
  readonly lastChange: number;
}

/** One step: classes made of the last year's, or the step before taken back. */
export interface CarryOverStep {
  readonly schoolId: string;
  readonly fromYear: string;
  readonly toYear: string;
  /** 1, 2, 3 … for each school and year. */
  readonly number: number;
  readonly deed: 'carried' | 'undone';
  readonly classes: readonly CarriedClass[];
  /** Blob of the preview that was confirmed; of the step taken back for `undone`. */
  readonly previewHash: Sha256;
  readonly at: Instant;
  readonly by: PersonId;
}

export interface CarryOverView {
  /** Oldest first. */
  carryOverChoices(schoolId: string, fromYear: string): Promise<readonly CarryOverChoice[]>;
  /** In order. */
  carryOverSteps(schoolId: string, fromYear: string): Promise<readonly CarryOverStep[]>;
}

export interface CarryOverTransaction extends CarryOverView {
  addCarryOverChoices(choices: readonly CarryOverChoice[]): Promise<void>;
  /** The store refuses a second step of the same number. */
  addCarryOverStep(step: CarryOverStep): Promise<void>;
}
