// One child: results that were released, documents, messages. Another's child has no page here.
import {
  booksOfPupil,
  childrenOf,
  documentsOfChild,
  messagesOfChild,
  resultsOfChild,
  type ChildDocument,
} from '../../../application/index.ts';
import { askedChild, noteChildRead } from '../../../http/index.ts';
import { Card, Empty, Icon, Moment, PageHead, dayText } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Visit } from '../../visit.ts';
import { BooksOfPupil } from '../books/index.ts';
import { Results } from './results.tsx';
import { childrenWords } from './words.ts';

export const child = screen({
  name: 'child',
  path: '/children/{child}',
  who: 'person',
  show: async (visit) => {
    const { desk, caller, language, params } = visit;
    const words = childrenWords[language];
    const named = params.child ?? '';
    const asked = askedChild(named, caller);
    const [results, documents, messages] = await Promise.all([
      resultsOfChild(desk.house, asked),
      documentsOfChild(desk.house, asked),
      messagesOfChild(desk.house, asked),
    ]);
    await noteChildRead(desk, named, caller, 'results');
    await noteChildRead(desk, named, caller, 'messages');
    const seen = (await childrenOf(desk.house, caller.person)).find(
      ({ schoolClass, pupil }) => schoolClass.id === asked.classId && pupil === asked.pupil,
    );
    const recordId = (documents[0] ?? results[0])?.record.id;
    const books = recordId ? await booksOfPupil(desk.house, { recordId, by: caller.person }) : [];
    const title = seen?.name ?? words.title;
    return {
      title,
      above: [{ title: words.title, to: '/children' }],
      main: (
        <>
          <PageHead
            title={title}
            {...(seen && { about: words.classOf(seen.schoolClass.name, seen.schoolClass.schoolYear) })}
          />
          <BooksOfPupil books={books} language={language} />
          {documents.map((one) => (
            <Document key={`${one.record.id}-${one.version}`} one={one} visit={visit} />
          ))}
          {results.length === 0 ? (
            <Card title={words.results}>
              <Empty icon="clock" title={words.nothingReleased} text={words.nothingReleasedAbout} />
            </Card>
          ) : (
            results.map((one) => <Results key={one.record.id} one={one} visit={visit} />)
          )}
          <Card title={words.messages}>
            {messages.length === 0 ? (
              <p class="mb-0">{words.noMessages}</p>
            ) : (
              <ul class="list-unstyled mb-0">
                {messages.map(({ id, kind, at, authorName, text }) => (
                  <li key={id} class="mb-3">
                    <div class="d-flex flex-wrap gap-2 align-items-center">
                      <span class={`badge ${kind === 'violation' ? 'bg-orange-lt' : 'bg-azure-lt'}`}>
                        {kind === 'violation' ? words.violation : words.weekly}
                      </span>
                      <Moment at={at} />
                      <span class="text-secondary">{authorName}</span>
                    </div>
                    <div class="prewrap">{text}</div>
                  </li>
                ))}
              </ul>
            )}
          </Card>
        </>
      ),
    };
  },
});

function Document({ one, visit }: { readonly one: ChildDocument; readonly visit: Visit }) {
  const words = childrenWords[visit.language];
  return (
    <Card title={words.transcript}>
      <p class="text-secondary">
        {words.documentAbout} {words.version(String(one.version))}
        {one.at !== null && `, ${words.released(dayText(one.at))}`}
      </p>
      <div class="d-flex flex-wrap gap-2">
        <a
          class="btn btn-primary"
          href={`/api/records/${one.record.id}/document`}
          data-turbo="false"
          download
        >
          <Icon name="download" />
          {words.download}
        </a>
        <a class="btn" href={`/verify/${one.verificationCode}`}>
          <Icon name="shield" />
          {words.check}
        </a>
      </div>
    </Card>
  );
}
