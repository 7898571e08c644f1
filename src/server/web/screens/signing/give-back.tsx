// Sending one document back, with a reason its recipient can act on.
import { Card, Choice, Field, Form } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import type { DueGroup } from './groups.ts';
import { signingWords } from './words.ts';

interface GiveBackProps {
  readonly visit: Visit;
  readonly groups: readonly DueGroup[];
}

export function GiveBack({ visit, groups }: GiveBackProps) {
  const words = signingWords[visit.language];
  const options = groups.flatMap(({ records, schoolClass }) =>
    records.map(({ id, title }) => ({ value: id, text: `${title} (${schoolClass.name})` })),
  );
  return (
    <Card>
      <details open={visit.refused?.deed === 'return'}>
        <summary class="fw-bold">{words.giveBack}</summary>
        <p class="text-secondary mt-2">{words.giveBackAbout}</p>
        <Form visit={visit} deed="return">
          <Choice visit={visit} deed="return" name="returning" label={words.which} options={options} />
          <Field
            visit={visit}
            deed="return"
            name="reason"
            label={words.reason}
            help={words.reasonHelp}
            faults={['record.reasonMissing']}
            rows={2}
            required
            maxLength={2000}
          />
          <button class="btn btn-danger">{words.giveBackNow}</button>
        </Form>
      </details>
    </Card>
  );
}
