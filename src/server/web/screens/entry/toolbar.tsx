// Above and below the grid: what can be done with it, whether everything is saved, and the keys.
import { Icon, type IconName } from '../../parts/index.ts';
import type { EntryWords } from './words.ts';

interface ToolbarProps {
  readonly words: EntryWords;
  readonly wantsReason: boolean;
  /** Where the column is wanted that the sheet does not have yet. */
  readonly moreColumns?: string | undefined;
}

/** Only for those who may enter; hidden until the script is there that makes it work. */
export const Toolbar = ({ words, wantsReason, moreColumns }: ToolbarProps) => (
  <div class="entry-bar no-print" data-entry-grid-target="bar" hidden>
    <div class="entry-states">
      <div class="entry-state" role="status" aria-live="polite" data-entry-grid-target="state" />
      <div class="entry-counts" data-entry-grid-target="counts" />
    </div>
    <div class="entry-tools" role="group">
      <Tool action="undo" icon="undo" label={words.undo} />
      <Tool action="redo" icon="refresh" label={words.redo} />
      <Tool action="history" icon="clock" label={words.history} />
      <Tool action="nextMissing" icon="down" label={words.nextMissing} />
      {moreColumns !== undefined && (
        <a class="btn btn-sm" href={moreColumns}>
          <Icon name="plus" />
          {words.addColumn}
        </a>
      )}
      <Tool action="saveNow" icon="check" label={words.saveNow} />
    </div>
    <label class="entry-reason">
      <span>{wantsReason ? words.reasonWanted : words.reason}</span>
      <input
        class="form-control form-control-sm"
        maxLength={1000}
        required={wantsReason}
        data-entry-grid-target="reason"
        data-action="change->entry-grid#saveNow"
      />
    </label>
    <div class="entry-said" role="status" aria-live="polite" data-entry-grid-target="said" />
    <div data-entry-grid-target="offers" />
  </div>
);

const Tool = ({
  action,
  icon,
  label,
}: {
  readonly action: string;
  readonly icon: IconName;
  readonly label: string;
}) => (
  <button type="button" class="btn btn-sm" data-action={`entry-grid#${action}`}>
    <Icon name={icon} />
    {label}
  </button>
);

export const Keys = ({ words }: { readonly words: EntryWords }) => (
  <details class="entry-keys no-print">
    <summary>{words.keysTitle}</summary>
    <ul>
      {Object.entries(words.keys).map(([name, text]) => (
        <li key={name}>{text}</li>
      ))}
    </ul>
  </details>
);

/** What the script fills: one dialog for questions, one panel for the history of a cell. */
export const Dialogs = () => (
  <>
    <dialog class="entry-dialog" data-entry-grid-target="dialog" aria-labelledby="entry-dialog-title" />
    <dialog class="entry-panel" data-entry-grid-target="panel" aria-labelledby="entry-panel-title" />
  </>
);
