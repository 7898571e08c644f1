// One book: what was asked, how far it has come, and the next step for whoever's turn it is.
import {
  bookSeen,
  bookTask,
  may,
  targetOfRecord,
  type AccessAction,
  type BookStanding,
} from '../../../application/index.ts';
import { Card, Icon, PageHead, Refusal, dayText } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Language } from '../../words.ts';
import { decide, draft, issue, revoke, seal, sign } from './book-deeds.ts';
import { DecideForm, DraftForm, IssueForm, KeyForm, RevokeForm } from './book-forms.tsx';
import { BookBadge } from './state.tsx';
import { booksWords } from './words.ts';

export const book = screen({
  name: 'book',
  path: '/office/books/{bookId}',
  who: 'person',
  show: async (visit) => {
    const { desk, caller, language, appointments, now } = visit;
    const words = booksWords[language];
    const { person: by } = caller;
    const standing = await bookSeen(desk.house, { requestId: visit.params.bookId ?? '', by });
    const { request, state, paper, segments } = standing;
    const target = await desk.house.store.read((view) => targetOfRecord(view, request.recordId));
    await desk.readings.note({ by, what: 'search', found: [request.recordId] });
    const can = (action: AccessAction) => may(appointments, action, target, now) !== null;
    const mine = bookTask(standing, { by, can }) !== null;
    const steps = {
      requested: <DecideForm visit={visit} />,
      granted: <DraftForm visit={visit} />,
      drafted: <KeyForm visit={visit} deed="sign" />,
      signed: <KeyForm visit={visit} deed="seal" />,
      sealed: <IssueForm visit={visit} recipient={request.request} />,
      ...{ handedOut: null, refused: null, revoked: null },
    } as const;
    const title = words.bookOf(request.pupilName);
    const readable = segments.length > 0 && can('book.read');
    return {
      title,
      above: [
        { title: words.office, to: '/office' },
        { title: words.title, to: '/office/books' },
      ],
      main: (
        <>
          <PageHead title={title} about={words.reasons[request.reason]}>
            <BookBadge state={state} language={language} />
            {readable && (
              <a class="btn btn-primary" href={`/api/books/${request.id}/document`} download>
                <Icon name="download" />
                {words.download}
              </a>
            )}
          </PageHead>
          <Refusal visit={visit} />
          <div class="row">
            <div class="col-lg-6">
              <Facts standing={standing} language={language} />
            </div>
            <div class="col-lg-6">
              {steps[state] !== null && !mine ? (
                <Card>
                  <p class="m-0">{words.waits}</p>
                </Card>
              ) : (
                steps[state]
              )}
              {paper && state !== 'revoked' && can('book.revoked') && <RevokeForm visit={visit} />}
            </div>
          </div>
        </>
      ),
    };
  },
  deeds: { decide, draft, sign, seal, issue, revoke },
});

function Facts({ standing, language }: { readonly standing: BookStanding; readonly language: Language }) {
  const words = booksWords[language];
  const { request, decision, book: made, paper, handing, revocation } = standing;
  const { by, relation, identity, letter, purpose } = request.request;
  const lines: readonly (readonly [string, string | null | undefined])[] = [
    [words.pupil, `${request.pupilName} (${request.pupilCode})`],
    [words.asked, dayText(request.at)],
    [words.requester, `${by} (${relation})`],
    [words.identity, identity],
    [words.letter, letter],
    [words.purpose, purpose],
    [words.again, request.again],
    [words.decisionNumber, decision?.decisionNumber],
    [words.refusal, decision?.reason],
    [words.number, made && words.edition(made.number, made.edition)],
    [words.code, paper?.verificationCode],
    [words.handedTo, handing && `${handing.recipient} (${handing.identity}), ${dayText(handing.at)}`],
    [words.standing, handing && words.line(handing.number)],
    [
      words.revokedFor,
      revocation && `${revocation.reason} (${revocation.decisionNumber}), ${dayText(revocation.at)}`,
    ],
  ];
  return (
    <Card>
      <dl class="datagrid">
        {lines.map(([name, text]) =>
          text === null || text === undefined ? null : (
            <div key={name} class="datagrid-item">
              <dt class="datagrid-title">{name}</dt>
              <dd class="datagrid-content">{text}</dd>
            </div>
          ),
        )}
      </dl>
    </Card>
  );
}
