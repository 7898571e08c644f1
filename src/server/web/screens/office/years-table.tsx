// The transcripts of one pupil, year by year.
import type { YearOfPupil } from '../../../application/index.ts';
import { StateBadge } from '../../parts/index.ts';
import type { Language } from '../../words.ts';
import { officeWords } from './words.ts';

interface YearsTableProps {
  readonly years: readonly YearOfPupil[];
  readonly language: Language;
}

export function YearsTable({ years, language }: YearsTableProps) {
  const words = officeWords[language];
  return (
    <div class="table-responsive">
      <table class="table table-vcenter card-table">
        <thead>
          <tr>
            <th scope="col">{words.schoolClass}</th>
            <th scope="col">{words.state}</th>
            <th scope="col">{words.document}</th>
          </tr>
        </thead>
        <tbody>
          {years.map(({ record: { id, snapshot }, schoolClass: { name, schoolYear } }) => (
            <tr key={id}>
              <th scope="row">
                <a href={`/records/${id}`} aria-label={`${words.wholeRecord}: ${name} ${schoolYear}`}>
                  {name} · {schoolYear}
                </a>
              </th>
              <td>
                <StateBadge state={snapshot.state} language={language} />
              </td>
              <td>
                {snapshot.context.document === null ? (
                  <span class="text-secondary">{words.notDrafted}</span>
                ) : (
                  <a
                    href={`/api/records/${id}/document`}
                    target="_blank"
                    rel="noopener"
                    data-read-documents-target="entry"
                    data-action="read-documents#choose"
                    data-record={id}
                  >
                    {words.open} {schoolYear}
                  </a>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
