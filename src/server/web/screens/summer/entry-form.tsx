// What the person may enter for this pupil; a wrong value is told beside its field, and everything typed stays.
import { Card, Choice, Field, Form, Icon } from '../../parts/index.ts';
import { itemName } from './item-name.ts';
import { itemText, type Item } from './items.ts';
import type { PupilProps } from './pupil-summer.tsx';
import { summerWords } from './words.ts';

const DEED = 'enter';

export function EntryForm({ visit, pupil, items }: PupilProps & { readonly items: readonly Item[] }) {
  const words = summerWords[visit.language];
  const stands = Object.keys(pupil.values).length > 0 || pupil.page !== null;
  return (
    <Card title={words.enter}>
      <Form visit={visit} deed={DEED}>
        {items.map((item) => (
          <Entry key={item.path} visit={visit} pupil={pupil} item={item} />
        ))}
        {stands && (
          <Field
            visit={visit}
            deed={DEED}
            name="reason"
            label={words.reason}
            help={words.reasonHelp}
            faults={['summer.reasonMissing']}
            maxLength={1000}
          />
        )}
        <button class="btn btn-primary">
          <Icon name="check" />
          {words.save}
        </button>
      </Form>
    </Card>
  );
}

type EntryProps = Pick<PupilProps, 'visit' | 'pupil'> & { readonly item: Item };

function Entry({ visit, pupil, item }: EntryProps) {
  const words = summerWords[visit.language];
  const { path, kind, choices } = item;
  const before = pupil.values[path] ?? null;
  const about = visit.refused?.fault.details.item;
  const mine = about === path || (about === undefined && kind !== 'text' && item.subject !== null);
  const shared = {
    visit,
    deed: DEED,
    name: `value.${path}`,
    label: itemName(visit, item),
    value: itemText(item, before),
    faults: mine ? refusals : [],
  };
  return (
    <>
      <input type="hidden" name={`before.${path}`} value={before ?? ''} />
      {choices.length > 0 ? (
        <Choice
          {...shared}
          options={[{ value: '', text: words.empty }, ...choices.map((one) => ({ value: one, text: one }))]}
        />
      ) : kind === 'score' ? (
        <Field {...shared} inputmode="decimal" autocomplete="off" maxLength={5} />
      ) : (
        <Field {...shared} rows={2} maxLength={1000} />
      )}
    </>
  );
}

const refusals = [
  'summer.valueRefused',
  'summer.notDue',
  'summer.changedMeanwhile',
  'summer.conductFirst',
] as const;
