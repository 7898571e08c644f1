// A pupil's issued books and the years that stand in books of other schools.
import type { BookStanding, ForeignBookStanding } from '../../../application/index.ts';
import { Card, Icon, dayText } from '../../parts/index.ts';
import type { Language } from '../../words.ts';
import { BookBadge } from './state.tsx';
import { booksWords } from './words.ts';

interface BooksOfPupilProps {
  readonly books: readonly BookStanding[];
  readonly language: Language;
  /** Where the office looks at one; the family has no such page. */
  readonly linked?: true;
}

export function BooksOfPupil({ books, language, linked }: BooksOfPupilProps) {
  const words = booksWords[language];
  if (books.length === 0) return null;
  return (
    <Card title={words.ownBook}>
      {books.map(({ request: { id, at }, book, state }) => (
        <div key={id} class="d-flex flex-wrap gap-2 align-items-center mb-2">
          <BookBadge state={state} language={language} />
          {book && <span>{words.edition(book.number, book.edition)}</span>}
          <span class="text-secondary">{dayText(at)}</span>
          {linked && (
            <a href={`/office/books/${id}`}>
              {words.title} {book?.edition}
            </a>
          )}
          <a class="btn btn-primary" href={`/api/books/${id}/document`} data-turbo="false" download>
            <Icon name="download" />
            {words.download}
          </a>
        </div>
      ))}
    </Card>
  );
}

interface YearsElsewhereProps {
  readonly foreign: readonly ForeignBookStanding[];
  readonly language: Language;
}

export function YearsElsewhere({ foreign, language }: YearsElsewhereProps) {
  const words = booksWords[language];
  if (foreign.length === 0) return null;
  return (
    <Card title={words.elsewhere}>
      <ul class="mb-0">
        {foreign.flatMap(({ book, snapshot }) =>
          snapshot.years.map(({ schoolYear, className, school }) => (
            <li key={`${book.id} ${schoolYear}`}>
              <a href={`/office/foreign-books/${book.id}`}>
                {schoolYear} · {className} · {school.name}
              </a>{' '}
              <span class="text-secondary">{words.verifiedOn(dayText(book.verifiedAt))}</span>
            </li>
          )),
        )}
      </ul>
    </Card>
  );
}
