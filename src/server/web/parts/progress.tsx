// How far something is, in numbers and as a bar.
export const Progress = ({
  done,
  of,
  label,
}: {
  readonly done: number;
  readonly of: number;
  readonly label: string;
}) => (
  <div class="d-flex align-items-center gap-2">
    <progress class="progress flex-fill" value={done} max={Math.max(of, 1)} aria-label={label} />
    <span class="num text-nowrap">
      {done}/{of}
    </span>
  </div>
);
