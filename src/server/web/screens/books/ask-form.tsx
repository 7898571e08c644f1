// Asking for the pupil's book, on the pupil's page.
import { Card, Choice, Field, Form, Icon } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { booksWords } from './words.ts';

const DEED = 'askForBook';
const LONGEST = 300;

export function AskForm({ visit }: { readonly visit: Visit }) {
  const words = booksWords[visit.language];
  const text = { visit, deed: DEED, maxLength: LONGEST };
  return (
    <Card>
      <details open={visit.refused?.deed === DEED}>
        <summary class="fw-bold">{words.askTitle}</summary>
        <p class="text-secondary mt-2">{words.askAbout}</p>
        <Form visit={visit} deed={DEED} id="ask-for-book">
          <div class="row">
            <div class="col-md-6">
              <Choice
                visit={visit}
                deed={DEED}
                name="reason"
                label={words.reason}
                faults={['book.underWay']}
                options={(['completion', 'transfer', 'leaving', 'request'] as const).map((value) => ({
                  value,
                  text: words.reasons[value],
                }))}
              />
              <Field
                {...text}
                name="again"
                label={words.again}
                help={words.againHelp}
                faults={['book.alreadyIssued']}
              />
              <Field {...text} name="purpose" label={words.purpose} required />
            </div>
            <div class="col-md-6">
              <Field {...text} name="by" label={words.requester} required />
              <Field {...text} name="relation" label={words.relation} required />
              <Field {...text} name="identity" label={words.identity} required />
              <Field {...text} name="letter" label={words.letter} />
            </div>
          </div>
          <button class="btn btn-primary">
            <Icon name="book" />
            {words.ask}
          </button>
        </Form>
      </details>
    </Card>
  );
}
