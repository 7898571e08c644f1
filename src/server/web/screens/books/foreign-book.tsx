// A book that came from another school: what it was found to be, and for whom its years are taken over.
import type { RecordId } from '../../../../kernel/index.ts';
import {
  acceptBook,
  foreignBookSeen,
  may,
  type BookOwner,
  type ForeignBookStanding,
} from '../../../application/index.ts';
import { httpFault, recordFor } from '../../../http/index.ts';
import { Card, Field, Form, Icon, PageHead, Refusal, dayText } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Visit } from '../../visit.ts';
import type { Language } from '../../words.ts';
import { ForeignYears } from './foreign-years.tsx';
import { booksWords } from './words.ts';

export const foreignBook = screen({
  name: 'foreign-book',
  path: '/office/foreign-books/{foreignBookId}',
  who: 'person',
  show: async (visit) => {
    const { desk, caller, language, appointments, now, params } = visit;
    const words = booksWords[language];
    const { person: by, schoolId } = caller;
    const standing = await foreignBookSeen(desk.house, { bookId: params.foreignBookId ?? '', by });
    const { book, snapshot, acceptance } = standing;
    const title = words.foreignOf(snapshot.pupil.name, snapshot.school.name);
    const mayAccept = !acceptance && may(appointments, 'book.imported', { schoolId }, now) !== null;
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
          {mayAccept && <AcceptForms visit={visit} />}
        </>
      ),
    };
  },
  deeds: {
    accept: async (visit, fields) => {
      const { desk, caller, language, params } = visit;
      const [record, code, reason] = [fields.text('record'), fields.text('code'), fields.text('reason')];
      if ([record, code, reason].some((text) => text.length > 300)) throw httpFault('request.invalid');
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
    [words.number, `${snapshot.number} (${snapshot.edition})`],
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

function AcceptForms({ visit }: { readonly visit: Visit }) {
  const words = booksWords[visit.language];
  const text = { visit, deed: 'accept' };
  const despite = { ...text, name: 'reason', label: words.despite, help: words.despiteHelp, maxLength: 300 };
  return (
    <div class="row">
      <div class="col-lg-6">
        <Card title={words.acceptKnown}>
          <Form visit={visit} deed="accept">
            <Field
              {...text}
              name="record"
              label={words.record}
              help={words.recordHelp}
              maxLength={36}
              required
            />
            <Field {...despite} faults={['book.differs']} />
            <button class="btn btn-primary">{words.accept}</button>
          </Form>
        </Card>
      </div>
      <div class="col-lg-6">
        <Card title={words.acceptNew}>
          <Form visit={visit} deed="accept" id="new-pupil">
            <Field {...text} name="code" label={words.newCode} maxLength={40} required />
            <button class="btn">{words.accept}</button>
          </Form>
        </Card>
      </div>
    </div>
  );
}
