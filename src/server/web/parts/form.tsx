// Forms: who sends them, which deed they ask for, and each field with its label, its help and what was wrong with it.
import type { ComponentChildren } from 'preact';
import type { Visit } from '../visit.ts';

interface FormProps {
  readonly visit: Visit;
  /** The deed of the screen that this form asks for. */
  readonly deed: string;
  /** Another page's address; this page's own when left out. */
  readonly action?: string;
  readonly class?: string;
  readonly children: ComponentChildren;
  /** Asked before it is sent. */
  readonly confirm?: string;
  readonly id?: string;
  /** Its answer is shown this once: secrets. */
  readonly once?: true;
}

export const Form = ({ visit, deed, action, class: look, children, confirm, id, once }: FormProps) => (
  <form
    method="post"
    action={action ?? visit.address}
    class={look}
    id={id}
    data-controller="submit-once"
    data-turbo-confirm={confirm}
    data-turbo={once && 'false'}
  >
    <input type="hidden" name="_csrf" value={visit.csrf} />
    <input type="hidden" name="_do" value={deed} />
    {children}
  </form>
);

interface FieldProps {
  readonly visit: Visit;
  readonly deed: string;
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'password' | 'email' | 'date' | 'datetime-local' | 'number' | 'search' | 'tel';
  readonly value?: string;
  readonly help?: string;
  /** Codes of faults that speak about this field: they are said beside it. */
  readonly faults?: readonly string[];
  readonly required?: boolean;
  readonly maxLength?: number;
  readonly autocomplete?: string;
  readonly inputmode?: 'numeric' | 'text' | 'decimal';
  readonly rows?: number;
  readonly placeholder?: string;
  readonly autofocus?: boolean;
  readonly min?: string;
  readonly max?: string;
}

/** Keeps what was typed after a refusal, except passwords. */
export function Field(props: FieldProps) {
  const { visit, deed, name, label, help, type = 'text', rows } = props;
  const refused = visit.refused?.deed === deed ? visit.refused : null;
  const typed =
    refused?.typed.has(name) === true && type !== 'password' ? refused.typed.raw(name) : undefined;
  const wrong = complaintOf(props);
  const id = `${deed}-${name}`;
  const described = [help && `${id}-help`, wrong && `${id}-wrong`].filter(Boolean).join(' ');
  const shared = {
    id,
    name,
    class: `form-control${wrong === undefined ? '' : ' is-invalid'}`,
    required: props.required,
    maxLength: props.maxLength,
    autocomplete: props.autocomplete,
    placeholder: props.placeholder,
    autofocus: props.autofocus,
    'aria-describedby': described || undefined,
    'aria-invalid': wrong === undefined ? undefined : ('true' as const),
  };
  return (
    <div class="mb-3">
      <label class={`form-label${props.required ? ' required' : ''}`} for={id}>
        {label}
      </label>
      {rows === undefined ? (
        <input {...shared} {...kinds(type, props)} value={typed ?? props.value ?? ''} />
      ) : (
        <textarea {...shared} rows={rows}>
          {typed ?? props.value ?? ''}
        </textarea>
      )}
      {help && (
        <div class="form-hint" id={`${id}-help`}>
          {help}
        </div>
      )}
      {wrong !== undefined && (
        <div class="invalid-feedback" id={`${id}-wrong`}>
          {wrong}
        </div>
      )}
    </div>
  );
}

/** One of many kinds of input: their attributes are typed apart from each other, ours come from a table. */
const kinds = (type: FieldProps['type'], { inputmode, min, max }: FieldProps): object => ({
  type,
  inputmode,
  min,
  max,
});

interface ChoiceProps {
  readonly visit: Visit;
  readonly deed: string;
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly value?: string;
  readonly help?: string;
  readonly faults?: readonly string[];
  readonly required?: boolean;
}

export function Choice(props: ChoiceProps) {
  const { visit, deed, name, label, options, help } = props;
  const refused = visit.refused?.deed === deed ? visit.refused : null;
  const chosen = refused?.typed.has(name) === true ? refused.typed.raw(name) : props.value;
  const wrong = complaintOf(props);
  const id = `${deed}-${name}`;
  return (
    <div class="mb-3">
      <label class={`form-label${props.required ? ' required' : ''}`} for={id}>
        {label}
      </label>
      <select
        id={id}
        name={name}
        class={`form-select${wrong === undefined ? '' : ' is-invalid'}`}
        required={props.required}
        aria-describedby={wrong === undefined ? undefined : `${id}-wrong`}
      >
        {options.map(({ value, text }) => (
          <option key={value} value={value} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
      {help && <div class="form-hint">{help}</div>}
      {wrong !== undefined && (
        <div class="invalid-feedback" id={`${id}-wrong`}>
          {wrong}
        </div>
      )}
    </div>
  );
}

function complaintOf({
  visit,
  deed,
  faults,
}: Pick<FieldProps, 'visit' | 'deed' | 'faults'>): string | undefined {
  const { refused, language } = visit;
  if (refused?.deed !== deed || faults?.includes(refused.fault.code) !== true) return undefined;
  return refused.fault.title[language];
}
