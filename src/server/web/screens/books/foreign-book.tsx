// A book that came from another school: what it was found to be, and for whom its years are taken over.
import type { RecordId } from '../../../../kernel/index.ts';
import {
  acceptBook,
  bookCandidates,
  foreignBookSeen,
  schoolGrant,
  type BookOwner,
  type ForeignBookStanding,
} from '../../../application/index.ts';
import { httpFault, recordFor } from '../../../http/index.ts';
import { Card, Icon, PageHead, Refusal, dayText } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Language } from '../../words.ts';
import { AcceptForms } from './accept-forms.tsx';
import { ForeignYears } from './foreign-years.tsx';
import { booksWords } from './words.ts';

export const foreignBook = screen({
  name: 'foreign-book',
  path: '/office/foreign-books/{foreignBookId}',
  who: 'person',
  show: async (visit) => {
    const { desk, caller, language, now, params } = visit;
    const words = booksWords[language];
    const { person: by, schoolId } = caller;
    const standing = await foreignBookSeen(desk.house, { bookId: params.foreignBookId ?? '', by });
    const { book, snapshot, acceptance } = standing;
    const title = words.foreignOf(snapshot.pupil.name, snapshot.school.name);
    const wish = { person: by, action: 'book.imported', schoolId, at: now } as const;
    const mayAccept =
      !acceptance && (await desk.house.store.read((view) => schoolGrant(view, wish))) !== null;
    const candidates = mayAccept ? await bookCandidates(desk.house, { bookId: book.id, by }) : [];
    const found = candidates.map(({ recordId }) => recordId);
    if (found.length > 0) await desk.readings.note({ by, what: 'search', found });
    return {
      title,
      above: [
        { title: words.office, to: '/office' },
        { title: words.title, to: '/office/books' },
      ],
      main: (
        <>
          <PageHead title={title} about={`${words.verified} ${dayText(book.verifiedAt)}`}>
            <a class="btn" href={`/api/foreign-books/${book.id}/document`} download>
              <Icon name="download" />
              {words.original}
            </a>
          </PageHead>
          <Refusal visit={visit} />
          <Facts standing={standing} language={language} />
          <Card title={words.years} padded={false}>
            <ForeignYears standing={standing} language={language} />
          </Card>
          {mayAccept && <AcceptForms visit={visit} candidates={candidates} />}
        </>
      ),
    };
  },
  deeds: {
    accept: async (visit, fields) => {
      const { desk, caller, language, params } = visit;
      const [typed, code, reason] = [fields.text('record'), fields.text('code'), fields.text('reason')];
      if ([typed, code, reason].some((text) => text.length > 300)) throw httpFault('request.invalid');
      // Whoever copies the address of a pupil's page has the code as well.
      const record = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(typed)?.[0] ?? typed;
      if (record !== '') await recordFor(desk, caller, record);
      const owner: BookOwner = record === '' ? { code } : { recordId: record as RecordId };
      const bookId = params.foreignBookId ?? '';
      await acceptBook(desk.house, { bookId, owner, reason, by: caller.person });
      return { to: visit.address, told: booksWords[language].accepted };
    },
  },
});

interface Props {
  readonly standing: ForeignBookStanding;
  readonly language: Language;
}

function Facts({ standing: { snapshot, acceptance }, language }: Props) {
  const words = booksWords[language];
  const { pupil } = snapshot;
  const lines: readonly (readonly [string, string])[] = [
    [words.pupil, pupil.name],
    [words.birthDate, pupil.birthDate.split('-').reverse().join('/')],
    [words.gender, pupil.gender],
    [words.from, snapshot.school.name],
    [words.number, words.edition(snapshot.number, snapshot.edition)],
    [words.whose, acceptance ? `${acceptance.pupilName} (${acceptance.pupilCode})` : words.nobody],
    ...(acceptance && acceptance.differences.length > 0
      ? [[words.differences, `${acceptance.differences.join('; ')} – ${acceptance.reason ?? ''}`] as const]
      : []),
  ];
  return (
    <Card>
      <dl class="datagrid">
        {lines.map(([name, text]) => (
          <div key={name} class="datagrid-item">
            <dt class="datagrid-title">{name}</dt>
            <dd class="datagrid-content">{text}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
