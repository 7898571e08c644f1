// The classes I may look into, year by year: how far entry is, how many records are locked, what is late.
import { classOverviews, progressSeen, type ClassOverview } from '../../../application/index.ts';
import type { Timeliness } from '../../../../assessment/index.ts';
import { Card, Empty, Icon, PageHead, Progress, StateBadge } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Language } from '../../words.ts';
import { classesWords } from './words.ts';
import { YearFilter, gradeAsked } from './year-filter.tsx';

export const classes = screen({
  name: 'classes',
  path: '/classes',
  who: 'person',
  show: async ({ desk, caller, language, query }) => {
    const words = classesWords[language];
    const { person: by, schoolId } = caller;
    const asked = query.get('year');
    const seen = await classOverviews(desk.house, {
      schoolId,
      by,
      ...(asked !== null && { schoolYear: asked }),
    });
    const { years, schoolYear } = seen;
    const progress = schoolYear === '' ? null : await progressSeen(desk.house, { schoolId, schoolYear, by });
    const grades = [...new Set(seen.classes.map(({ schoolClass }) => schoolClass.grade))];
    const grade = gradeAsked(query, grades);
    const shown = seen.classes.filter(({ schoolClass }) => grade === null || schoolClass.grade === grade);
    const byClass = new Map(progress?.byClass.map((one) => [one.name, one]));
    return {
      title: words.title,
      main: (
        <>
          <PageHead title={words.title} />
          {years.length === 0 ? (
            <Empty icon="table" title={words.none} text={words.noneAbout} />
          ) : (
            <>
              <YearFilter {...{ language, years, schoolYear, grades, grade }} />
              <Card padded={false}>
                <ClassTable classes={shown} byClass={byClass} language={language} />
              </Card>
            </>
          )}
        </>
      ),
    };
  },
});

interface ClassTableProps {
  readonly classes: readonly ClassOverview[];
  readonly byClass: ReadonlyMap<string, Timeliness>;
  readonly language: Language;
}

function ClassTable({ classes: shown, byClass, language }: ClassTableProps) {
  const words = classesWords[language];
  return (
    <div class="table-responsive">
      <table class="table table-vcenter card-table">
        <thead>
          <tr>
            <th scope="col">{words.schoolClass}</th>
            <th scope="col">{words.entered}</th>
            <th scope="col">{words.late}</th>
            <th scope="col">{words.sealed}</th>
            <th scope="col">{words.states}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ schoolClass: { id, name }, byState, records }) => {
            const entry = byClass.get(name);
            const locked = (byState.get('locked') ?? 0) + (byState.get('archived') ?? 0);
            return (
              <tr key={id}>
                <th scope="row">
                  <a href={`/classes/${id}`}>{name}</a>
                </th>
                <td>
                  {entry && (
                    <Progress done={entry.entered} of={entry.required} label={words.enteredOf(name)} />
                  )}
                </td>
                <td>{entry && <Late cells={entry.late} language={language} />}</td>
                <td>
                  <Progress done={locked} of={records} label={words.sealedOf(name)} />
                </td>
                <td>
                  <div class="d-flex flex-wrap gap-1">
                    {[...byState].map(([state, count]) => (
                      <span key={state} class="d-inline-flex align-items-center gap-1">
                        <StateBadge state={state} language={language} />
                        <span class="num">{count}</span>
                      </span>
                    ))}
                  </div>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

export function Late({ cells, language }: { readonly cells: number; readonly language: Language }) {
  const words = classesWords[language];
  return (
    <span class={`badge state-badge bg-${cells > 0 ? 'orange' : 'green'}-lt`}>
      <Icon name={cells > 0 ? 'clock' : 'check'} />
      {cells > 0 ? words.lateCells(cells) : words.noneLate}
    </span>
  );
}
