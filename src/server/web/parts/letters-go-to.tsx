// Where letters go and in which language: the fields of every form by which somebody agrees to be written to.
import type { Visit } from '../visit.ts';
import type { Language } from '../words.ts';
import { Choice, Field } from './form.tsx';
import { partsWords } from './words.ts';

interface LettersGoToProps {
  readonly visit: Visit;
  readonly deed: string;
  /** As it was agreed to; null where it was not. */
  readonly agreed: { readonly address: string; readonly language: Language } | null;
}

export function LettersGoTo({ visit, deed, agreed }: LettersGoToProps) {
  const words = partsWords[visit.language];
  return (
    <>
      <Field
        visit={visit}
        deed={deed}
        name="address"
        type="email"
        label={words.letterAddress}
        autocomplete="email"
        required
        maxLength={254}
        value={agreed?.address ?? ''}
        faults={['notice.badAddress']}
      />
      <Choice
        visit={visit}
        deed={deed}
        name="language"
        label={words.letterLanguage}
        value={agreed?.language ?? visit.language}
        options={[
          { value: 'vi', text: words.languages.vi },
          { value: 'en', text: words.languages.en },
        ]}
      />
    </>
  );
}
