// A parent's consent to be written to, given and withdrawn.
import type { FamilyConsent } from '../../../application/index.ts';
import { Card, Choice, Field, Form, Refusal, dayText } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { childrenWords } from './words.ts';

interface ConsentProps {
  readonly visit: Visit;
  readonly consent: FamilyConsent | null;
}

export function Consent({ visit, consent }: ConsentProps) {
  const words = childrenWords[visit.language];
  return (
    <Card title={words.consent} class="narrow">
      <p class="text-secondary">{words.consentAbout}</p>
      <Refusal visit={visit} />
      {consent && <p>{words.consented(consent.address, dayText(consent.givenAt))}</p>}
      <Form visit={visit} deed="agree">
        <Field
          visit={visit}
          deed="agree"
          name="address"
          type="email"
          label={words.address}
          value={consent?.address ?? ''}
          autocomplete="email"
          required
          maxLength={254}
          faults={['notice.badAddress']}
        />
        <Choice
          visit={visit}
          deed="agree"
          name="language"
          label={words.language}
          value={consent?.language ?? visit.language}
          options={[
            { value: 'vi', text: 'Tiếng Việt' },
            { value: 'en', text: 'English' },
          ]}
        />
        <button class="btn btn-primary">{words.agree}</button>
      </Form>
      {consent && (
        <Form visit={visit} deed="withdraw" class="mt-3">
          <button class="btn btn-outline-danger">{words.withdraw}</button>
        </Form>
      )}
    </Card>
  );
}
