// One field of a draft: checked before anything is decided, so what is wrong with it is no refused deed but words beside it.
interface DraftFieldProps {
  readonly name: string;
  readonly label: string;
  readonly type: 'date' | 'number' | 'text';
  readonly value: string;
  readonly wrong: string | undefined;
}

export function DraftField({ name, label, type, value, wrong }: DraftFieldProps) {
  const id = `draft-${name}`;
  return (
    <div class="mb-3">
      <label class="form-label" for={id}>
        {label}
      </label>
      <input
        id={id}
        name={name}
        {...kindOf(type)}
        class={`form-control${wrong === undefined ? '' : ' is-invalid'}`}
        value={value}
        maxLength={100}
        aria-invalid={wrong === undefined ? undefined : 'true'}
        aria-describedby={wrong === undefined ? undefined : `${id}-wrong`}
      />
      {wrong !== undefined && (
        <div class="invalid-feedback" id={`${id}-wrong`}>
          {wrong}
        </div>
      )}
    </div>
  );
}

/** The kinds of input are typed apart from each other. */
const kindOf = (type: DraftFieldProps['type']): object => ({ type });
