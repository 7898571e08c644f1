// What went wrong, why, and what can be done: a page for each code, and the list of them.
import { httpFault } from '../../../http/index.ts';
import { Card, PageHead } from '../../parts/index.ts';
import { Markdown } from '../../parts/markdown.tsx';
import { screen } from '../../screen.ts';
import type { Shown, Visit } from '../../visit.ts';
import { problemTexts } from './problem-texts.ts';
import { problemsWords } from './words.ts';

/** @param folder docs/problems */
export function problemScreens(folder: string) {
  const texts = problemTexts(folder);
  return [
    screen({
      name: 'problems',
      path: '/problems',
      who: 'anybody',
      show: (visit) => {
        const words = problemsWords[visit.language];
        return framed(visit, words.title, [
          <PageHead title={words.title} about={words.about} />,
          <Card padded={false}>
            <div class="list-group list-group-flush">
              {[...texts.values()].map(({ code, title }) => (
                <a key={code} class="list-group-item list-group-item-action" href={`/problems/${code}`}>
                  {title} <code class="text-break">{code}</code>
                </a>
              ))}
            </div>
          </Card>,
        ]);
      },
    }),
    screen({
      name: 'problem',
      path: '/problems/{problem}',
      who: 'anybody',
      show: (visit) => {
        const words = problemsWords[visit.language];
        const found = texts.get(visit.params.problem ?? '');
        if (found === undefined) throw httpFault('request.notFound');
        return framed(visit, found.title, [
          <PageHead title={found.title} />,
          <Card>
            <Markdown text={found.text} />
            <p class="text-secondary">
              {words.code}: <code class="text-break">{found.code}</code>
            </p>
            <a href="/problems">{words.all}</a>
          </Card>,
        ]);
      },
    }),
  ];
}

const framed = ({ caller }: Visit, title: string, main: readonly Shown['main'][]): Shown => ({
  title,
  frame: caller === null ? 'wide' : 'shell',
  main: <>{main}</>,
});
