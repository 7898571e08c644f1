// All books asked for, and those that came from other schools.
import {
  booksSeen,
  foreignBooksSeen,
  schoolGrant,
  type BookStanding,
  type ForeignBookStanding,
} from '../../../application/index.ts';
import { Card, Empty, Icon, Moment, PageHead } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Language } from '../../words.ts';
import { ImportForm } from './import-form.tsx';
import { BookBadge } from './state.tsx';
import { booksWords } from './words.ts';

export const books = screen({
  name: 'books',
  path: '/office/books',
  who: 'person',
  show: async (visit) => {
    const { desk, caller, language, now } = visit;
    const words = booksWords[language];
    const { person: by, schoolId } = caller;
    const all = await booksSeen(desk.house, { schoolId, by });
    const foreign = await foreignBooksSeen(desk.house, { schoolId, by });
    const found = all.map(({ request }) => request.recordId);
    if (found.length > 0) await desk.readings.note({ by, what: 'search', found });
    const wish = { person: by, action: 'book.imported', schoolId, at: now } as const;
    const mayImport = (await desk.house.store.read((view) => schoolGrant(view, wish))) !== null;
    return {
      title: words.title,
      above: [{ title: words.office, to: '/office' }],
      main: (
        <>
          <PageHead title={words.title} about={words.about}>
            <a class="btn" href="/office/registers?kind=bookRegister">
              <Icon name="book" />
              {words.register}
            </a>
          </PageHead>
          <Card padded={false}>
            {all.length === 0 ? (
              <Empty icon="book" title={words.none} text={words.noneAbout}>
                <a class="btn" href="/office">
                  {words.office}
                </a>
              </Empty>
            ) : (
              <BooksTable all={all} language={language} />
            )}
          </Card>
          <Card title={words.foreignTitle}>
            <p class="text-secondary">{words.foreignAbout}</p>
            {mayImport && <ImportForm visit={visit} />}
            {foreign.length === 0 ? (
              <p class="mb-0">{words.foreignNone}</p>
            ) : (
              <ForeignTable foreign={foreign} language={language} />
            )}
          </Card>
        </>
      ),
    };
  },
});

function BooksTable({
  all,
  language,
}: {
  readonly all: readonly BookStanding[];
  readonly language: Language;
}) {
  const words = booksWords[language];
  return (
    <div class="table-responsive">
      <table class="table table-vcenter card-table">
        <thead>
          <tr>
            <th scope="col">{words.asked}</th>
            <th scope="col">{words.pupil}</th>
            <th scope="col">{words.reason}</th>
            <th scope="col">{words.number}</th>
            <th scope="col">{words.standing}</th>
          </tr>
        </thead>
        <tbody>
          {all.map(({ request, book, state }) => (
            <tr key={request.id}>
              <td>
                <Moment at={request.at} day />
              </td>
              <th scope="row">
                <a href={`/office/books/${request.id}`}>
                  {request.pupilName} ({request.pupilCode})
                </a>
              </th>
              <td>{words.reasons[request.reason]}</td>
              <td>{book ? words.edition(book.number, book.edition) : words.noNumber}</td>
              <td>
                <BookBadge state={state} language={language} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ForeignTableProps {
  readonly foreign: readonly ForeignBookStanding[];
  readonly language: Language;
}

function ForeignTable({ foreign, language }: ForeignTableProps) {
  const words = booksWords[language];
  return (
    <div class="table-responsive">
      <table class="table table-vcenter">
        <thead>
          <tr>
            <th scope="col">{words.verified}</th>
            <th scope="col">{words.pupil}</th>
            <th scope="col">{words.from}</th>
            <th scope="col">{words.whose}</th>
          </tr>
        </thead>
        <tbody>
          {foreign.map(({ book, snapshot, acceptance }) => (
            <tr key={book.id}>
              <td>
                <Moment at={book.verifiedAt} day />
              </td>
              <th scope="row">
                <a href={`/office/foreign-books/${book.id}`}>{snapshot.pupil.name}</a>
              </th>
              <td>{snapshot.school.name}</td>
              <td>{acceptance ? `${acceptance.pupilName} (${acceptance.pupilCode})` : words.nobody}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
