// Whether the authorities answer at this moment: the timestamp authority, and who answers for revocation. Asked for real.
import { askAuthorities, readOperations, type AuthorityAnswer } from '../../../application/index.ts';
import { Card, Frame, PageHead } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Visit } from '../../visit.ts';
import { Mark, type Grade } from './mark.tsx';
import { statusWords } from './words.ts';

export const statusAuthorities = screen({
  name: 'status-authorities',
  path: '/status/authorities',
  who: 'person',
  show: async (visit) => {
    const { desk, caller, language, now } = visit;
    const words = statusWords[language];
    const { schoolId, person: by } = caller;
    await readOperations(desk.house, { schoolId, by });
    const { ceremonies, serviceSigner } = desk.papers;
    const answers = await askAuthorities(await ceremonies.conditions(), await serviceSigner(schoolId), {
      at: now,
    });
    return {
      title: words.authorities,
      above: [{ title: words.title, to: '/status' }],
      main: (
        <>
          <PageHead title={words.authorities} about={words.authoritiesAbout} />
          <Card>
            <Frame id="status-authorities">
              <ul class="list-unstyled mb-0">
                {answers.map((one) => (
                  <Answer key={one.authority} answer={one} visit={visit} />
                ))}
              </ul>
            </Frame>
          </Card>
        </>
      ),
    };
  },
});

const grades: Readonly<Record<AuthorityAnswer['state'], Grade>> = {
  answers: 'good',
  troubled: 'bad',
  none: 'look',
};

function Answer({ answer, visit }: { readonly answer: AuthorityAnswer; readonly visit: Visit }) {
  const { language } = visit;
  const words = statusWords[language];
  const { authority, state, ms, trouble, code } = answer;
  return (
    <li class="mb-2">
      <strong>{words.authorityNames[authority]}</strong>{' '}
      <Mark grade={grades[state]} text={words.answers[state](ms)} />
      {trouble && <div class="text-break">{trouble[language]}</div>}
      {state !== 'answers' && <div>{words.authorityDo[authority]}</div>}
      {code !== null && <a href={`/problems/${code}`}>{words.whatToDo}</a>}
    </li>
  );
}
