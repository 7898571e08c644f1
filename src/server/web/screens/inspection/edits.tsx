// Who changed marks after they were entered, and which way: up, down, deleted, deleted and entered again (R82, R84).
import { schoolYearOf, dayAt, isSchoolYear } from '../../../../policies/index.ts';
import { editsOfYear } from '../../../application/index.ts';
import type { EditStatistics } from '../../../../assessment/index.ts';
import { Card, Empty, Frame, PageHead } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Language } from '../../words.ts';
import { inspectionWords } from './words.ts';

export const inspectionEdits = screen({
  name: 'inspection-edits',
  path: '/inspection/edits',
  who: 'person',
  show: async ({ desk, caller, language, query, now }) => {
    const words = inspectionWords[language];
    const asked = query.get('year') ?? '';
    const schoolYear = isSchoolYear(asked) ? asked : schoolYearOf(dayAt(now));
    const { schoolId, person: by } = caller;
    const statistics = await editsOfYear(desk.house, { schoolId, schoolYear, by });
    const title = words.edits(schoolYear);
    return {
      title,
      above: [{ title: words.title, to: '/inspection' }],
      main: (
        <>
          <PageHead title={title} about={words.editsAbout} />
          <Card padded={false}>
            <Frame id="inspection-edits">
              <ByPerson statistics={statistics} language={language} />
            </Frame>
          </Card>
        </>
      ),
    };
  },
});

const directions = ['edits', 'up', 'down', 'changed', 'same', 'deleted', 'pairs'] as const;

interface ByPersonProps {
  readonly statistics: EditStatistics;
  readonly language: Language;
}

function ByPerson({ statistics, language }: ByPersonProps) {
  const words = inspectionWords[language];
  const edited = statistics.byTeacher.filter(({ counts }) => counts.edits > 0);
  if (edited.length === 0) return <Empty title={words.noEdits} text={words.noEditsAbout} />;
  const rows = [
    ...edited
      .toSorted((a, b) => b.counts.edits - a.counts.edits)
      .map(({ teacherId, teacher, counts }) => ({ id: teacherId, name: teacher, counts })),
    { id: 'all', name: words.everybody, counts: statistics.total },
  ];
  return (
    <div class="table-responsive">
      <table class="table table-vcenter card-table">
        <thead>
          <tr>
            <th scope="col">{words.person}</th>
            {directions.map((direction) => (
              <th scope="col" key={direction} class="text-end">
                {words.directions[direction]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, counts }) => (
            <tr key={id} class={id === 'all' ? 'fw-bold' : undefined}>
              <th scope="row">{name}</th>
              {directions.map((direction) => (
                <td key={direction} class="num text-end">
                  {counts[direction]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
