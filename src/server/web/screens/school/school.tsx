// The school on one screen: classes × subjects, trends, who enters in time; by year, term, week and grade.
import { terms, type Term } from '../../../../assessment/index.ts';
import { addDays, beginningOf, dayAt, schoolYearOf, type Week } from '../../../../policies/index.ts';
import type { Instant } from '../../../../kernel/index.ts';
import {
  editsByMonth,
  milestonesAhead,
  schoolMap,
  yearsSeen,
  type Ahead,
} from '../../../application/index.ts';
import type { Caller } from '../../../http/index.ts';
import { Card, Empty, PageHead, dateText, dayText, partsWords } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Shown, Visit } from '../../visit.ts';
import { Pick, YearFilter, gradeAsked } from '../classes/year-filter.tsx';
import { HeatMap, Legend } from './heat-map.tsx';
import { TimelinessTable } from './timeliness-table.tsx';
import { Trends } from './trends.tsx';
import { schoolWords } from './words.ts';

export const school = screen({
  name: 'school',
  path: '/school',
  who: 'person',
  show: async (visit) => {
    const { desk, caller, language, query, now } = visit;
    const words = schoolWords[language];
    const { person: by, schoolId } = caller;
    const years = await yearsSeen(desk.house, { schoolId, by });
    const current = schoolYearOf(dayAt(now));
    const schoolYear =
      years.find((year) => year === query.get('year')) ?? years.find((year) => year === current) ?? years[0];
    if (schoolYear === undefined)
      return {
        title: words.title,
        main: <Empty icon="map" title={words.none} text={words.noneAbout} />,
      };
    return ofYear(visit, schoolYear, years);
  },
});

async function ofYear(visit: Visit<Caller>, schoolYear: string, years: readonly string[]): Promise<Shown> {
  const { desk, caller, language, query, now } = visit;
  const words = schoolWords[language];
  const year = { schoolId: caller.schoolId, schoolYear, by: caller.person };
  const ahead = await milestonesAhead(desk.house, year, now);
  const term = terms.find((one) => one === query.get('term')) ?? ahead.term;
  const week = ahead.weeks.find(({ number }) => String(number) === query.get('week')) ?? null;
  const at: Instant = week ? beginningOf(addDays(week.to, 1)) : now;
  const map = await schoolMap(desk.house, { ...year, term, at });
  const edits = await editsByMonth(desk.house, year);
  const { progress } = map;
  const grades = [...new Set(map.rows.map(({ schoolClass }) => schoolClass.grade))].toSorted((a, b) => a - b);
  const grade = gradeAsked(query, grades);
  const rows = map.rows.filter(({ schoolClass }) => grade === null || schoolClass.grade === grade);
  return {
    title: words.title,
    main: (
      <>
        <PageHead
          title={words.title}
          about={words.about(schoolYear, partsWords[language].terms[term], dayText((at - 1) as Instant))}
        />
        <YearFilter {...{ language, years, schoolYear, grades, grade }}>
          <TermAndWeek {...{ visit, ahead, term, week }} />
        </YearFilter>
        <Card title={words.map} padded={false}>
          <div class="card-body pb-2">
            <Legend rows={rows} language={language} />
            <p class="text-secondary mb-0">{words.mapAbout}</p>
          </div>
          <HeatMap map={map} rows={rows} language={language} />
        </Card>
        <Trends
          at={at}
          signedAt={map.signedAt}
          departments={progress.byDepartment}
          edits={edits}
          language={language}
        />
        <TimelinessTable
          title={words.byDepartment}
          who={words.head}
          rows={progress.byDepartment}
          language={language}
        />
        <TimelinessTable
          title={words.teachers}
          who={words.teacher}
          rows={progress.byTeacher}
          language={language}
        />
      </>
    ),
  };
}

interface TermAndWeekProps {
  readonly visit: Visit;
  readonly ahead: Ahead;
  readonly term: Term;
  readonly week: Week | null;
}

function TermAndWeek({ visit: { language }, ahead, term, week }: TermAndWeekProps) {
  const words = schoolWords[language];
  return (
    <>
      <Pick
        name="term"
        label={words.term}
        value={term}
        options={terms.map((one) => ({ value: one, text: partsWords[language].terms[one] }))}
      />
      <Pick
        name="week"
        label={words.week}
        value={week === null ? '' : String(week.number)}
        options={[
          { value: '', text: words.now },
          ...ahead.weeks.map(({ number, to }) => ({
            value: String(number),
            text: words.weekOf(number, dateText(to)),
          })),
        ]}
      />
    </>
  );
}
