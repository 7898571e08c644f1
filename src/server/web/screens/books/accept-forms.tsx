// Whose another school's book is: pupils who may be meant to choose from, another pupil, or one who is to come.
import type { BookCandidate } from '../../../application/index.ts';
import { Card, Field, Form, Icon } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { booksWords } from './words.ts';

interface AcceptProps {
  readonly visit: Visit;
  /** The most likely first. */
  readonly candidates: readonly BookCandidate[];
}

export function AcceptForms({ visit, candidates }: AcceptProps) {
  const words = booksWords[visit.language];
  const text = { visit, deed: 'accept' };
  return (
    <div class="row">
      <div class="col-lg-6">
        <Card title={words.acceptKnown}>
          {candidates.length === 0 ? (
            <p>{words.noCandidates}</p>
          ) : (
            <Form visit={visit} deed="accept" id="candidates">
              <fieldset class="mb-3">
                <legend class="form-label required">{words.candidates}</legend>
                {candidates.map((one) => (
                  <CandidateChoice key={one.recordId} visit={visit} candidate={one} />
                ))}
              </fieldset>
              <Despite visit={visit} />
              <button class="btn btn-primary">{words.accept}</button>
            </Form>
          )}
        </Card>
      </div>
      <div class="col-lg-6">
        <Card title={words.acceptNew}>
          <Form visit={visit} deed="accept" id="new-pupil">
            <Field {...text} name="code" label={words.newCode} maxLength={40} required />
            <button class="btn">{words.accept}</button>
          </Form>
        </Card>
        <Card>
          <details open={candidates.length === 0}>
            <summary class="fw-bold">{words.acceptOther}</summary>
            <Form visit={visit} deed="accept" id="other-pupil" class="mt-3">
              <Field
                {...text}
                name="record"
                label={words.record}
                help={words.recordHelp}
                maxLength={300}
                required
              />
              {candidates.length === 0 && <Despite visit={visit} />}
              <button class="btn">{words.accept}</button>
            </Form>
          </details>
        </Card>
      </div>
    </div>
  );
}

/** What must be said where the school's own data differ. Once on the page: a field has one id. */
function Despite({ visit }: Pick<AcceptProps, 'visit'>) {
  const words = booksWords[visit.language];
  return (
    <Field
      visit={visit}
      deed="accept"
      name="reason"
      label={words.despite}
      help={words.despiteHelp}
      maxLength={300}
      faults={['book.differs']}
    />
  );
}

interface CandidateProps {
  readonly visit: Visit;
  readonly candidate: BookCandidate;
}

function CandidateChoice({ visit, candidate }: CandidateProps) {
  const words = booksWords[visit.language];
  const { recordId, code, name, className, schoolYear, birthDate, likeness, bornSameDay } = candidate;
  const { refused } = visit;
  const isChosen = refused?.deed === 'accept' && refused.typed.raw('record') === recordId;
  const born = birthDate?.split('-').reverse().join('/') ?? '–';
  return (
    <label class="form-check">
      <input
        class="form-check-input"
        type="radio"
        name="record"
        value={recordId}
        checked={isChosen}
        required
      />
      <span class="form-check-label">
        {name} ({code})
      </span>
      <span class="form-check-description">
        {words.candidate(className, schoolYear, born)}
        <span class="d-flex flex-wrap gap-1 mt-1">
          <Agreement agrees={likeness === 'exact'} text={words.likeness[likeness]} />
          <Agreement agrees={bornSameDay} text={bornSameDay ? words.sameBirth : words.otherBirth} />
        </span>
      </span>
    </label>
  );
}

const Agreement = ({ agrees, text }: { readonly agrees: boolean; readonly text: string }) => (
  <span class={`badge ${agrees ? 'bg-green-lt' : 'bg-yellow-lt'}`}>
    <Icon name={agrees ? 'check' : 'alert'} />
    {text}
  </span>
);
