// Who enters in time: of what was due, by teacher or department (R35–R40, R53, R54).
import type { Timeliness } from '../../../../assessment/index.ts';
import { Card, Progress } from '../../parts/index.ts';
import type { Language } from '../../words.ts';
import { schoolWords } from './words.ts';

interface TimelinessTableProps {
  readonly title: string;
  /** What the first column holds. */
  readonly who: string;
  readonly rows: readonly Timeliness[];
  readonly language: Language;
}

export function TimelinessTable({ title, who, rows, language }: TimelinessTableProps) {
  const words = schoolWords[language];
  if (rows.length === 0) return null;
  return (
    <Card title={title} padded={false}>
      <div class="table-responsive">
        <table class="table table-vcenter card-table">
          <thead>
            <tr>
              <th scope="col">{who}</th>
              <th scope="col" class="num">
                {words.sheets}
              </th>
              <th scope="col">{words.entered}</th>
              <th scope="col" class="num">
                {words.late}
              </th>
              <th scope="col" class="num">
                {words.enteredLate}
              </th>
              <th scope="col" class="num">
                {words.inTime}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, sheets, entered, required, late, enteredLate, inTimePercent }) => (
              <tr key={key}>
                <th scope="row" class="fw-normal">
                  {name}
                </th>
                <td class="num">{sheets}</td>
                <td>
                  <Progress done={entered} of={required} label={words.enteredOf(name)} />
                </td>
                <td class="num">{late}</td>
                <td class="num">{enteredLate}</td>
                <td class="num">{inTimePercent === null ? words.noneDue : `${inTimePercent}%`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
