// The columns most sheets begin with, and a short way to plan others.
import type { ClassBook, PupilEntry } from '../assessment/index.ts';
import type { ColumnPlan, PlannedValue } from './sheet-plan.ts';

export type Looks = Partial<Pick<ColumnPlan, 'align' | 'format' | 'check' | 'wanted'>>;

export const column = (header: string, width: number, looks: Looks = {}): ColumnPlan => ({
  header,
  width,
  align: 'left',
  format: 'text',
  ...looks,
});

export const centred = { align: 'center' } as const;

export const pupilColumns: readonly ColumnPlan[] = [
  column('STT', 6, { ...centred, format: 'whole' }),
  column('Mã học sinh', 16),
  column('Họ và tên', 30),
];

export const pupilValues = ({ ordinal, code, name }: PupilEntry): readonly PlannedValue[] => [
  ordinal,
  code,
  name,
];

/** What is printed over the pages of a class. */
export const titled = ({ school, className, schoolYear }: ClassBook, what: string) =>
  `${school.name} · ${what} · Lớp ${className} · Năm học ${schoolYear}`;
