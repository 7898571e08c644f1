// Where somebody agreed to be written to.
import type { Contact } from '../../../application/index.ts';
import { Card, Choice, Field, Form, LettersGoTo, dayText } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { accountWords } from './words.ts';

interface LettersProps {
  readonly visit: Visit;
  readonly contact: Contact | null;
}

export function Letters({ visit, contact }: LettersProps) {
  const words = accountWords[visit.language];
  return (
    <Card title={words.letters} id="letters">
      <p class="text-secondary">{words.lettersAbout}</p>
      {contact && <p>{words.since(dayText(contact.consentedAt))}</p>}
      <Form visit={visit} deed="agree">
        <LettersGoTo visit={visit} deed="agree" agreed={contact} />
        <Choice
          visit={visit}
          deed="agree"
          name="digests"
          label={words.digests}
          value={contact?.digests ?? 'all'}
          options={[
            { value: 'all', text: words.all },
            { value: 'lateOnly', text: words.lateOnly },
          ]}
        />
        <button class="btn btn-primary">{contact ? words.change : words.agree}</button>
      </Form>
      <Form visit={visit} deed="confirmAddress" class="mt-4">
        <Field
          visit={visit}
          deed="confirmAddress"
          name="code"
          label={words.letterCode}
          required
          maxLength={200}
          autocomplete="one-time-code"
          faults={['account.ticketUnusable']}
        />
        <button class="btn">{words.confirmAddress}</button>
      </Form>
      {contact && (
        <Form visit={visit} deed="withdraw" class="mt-4">
          <button class="btn btn-outline-danger">{words.withdraw}</button>
        </Form>
      )}
    </Card>
  );
}
