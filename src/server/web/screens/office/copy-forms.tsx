// Forms of a copy: making and sealing it, noting who received it, making its number void.
import type { CopyOrder } from '../../../application/index.ts';
import { Card, Field, Form, Icon } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { KeyFields } from '../signing/index.ts';
import { officeWords } from './words.ts';

interface Props {
  readonly visit: Visit;
}

const LONGEST = 300;

export function MakeForm({ visit }: Props) {
  const words = officeWords[visit.language];
  return (
    <Card title={words.makeTitle}>
      <p class="text-secondary">{words.makeAbout}</p>
      <Form visit={visit} deed="make">
        <KeyFields visit={visit} deed="make" role="seal" />
        <button class="btn btn-primary">
          <Icon name="seal" />
          {words.make}
        </button>
      </Form>
    </Card>
  );
}

export function IssueForm({ visit, recipient }: Props & { readonly recipient: CopyOrder['request'] }) {
  const words = officeWords[visit.language];
  const text = { visit, deed: 'issue', maxLength: LONGEST, required: true };
  return (
    <Card title={words.issueTitle}>
      <p class="text-secondary">{words.issueAbout}</p>
      <Form visit={visit} deed="issue">
        <Field {...text} name="recipient" label={words.recipient} value={recipient.by} />
        <Field {...text} name="identity" label={words.identity} value={recipient.identity} />
        <Field
          visit={visit}
          deed="issue"
          name="copies"
          label={words.copiesCount}
          type="number"
          min="1"
          max="1000"
          value="1"
          required
        />
        <button class="btn btn-primary">
          <Icon name="book" />
          {words.issue}
        </button>
      </Form>
    </Card>
  );
}

export function CancelForm({ visit }: Props) {
  const words = officeWords[visit.language];
  return (
    <Card title={words.cancelTitle}>
      <p class="text-secondary">{words.cancelAbout}</p>
      <Form visit={visit} deed="cancel">
        <Field
          visit={visit}
          deed="cancel"
          name="reason"
          label={words.cancelReason}
          maxLength={LONGEST}
          required
        />
        <button class="btn btn-danger">
          <Icon name="close" />
          {words.cancel}
        </button>
      </Form>
    </Card>
  );
}
