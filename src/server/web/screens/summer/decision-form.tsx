// The principal's decision on what stands entered: what it comes to, its number, and another conduct than was proposed.
import { regimes } from '../../../../assessment/index.ts';
import { Card, Choice, Field, Form, Icon } from '../../parts/index.ts';
import type { PupilProps } from './pupil-summer.tsx';
import { summerWords } from './words.ts';

const DEED = 'decide';

export function DecisionForm({ visit, seen, pupil }: PupilProps) {
  const words = summerWords[visit.language];
  const levels = regimes[seen.schoolClass.regime].conductLevels;
  const proposed = pupil.values.conduct;
  return (
    <Card title={words.decide}>
      <p>
        {words.wouldBe} <strong>{pupil.after}</strong>
      </p>
      <p class="text-secondary">{pupil.page === null ? words.decideAbout : words.decideAgain}</p>
      <Form visit={visit} deed={DEED} confirm={words.decideSure}>
        {pupil.work?.conduct === true && (
          <Choice
            visit={visit}
            deed={DEED}
            name="conduct"
            label={words.conduct}
            options={[
              { value: '', text: words.asProposed(proposed ?? '—') },
              ...levels.map((level) => ({ value: level, text: level })),
            ]}
            faults={['summer.valueRefused']}
          />
        )}
        <Field
          visit={visit}
          deed={DEED}
          name="decisionNumber"
          label={words.decisionNumber}
          faults={['summer.decisionNumberMissing']}
          required
          maxLength={100}
          autocomplete="off"
        />
        <button class="btn btn-primary">
          <Icon name="scale" />
          {words.decideButton}
        </button>
      </Form>
    </Card>
  );
}
