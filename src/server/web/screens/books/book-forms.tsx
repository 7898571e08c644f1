// Forms of a book's steps: decision, making, keys for signature and seal, handing out, revoking.
import type { CopyRequest } from '../../../application/index.ts';
import { Card, Field, Form, Icon } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { KeyFields } from '../signing/index.ts';
import { booksWords } from './words.ts';

interface Props {
  readonly visit: Visit;
}

const LONGEST = 300;

export function DecideForm({ visit }: Props) {
  const words = booksWords[visit.language];
  return (
    <Card title={words.grantTitle}>
      <Form visit={visit} deed="decide">
        <input type="hidden" name="granted" value="yes" />
        <Field
          visit={visit}
          deed="decide"
          name="number"
          label={words.decisionNumber}
          maxLength={100}
          required
        />
        <button class="btn btn-primary mb-3">
          <Icon name="check" />
          {words.grant}
        </button>
      </Form>
      <Form visit={visit} deed="decide">
        <input type="hidden" name="granted" value="no" />
        <Field visit={visit} deed="decide" name="reason" label={words.refusal} maxLength={LONGEST} required />
        <button class="btn">
          <Icon name="close" />
          {words.refuse}
        </button>
      </Form>
    </Card>
  );
}

export function DraftForm({ visit }: Props) {
  const words = booksWords[visit.language];
  return (
    <Card title={words.draftTitle}>
      <p class="text-secondary">{words.draftAbout}</p>
      <Form visit={visit} deed="draft">
        <button class="btn btn-primary">
          <Icon name="book" />
          {words.draft}
        </button>
      </Form>
    </Card>
  );
}

export function KeyForm({ visit, deed }: Props & { readonly deed: 'sign' | 'seal' }) {
  const words = booksWords[visit.language];
  const isSeal = deed === 'seal';
  return (
    <Card title={isSeal ? words.sealTitle : words.signTitle}>
      {isSeal && <p class="text-secondary">{words.sealAbout}</p>}
      <Form visit={visit} deed={deed}>
        <KeyFields visit={visit} deed={deed} role={isSeal ? 'seal' : 'principal'} />
        <button class="btn btn-primary">
          <Icon name={isSeal ? 'seal' : 'check'} />
          {isSeal ? words.seal : words.sign}
        </button>
      </Form>
    </Card>
  );
}

export function IssueForm({ visit, recipient }: Props & { readonly recipient: CopyRequest }) {
  const words = booksWords[visit.language];
  const text = { visit, deed: 'issue', maxLength: LONGEST, required: true };
  const identity = `${recipient.relation}, ${recipient.identity}`;
  return (
    <Card title={words.issueTitle}>
      <Form visit={visit} deed="issue">
        <Field {...text} name="recipient" label={words.recipient} value={recipient.by} />
        <Field {...text} name="identity" label={words.recipientIdentity} value={identity} />
        <button class="btn btn-primary">
          <Icon name="book" />
          {words.issue}
        </button>
      </Form>
    </Card>
  );
}

export function RevokeForm({ visit }: Props) {
  const words = booksWords[visit.language];
  const text = { visit, deed: 'revoke', required: true };
  return (
    <Card title={words.revokeTitle}>
      <Form visit={visit} deed="revoke">
        <Field {...text} name="number" label={words.decisionNumber} maxLength={100} />
        <Field {...text} name="reason" label={words.revokeReason} maxLength={LONGEST} />
        <button class="btn btn-danger">
          <Icon name="close" />
          {words.revoke}
        </button>
      </Form>
    </Card>
  );
}
