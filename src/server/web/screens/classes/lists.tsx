// Lists that follow from what stands now: promotion, awards, re-assessment, and whose results are incomplete (R44, R45).
import type { PupilName } from '../../../application/index.ts';
import { Card } from '../../parts/index.ts';
import type { Language } from '../../words.ts';
import type { ClassProps } from './class-page.tsx';
import { classesWords } from './words.ts';

export function Lists({ visit: { language }, seen: { lists } }: ClassProps) {
  const words = classesWords[language];
  if (!lists) return null;
  const { promotion, titles, retests, undecided } = lists;
  return (
    <Card title={words.lists} padded={false}>
      {promotion.map(({ heading, pupils }) => (
        <Names key={heading} title={`${words.promotion}: ${heading}`} pupils={pupils} language={language} />
      ))}
      {titles.map(({ heading, pupils }) => (
        <Names key={heading} title={`${words.titles}: ${heading}`} pupils={pupils} language={language} />
      ))}
      {retests.length > 0 && (
        <Names
          title={words.retests}
          pupils={retests.map(({ pupil, subjects }) => ({
            ...pupil,
            name: `${pupil.name} (${subjects.join(', ')})`,
          }))}
          language={language}
        />
      )}
      {undecided.length > 0 && <Names title={words.undecided} pupils={undecided} language={language} />}
    </Card>
  );
}

interface NamesProps {
  readonly title: string;
  readonly pupils: readonly PupilName[];
  readonly language: Language;
}

const Names = ({ title, pupils, language }: NamesProps) => (
  <details class="border-bottom">
    <summary class="card-body py-2 d-flex flex-wrap gap-2 justify-content-between">
      <strong>{title}</strong>
      <span class="text-secondary">{classesWords[language].pupils(pupils.length)}</span>
    </summary>
    <ol class="px-5 mb-3">
      {pupils.map(({ code, name }) => (
        <li key={code}>{name}</li>
      ))}
    </ol>
  </details>
);
