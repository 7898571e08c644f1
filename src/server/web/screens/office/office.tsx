// Finding a record of any year while one types: three keys and Enter, by keyboard alone.
import { recordsCalled } from '../../../http/index.ts';
import type { RecordsFound } from '../../../application/index.ts';
import { Card, Frame, Icon, PageHead } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import { Found } from './found.tsx';
import { booksWords } from '../books/words.ts';
import { officeWords } from './words.ts';

const LONGEST = 200;

export const office = screen({
  name: 'office',
  path: '/office',
  who: 'person',
  show: async (visit) => {
    const { desk, caller, language, query } = visit;
    const words = officeWords[language];
    const asked = (query.get('q') ?? '').normalize('NFC').trim().slice(0, LONGEST);
    const answer: RecordsFound | null = asked === '' ? null : await recordsCalled(desk, caller, asked);
    return {
      title: words.title,
      main: (
        <>
          <PageHead title={words.title} about={words.about}>
            <a class="btn" href="/office/copies">
              <Icon name="copy" />
              {words.copies}
            </a>
            <a class="btn" href="/office/books">
              <Icon name="book" />
              {booksWords[language].title}
            </a>
            <a class="btn" href="/office/registers">
              <Icon name="book" />
              {words.registers}
            </a>
          </PageHead>
          <div data-controller="find-as-typed">
            <form
              method="get"
              action="/office"
              role="search"
              class="mb-3"
              data-action="find-as-typed#submitted"
            >
              <label class="form-label" for="q">
                {words.search}
              </label>
              <div class="d-flex gap-2">
                <input
                  id="q"
                  name="q"
                  type="search"
                  class="form-control form-control-lg"
                  value={asked}
                  maxLength={LONGEST}
                  autocomplete="off"
                  spellcheck={false}
                  autofocus
                  aria-describedby="q-how"
                  data-find-as-typed-target="field"
                  data-action="find-as-typed#typed keydown->find-as-typed#pressed"
                />
                <button class="btn btn-primary">
                  <Icon name="search" />
                  {words.find}
                </button>
              </div>
              <div class="form-hint" id="q-how">
                {words.how}
              </div>
            </form>
            <Card padded={false}>
              <Frame id="found" data-find-as-typed-target="frame">
                <Found asked={asked} answer={answer} language={language} />
              </Frame>
            </Card>
          </div>
        </>
      ),
    };
  },
});
