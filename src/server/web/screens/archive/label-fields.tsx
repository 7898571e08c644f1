// What the label of a medium needs to be told: its number, what it is, which of how many copies.
import { Field, Icon } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { archiveWords } from './words.ts';

export function LabelFields({ visit }: { readonly visit: Visit }) {
  const words = archiveWords[visit.language];
  return (
    <fieldset class="card-body border-top">
      <legend class="h3">{words.label}</legend>
      <p class="text-secondary">{words.labelAbout}</p>
      <div class="row">
        <div class="col-sm-6 col-lg-3">
          <Field
            visit={visit}
            deed="label"
            name="medium"
            label={words.medium}
            help={words.mediumHelp}
            required
            maxLength={60}
            autocomplete="off"
            faults={['office.labelIncomplete']}
          />
        </div>
        <div class="col-sm-6 col-lg-5">
          <Field
            visit={visit}
            deed="label"
            name="carrier"
            label={words.carrier}
            help={words.carrierHelp}
            maxLength={80}
          />
        </div>
        <div class="col-6 col-lg-2">
          <Field
            visit={visit}
            deed="label"
            name="copy"
            label={words.copy}
            type="number"
            value="1"
            {...span}
          />
        </div>
        <div class="col-6 col-lg-2">
          <Field
            visit={visit}
            deed="label"
            name="copies"
            label={words.copies}
            type="number"
            value="2"
            {...span}
          />
        </div>
      </div>
      <button class="btn btn-primary" data-tick-all-target="submit">
        <Icon name="print" />
        {words.printLabel}
        <span class="num ms-2" data-tick-all-target="number" />
      </button>
    </fieldset>
  );
}

const span = { required: true, min: '1', max: '99' } as const;
