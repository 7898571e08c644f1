// What can be taken away of a class, as the API gives it to this person.
import { Card, Icon, partsWords } from '../../parts/index.ts';
import type { ClassProps } from './class-page.tsx';
import { classesWords } from './words.ts';

export function Downloads({
  visit: { language },
  seen: { schoolClass, sheets, mayReadJournal },
}: ClassProps) {
  const words = classesWords[language];
  const books = sheets.filter(({ subject }) => subject !== null);
  if (books.length === 0 && !mayReadJournal) return null;
  return (
    <Card title={words.downloads} padded={false}>
      {mayReadJournal && (
        <div class="card-body">
          <a class="btn" href={`/api/classes/${schoolClass.id}/journal`} download data-turbo="false">
            <Icon name="chain" />
            {words.journal}
          </a>
          <p class="text-secondary mt-2 mb-0">{words.verify}</p>
        </div>
      )}
      {(['HK1', 'HK2'] as const).map((term) => {
        const mine = books.filter((sheet) => sheet.term === term);
        return mine.length === 0 ? null : (
          <details key={term} class="border-top">
            <summary class="card-body py-2">{partsWords[language].terms[term]}</summary>
            <ul class="list-unstyled px-3 mb-3">
              {mine.map(({ subject, subjectName }) => (
                <li key={subject} class="mb-1">
                  <a
                    href={`/api/classes/${schoolClass.id}/sheet-workbook?term=${term}&subject=${encodeURIComponent(subject ?? '')}`}
                    download
                    data-turbo="false"
                  >
                    {words.workbook(subjectName ?? '')}
                  </a>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </Card>
  );
}
