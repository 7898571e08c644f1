// The page where anybody checks a document, with an account or without.
import { thingOfCode } from '../../../application/index.ts';
import { httpFault } from '../../../http/index.ts';
import { Card, PageHead } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Shown, Visit } from '../../visit.ts';
import { ByCode } from './by-code.tsx';
import { ByFile, FileResult, scriptWords } from './by-file.tsx';
import { CodeAnswer } from './code-answer.tsx';
import { verifyWords } from './words.ts';

/** As the API limits them. */
const codes = { as: 'codes', perMinute: 60 };

export const verify = screen({
  name: 'verify',
  path: '/verify',
  who: 'anybody',
  limit: ({ query }) => (query.has('code') ? codes : undefined),
  show: (visit) => page(visit, visit.query.get('code') ?? ''),
});

/** As a link names it. */
export const verifyCode = screen({
  name: 'verify-code',
  path: '/verify/{code}',
  who: 'anybody',
  limit: () => codes,
  show: (visit) => page(visit, visit.params.code ?? ''),
});

/** As printed QR codes name it: the shorter the address, the larger the modules. */
export const verifyShort = screen({
  name: 'verify-short',
  path: '/v/{code}',
  who: 'anybody',
  limit: () => codes,
  show: (visit) => page(visit, visit.params.code ?? ''),
});

async function page(visit: Visit, asked: string): Promise<Shown> {
  const words = verifyWords[visit.language];
  const typed = asked.trim().slice(0, 100);
  const thing = typed === '' ? null : await thingOfCode(visit.desk.house, typed);
  const wrong = typed === '' || thing !== null ? undefined : httpFault('verification.codeUnknown');
  const title = thing === null ? words.title : words.codeOf(thing.code);
  return {
    title,
    frame: visit.caller === null ? 'wide' : 'shell',
    ...(wrong && { status: 404 }),
    ...(thing && visit.caller !== null && { above: [{ title: words.title, to: '/verify' }] }),
    main: (
      <div data-controller="verify-file" data-verify-file-words-value={scriptWords(visit)}>
        <PageHead title={title} about={thing === null ? words.about : thing.school}>
          {thing !== null && (
            <a class="btn" href="/verify">
              {words.another}
            </a>
          )}
        </PageHead>
        {thing && <CodeAnswer thing={thing} visit={visit} />}
        <FileResult visit={visit} />
        <div class="row">
          <div class="col-lg-6">
            <ByFile visit={visit} />
          </div>
          <div class="col-lg-6">
            <ByCode visit={visit} typed={typed} wrong={wrong?.title[visit.language]} />
          </div>
        </div>
        <Card title={words.parents}>
          <p>{words.parentsSigned}</p>
          <p>{words.parentsPaper}</p>
          <p class="mb-0">{words.parentsAsk}</p>
        </Card>
      </div>
    ),
  };
}
