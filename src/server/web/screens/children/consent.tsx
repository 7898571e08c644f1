// A parent's consent to be written to, given and withdrawn.
import type { FamilyConsent } from '../../../application/index.ts';
import { Card, Form, LettersGoTo, Refusal, dayText } from '../../parts/index.ts';
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
        <LettersGoTo visit={visit} deed="agree" agreed={consent} />
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
