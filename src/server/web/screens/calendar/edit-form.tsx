// The dates of a year as fields: first day, examinations, breaks, and by when each milestone is due.
import { topics, type Policy } from '../../../../policies/index.ts';
import { Card, Form, Icon } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { DraftField } from './draft-field.tsx';
import { breakRows, standingFields, type DraftedWrong } from './draft.ts';
import { calendarWords } from './words.ts';

interface EditProps {
  readonly visit: Visit;
  readonly policy: Policy;
  readonly schoolYear: string;
  /** What was wrong with what was just typed. */
  readonly drafted: DraftedWrong | null;
}

export function EditForm({ visit, policy, schoolYear, drafted }: EditProps) {
  const { language } = visit;
  const words = calendarWords[language];
  const standing = standingFields(policy, schoolYear);
  const field = (name: string, label: string, type: 'date' | 'number' | 'text') => (
    <DraftField
      key={name}
      {...{ name, label, type }}
      value={drafted?.typed.text(name) ?? standing.get(name) ?? ''}
      wrong={drafted?.problems.get(name)?.[language]}
    />
  );
  const elsewhere = drafted?.problems.get('');
  return (
    <Card title={words.edit} id="edit">
      <details open={drafted !== null}>
        <summary class="btn w-100">
          <Icon name="edit" />
          {words.editOpen}
        </summary>
        <Form visit={visit} deed="review" class="mt-3" once>
          <p class="text-secondary">{words.editAbout}</p>
          {elsewhere && (
            <p class="alert alert-danger" role="alert">
              {elsewhere.place[language]}: {elsewhere[language]}
            </p>
          )}
          <fieldset>
            <legend class="h3">{words.yearDays(schoolYear)}</legend>
            {field('firstDay', words.firstDay, 'date')}
            {field('exam.HK1', words.exam('HK1'), 'date')}
            {field('exam.HK2', words.exam('HK2'), 'date')}
          </fieldset>
          {breakRows(policy, schoolYear).map((row) => (
            <fieldset key={row}>
              <legend class="h3">{words.breakOf(String(row + 1))}</legend>
              {field(`break.${row}.name`, words.breakName, 'text')}
              {field(`break.${row}.from`, words.from, 'date')}
              {field(`break.${row}.to`, words.to, 'date')}
            </fieldset>
          ))}
          <fieldset>
            <legend class="h3">{words.milestones}</legend>
            <p class="text-secondary">{words.milestonesAbout}</p>
            {(policy.calendar?.milestones ?? []).map(({ id, topic, term, round, when }, index) => {
              const name = `milestone.${index}`;
              if (!standing.has(name)) return null;
              const on = when.on === 'before' || when.on === 'through' ? 'date' : 'number';
              const about = [
                topics[topic][language],
                term,
                round !== undefined && words.round(String(round)),
              ];
              const label = `${about.filter(Boolean).join(' · ')} (${id}): ${words.times[when.on]}`;
              return field(name, label, on);
            })}
          </fieldset>
          <button class="btn btn-primary w-100">
            <Icon name="eye" />
            {words.review}
          </button>
        </Form>
      </details>
    </Card>
  );
}
