// Port: the days on which single tests were held, as somebody stated them. Statements are added, never changed.
import type { SubjectCode, Term } from '../../../assessment/index.ts';
import type { ClassId, Instant, PersonId } from '../../../kernel/index.ts';
import type { IsoDate } from '../../../policies/index.ts';

/** One column of one subject's sheet of a term. */
export interface TestColumn {
  readonly subject: SubjectCode;
  readonly term: Term;
  /** `regular/0` (from 0), `midterm` or `final`. */
  readonly column: string;
}

/** Ngày kiểm tra. */
export interface TestDay extends TestColumn {
  readonly classId: ClassId;
  /** Null takes the day back: the calendar counts again. */
  readonly on: IsoDate | null;
  readonly statedBy: PersonId;
  readonly statedAt: Instant;
}

export interface TestDaysView {
  /** What was stated last of each column; those taken back are left out. */
  testDays(classId: ClassId): Promise<readonly TestDay[]>;
  /** The same of all classes of a year. */
  testDaysOfYear(schoolId: string, schoolYear: string): Promise<readonly TestDay[]>;
}

export interface TestDaysTransaction extends TestDaysView {
  addTestDays(days: readonly TestDay[]): Promise<void>;
}
