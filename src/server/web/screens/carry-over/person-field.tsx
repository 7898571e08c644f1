// A field that decides who: any name of the school's people, offered while it is typed.
interface PersonFieldProps {
  readonly path: string;
  readonly label: string;
  readonly value: string | null;
}

export const PersonField = ({ path, label, value }: PersonFieldProps) => (
  <div class="mb-2">
    <input type="hidden" name="path" value={path} />
    <label class="form-label mb-1" for={path}>
      {label}
    </label>
    <input
      class={`form-control${value === null ? ' is-invalid' : ''}`}
      id={path}
      name={path}
      value={value ?? ''}
      list="carry-people"
      maxLength={100}
      autocomplete="off"
    />
  </div>
);
