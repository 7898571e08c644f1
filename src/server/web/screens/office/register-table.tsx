// The lines of a register: only the columns that its kind has.
import type { RegisterEntries } from '../../../application/index.ts';
import { Moment } from '../../parts/index.ts';
import type { Language } from '../../words.ts';
import { registersWords } from './registers-words.ts';

interface RegisterTableProps {
  readonly entries: RegisterEntries['entries'];
  readonly language: Language;
}

export function RegisterTable({ entries, language }: RegisterTableProps) {
  const words = registersWords[language];
  const columns = (Object.keys(words.columns) as Column[]).filter((column) =>
    // The title of a book says no more than its number and its pupil.
    entries.some((entry) => column in entry && !(column === 'document' && 'edition' in entry)),
  );
  return (
    <div class="table-responsive">
      <table class="table table-vcenter card-table">
        <thead>
          <tr>
            <th scope="col">{words.at}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {words.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry, index) => (
            <tr key={index}>
              <td>
                <Moment at={entry.at} />
              </td>
              {columns.map((column) => (
                <td key={column} class={wordy.has(column) ? 'register-words' : 'text-nowrap'}>
                  {shown(column, entry)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What may take lines of its own; the rest stays on one. */
const wordy: ReadonlySet<Column> = new Set(['document', 'request', 'purpose', 'reason', 'identity']);

/** Moments are told as everywhere; the rest is text. */
function shown(column: Column, entry: RegisterEntries['entries'][number]) {
  if (column === 'handedAt')
    return 'handedAt' in entry && entry.handedAt !== null && <Moment at={entry.handedAt} />;
  return (entry as Partial<Record<Column, string | number>>)[column];
}

type Column = keyof (typeof registersWords)['vi']['columns'];
