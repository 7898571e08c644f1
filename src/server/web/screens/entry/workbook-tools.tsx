// The sheet out to Excel, and a filled one back in: what differs is shown before anything changes.
import type { Grid } from '../../../application/index.ts';
import { Icon } from '../../parts/index.ts';
import type { EntryWords } from './words.ts';

interface WorkbookToolsProps {
  readonly grid: Grid;
  readonly words: EntryWords;
  readonly open: boolean;
}

export function WorkbookTools({ grid, words, open }: WorkbookToolsProps) {
  const { sheet } = grid.read;
  if (sheet.kind !== 'subject') return null;
  const query = `subject=${encodeURIComponent(sheet.subject)}&term=${sheet.term}`;
  const api = `/api/classes/${grid.schoolClass.id}`;
  return (
    <div class="entry-workbook no-print">
      <a class="btn btn-sm" href={`${api}/sheet-workbook?${query}`} download data-turbo="false">
        <Icon name="download" />
        {words.exportSheet}
      </a>
      {open && (
        <details>
          <summary class="btn btn-sm">
            <Icon name="upload" />
            {words.importSheet}
          </summary>
          <div class="entry-import">
            <p class="text-secondary">{words.importAbout}</p>
            <label class="form-label" for="entry-workbook">
              {words.chooseFile}
            </label>
            <input
              class="form-control"
              id="entry-workbook"
              type="file"
              accept=".xlsx"
              data-entry-grid-target="file"
              data-action="change->entry-grid#compareWorkbook"
              data-compare={`${api}/sheet-comparisons?${query}`}
            />
          </div>
        </details>
      )}
    </div>
  );
}
