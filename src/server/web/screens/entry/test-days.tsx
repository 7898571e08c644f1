// When the tests of each column were held: shown to everybody who sees the sheet, stated by who teaches it.
import type { Grid } from '../../../application/index.ts';
import { Card, Field, Form, Refusal } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import type { GridColumn } from './columns.ts';
import { entryWords } from './words.ts';

interface TestDaysProps {
  readonly visit: Visit;
  readonly grid: Grid;
  readonly columns: readonly GridColumn[];
  readonly mayState: boolean;
}

export function TestDays({ visit, grid, columns, mayState }: TestDaysProps) {
  const words = entryWords[visit.language];
  if (!mayState) return null;
  const refused = visit.refused?.deed === 'stateTestDays';
  return (
    <Card class="no-print">
      <details open={refused}>
        <summary>{words.testDays}</summary>
        <p class="text-secondary mt-2">{words.testDaysAbout}</p>
        <Refusal visit={visit} deed="stateTestDays" />
        <Form visit={visit} deed="stateTestDays">
          <div class="row">
            {columns
              .filter(({ column }) => column !== 'remark')
              .map(({ column, label }) => (
                <div class="col-6 col-md-3" key={column}>
                  <Field
                    visit={visit}
                    deed="stateTestDays"
                    name={column}
                    label={label}
                    type="date"
                    value={grid.testDays.find((day) => day.column === column)?.on ?? ''}
                  />
                </div>
              ))}
          </div>
          <button class="btn btn-primary">{words.saveDays}</button>
        </Form>
      </details>
    </Card>
  );
}
