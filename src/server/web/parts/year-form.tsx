// Another school year of the same page: typed, so that no year is out of reach.
import type { ComponentChildren } from 'preact';

interface YearFormProps {
  /** Of the field. */
  readonly id: string;
  readonly label: string;
  readonly year: string;
  readonly show: string;
  /** What else is chosen. */
  readonly children?: ComponentChildren;
}

export function YearForm({ id, label, year, show, children }: YearFormProps) {
  return (
    <form method="get" class="d-flex flex-wrap gap-2 align-items-end mb-3 no-print">
      <div>
        <label class="form-label mb-1" for={id}>
          {label}
        </label>
        <input class="form-control" id={id} name="year" value={year} pattern="\d{4}-\d{4}" required />
      </div>
      {children}
      <button class="btn btn-primary">{show}</button>
    </form>
  );
}
