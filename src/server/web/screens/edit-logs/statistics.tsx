// How often values went up and down: by teacher, class and subject, with bars beside the numbers.
import { editStatistics, type EditCounts, type EditLogRow } from '../../../../assessment/index.ts';
import { Card } from '../../parts/index.ts';
import type { Language } from '../../words.ts';
import { editLogsWords } from './words.ts';

interface StatisticsProps {
  readonly lines: readonly EditLogRow[];
  readonly subjects: ReadonlyMap<string, string>;
  readonly language: Language;
}

export function Statistics({ lines, subjects, language }: StatisticsProps) {
  const words = editLogsWords[language];
  const { total, byTeacher, byClass, bySubject } = editStatistics(lines);
  if (lines.length === 0)
    return (
      <Card title={words.statistics}>
        <p class="m-0">{words.noEdits}</p>
      </Card>
    );
  const shared = { language, total };
  return (
    <>
      <CountTable
        {...shared}
        title={words.byTeacher}
        head={words.teacher}
        rows={byTeacher.map(({ teacherId, teacher, counts }) => ({ key: teacherId, name: teacher, counts }))}
      />
      <CountTable
        {...shared}
        title={words.bySubject}
        head={words.subject}
        rows={bySubject.map(({ subject, counts }) => ({
          key: subject ?? '',
          name: subject === null ? words.noSubject : (subjects.get(subject) ?? subject),
          counts,
        }))}
      />
      {byClass.length > 1 && (
        <CountTable
          {...shared}
          title={words.byClass}
          head={words.className}
          rows={byClass.map(({ className, counts }) => ({ key: className, name: className, counts }))}
        />
      )}
    </>
  );
}

interface CountTableProps {
  readonly title: string;
  readonly head: string;
  readonly rows: readonly { readonly key: string; readonly name: string; readonly counts: EditCounts }[];
  readonly total: EditCounts;
  readonly language: Language;
}

const directions = ['up', 'down', 'same', 'changed', 'deleted'] as const;

function CountTable({ title, head, rows, total, language }: CountTableProps) {
  const words = editLogsWords[language];
  const most = Math.max(1, ...rows.map(({ counts }) => Math.max(counts.up, counts.down)));
  const all = [...rows, { key: '*', name: words.total, counts: total }];
  return (
    <Card title={title} padded={false}>
      <div class="table-responsive">
        <table class="table table-vcenter card-table">
          <thead>
            <tr>
              <th scope="col">{head}</th>
              {directions.map((direction) => (
                <th key={direction} scope="col" class="num">
                  {words.directions[direction]}
                </th>
              ))}
              <th scope="col" class="num">
                {words.pairs}
              </th>
              <th scope="col">{words.upDown}</th>
            </tr>
          </thead>
          <tbody>
            {all.map(({ key, name, counts }) => (
              <tr key={key} class={key === '*' ? 'fw-bold' : undefined}>
                <th scope="row">{name}</th>
                {directions.map((direction) => (
                  <td key={direction} class="num">
                    {counts[direction]}
                  </td>
                ))}
                <td class="num">{counts.pairs}</td>
                <td>{key !== '*' && <Bars counts={counts} most={most} language={language} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

const WIDTH = 120;

function Bars({
  counts: { up, down },
  most,
  language,
}: {
  readonly counts: EditCounts;
  readonly most: number;
  readonly language: Language;
}) {
  return (
    <svg
      class="edit-bars"
      viewBox={`0 0 ${WIDTH} 20`}
      width={WIDTH}
      height={20}
      role="img"
      aria-label={editLogsWords[language].bars(up, down)}
    >
      <rect class="edit-up" x="0" y="1" width={(WIDTH * up) / most} height="8" rx="1" />
      <rect class="edit-down" x="0" y="11" width={(WIDTH * down) / most} height="8" rx="1" />
    </svg>
  );
}
