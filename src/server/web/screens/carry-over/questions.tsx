// What has to be decided before a step, and who leads the school in the new year.
import { Card, Form, Icon } from '../../parts/index.ts';
import type { CarryOverQuestion } from '../../../application/index.ts';
import { PersonField } from './person-field.tsx';
import { DEED, type SeenProps } from './seen.ts';
import { carryOverWords } from './words.ts';

const offices = ['principal', 'vicePrincipal', 'registrar'] as const;

export function Questions({ visit, preview }: SeenProps) {
  const words = carryOverWords[visit.language];
  const { questions, leaders } = preview.proposal;
  return (
    <div class="row">
      <div class="col-lg-6">
        <Card title={words.questions}>
          {questions.length === 0 ? (
            <p class="m-0">
              <Icon name="check" /> {words.noQuestions}
            </p>
          ) : (
            <ul class="list-unstyled m-0">
              {questions.map((question, index) => (
                <li key={index}>
                  <Icon name="alert" /> <a href={anchorOf(question)}>{textOf(question, words)}</a>
                </li>
              ))}
            </ul>
          )}
        </Card>
      </div>
      <div class="col-lg-6">
        <Card title={words.leaders}>
          <Form visit={visit} deed={DEED.choose} id="leaders">
            {offices.map((office) => (
              <PersonField
                key={office}
                path={`school/${office}`}
                label={words.office[office]}
                value={leaders[office]}
              />
            ))}
            <button class="btn">{words.save}</button>
          </Form>
        </Card>
      </div>
    </div>
  );
}

const anchorOf = (question: CarryOverQuestion): string =>
  question.about === 'leader' ? '#leaders' : `#${question.key.replace(':', '-')}`;

function textOf(question: CarryOverQuestion, words: (typeof carryOverWords)['vi']): string {
  switch (question.about) {
    case 'leader':
      return words.question.leader[question.office];
    case 'teacher':
      return words.question.teacher(question.name, question.subject);
    case 'homeroom':
    case 'subjects':
    case 'name':
      return words.question[question.about](question.name);
  }
}
