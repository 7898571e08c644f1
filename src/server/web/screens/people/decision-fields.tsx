// Number and date of the written decision that every change of rights rests on (R10, R17).
import { Field } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { peopleWords } from './words.ts';

export function DecisionFields({ visit, deed }: { readonly visit: Visit; readonly deed: string }) {
  const words = peopleWords[visit.language];
  return (
    <div class="row">
      <div class="col-sm-6">
        <Field
          visit={visit}
          deed={deed}
          name="number"
          label={words.decisionNumber}
          placeholder="12/QĐ-THCS"
          required
          maxLength={100}
          autocomplete="off"
          faults={['access.decisionUnnamed']}
        />
      </div>
      <div class="col-sm-6">
        <Field visit={visit} deed={deed} name="date" type="date" label={words.decisionDate} required />
      </div>
    </div>
  );
}

export function PeriodFields({ visit, deed }: { readonly visit: Visit; readonly deed: string }) {
  const words = peopleWords[visit.language];
  return (
    <div class="row">
      <div class="col-sm-6">
        <Field
          visit={visit}
          deed={deed}
          name="first"
          type="date"
          label={words.validFrom}
          help={words.validFromAbout}
        />
      </div>
      <div class="col-sm-6">
        <Field
          visit={visit}
          deed={deed}
          name="last"
          type="date"
          label={words.validTo}
          help={words.validToAbout}
          faults={['access.periodEmpty', 'access.beyondDelegator']}
        />
      </div>
    </div>
  );
}
