// Which year and grade a page shows: works without scripts, the address says what was chosen.
import type { ComponentChildren } from 'preact';
import type { Language } from '../../words.ts';
import { classesWords } from './words.ts';

interface YearFilterProps {
  readonly language: Language;
  readonly years: readonly string[];
  readonly schoolYear: string;
  readonly grades: readonly number[];
  readonly grade: number | null;
  readonly children?: ComponentChildren;
}

export function YearFilter({ language, years, schoolYear, grades, grade, children }: YearFilterProps) {
  const words = classesWords[language];
  return (
    <form method="get" class="d-flex flex-wrap gap-2 align-items-end mb-3">
      <Pick
        name="year"
        label={words.year}
        value={schoolYear}
        options={years.map((year) => ({ value: year, text: year }))}
      />
      <Pick
        name="grade"
        label={words.grade}
        value={grade === null ? '' : String(grade)}
        options={[
          { value: '', text: words.allGrades },
          ...grades.map((one) => ({ value: String(one), text: words.gradeOf(one) })),
        ]}
      />
      {children}
      <button class="btn">{words.show}</button>
    </form>
  );
}

interface PickProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
}

export const Pick = ({ name, label, value, options }: PickProps) => (
  <div>
    <label class="form-label mb-1" for={`pick-${name}`}>
      {label}
    </label>
    <select class="form-select" id={`pick-${name}`} name={name}>
      {options.map((one) => (
        <option key={one.value} value={one.value} selected={one.value === value}>
          {one.text}
        </option>
      ))}
    </select>
  </div>
);

/** A grade of the list, null for all and for what is none of them. */
export const gradeAsked = (query: URLSearchParams, grades: readonly number[]): number | null =>
  grades.find((one) => String(one) === query.get('grade')) ?? null;
