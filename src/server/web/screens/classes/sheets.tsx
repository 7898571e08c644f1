// Sheets of a class: who enters them, what is missing and what of it is overdue.
import { Card, Icon, Progress, partsWords } from '../../parts/index.ts';
import type { ClassProps } from './class-page.tsx';
import { Late } from './classes.tsx';
import { classesWords } from './words.ts';

export function Sheets({ visit, seen }: ClassProps) {
  const { language } = visit;
  const words = classesWords[language];
  const { sheets, schoolClass } = seen;
  if (sheets.length === 0) return null;
  return (
    <Card title={words.sheets} padded={false}>
      {(['HK1', 'HK2'] as const).map((term) => {
        const mine = sheets.filter((sheet) => sheet.term === term);
        const lacking = mine.filter(({ entered, required }) => entered < required);
        if (mine.length === 0) return null;
        return (
          <details key={term} class="border-bottom" open={lacking.some(({ late }) => late > 0)}>
            <summary class="card-body py-2 d-flex flex-wrap gap-2 justify-content-between">
              <strong>{partsWords[language].terms[term]}</strong>
              <span>
                {lacking.length === 0
                  ? words.complete
                  : words.missing(lacking.reduce((sum, one) => sum + one.required - one.entered, 0))}
              </span>
            </summary>
            <ul class="list-group list-group-flush">
              {mine.map(({ subject, subjectName, teacher, required, entered, late }) => {
                const name = subjectName ?? words.conduct;
                const to =
                  subject === null
                    ? `/classes/${schoolClass.id}/homeroom?term=${term}`
                    : `/classes/${schoolClass.id}/entry/${encodeURIComponent(subject)}?term=${term}`;
                return (
                  <li key={subject ?? ''} class="list-group-item py-2">
                    <div class="d-flex flex-wrap gap-2 justify-content-between">
                      <a href={to}>{name}</a>
                      <span class="text-secondary">{teacher}</span>
                    </div>
                    <Progress done={entered} of={required} label={words.progressOf(name)} />
                    {entered === required ? (
                      <span class="text-secondary d-inline-flex align-items-center gap-1">
                        <Icon name="check" />
                        {words.complete}
                      </span>
                    ) : (
                      <Late cells={late} language={language} />
                    )}
                  </li>
                );
              })}
            </ul>
          </details>
        );
      })}
    </Card>
  );
}
