// Trends as charts: signatures by week, late cells by department, edits by month.
import type { Timeliness } from '../../../../assessment/index.ts';
import { addDays, beginningOf, dayAt, weekday } from '../../../../policies/index.ts';
import type { Instant } from '../../../../kernel/index.ts';
import type { MonthOfEdits } from '../../../application/index.ts';
import { Card, dateText } from '../../parts/index.ts';
import type { Language } from '../../words.ts';
import { BarChart, type Bar } from './bar-chart.tsx';
import { schoolWords } from './words.ts';

interface TrendsProps {
  readonly at: Instant;
  readonly signedAt: readonly Instant[];
  readonly departments: readonly Timeliness[];
  /** Null for those who may not read edit logs. */
  readonly edits: readonly MonthOfEdits[] | null;
  readonly language: Language;
}

export function Trends({ at, signedAt, departments, edits, language }: TrendsProps) {
  const words = schoolWords[language];
  const late = departments.map(({ name, late: cells }) => ({
    label: name.split(' ').at(-1) ?? name,
    said: name,
    value: cells,
  }));
  const months = (edits ?? []).slice(-LATEST).map(({ month, edits: count }) => ({
    label: `${month.slice(5)}/${month.slice(2, 4)}`,
    said: `${month.slice(5)}/${month.slice(0, 4)}`,
    value: count,
  }));
  return (
    <div class="row g-3">
      <Trend
        title={words.signed}
        about={words.signedAbout}
        none={words.noSigned}
        tone="signed"
        language={language}
        bars={signedAt.length === 0 ? [] : weeksUntil(at, signedAt, words.toWeek)}
      />
      <Trend
        title={words.departments}
        none={words.noDepartments}
        tone="late"
        language={language}
        bars={late}
      />
      {edits !== null && (
        <Trend
          title={words.edits}
          about={words.editsAbout}
          none={words.noEdits}
          tone="edits"
          language={language}
          bars={months}
        />
      )}
    </div>
  );
}

interface TrendProps {
  readonly title: string;
  readonly about?: string;
  readonly none: string;
  readonly bars: readonly Bar[];
  readonly tone: 'signed' | 'late' | 'edits';
  readonly language: Language;
}

const Trend = ({ title, about, none, bars, tone, language }: TrendProps) => (
  <div class="col-md-6 col-xl-4">
    <Card title={title}>
      {about !== undefined && <p class="text-secondary mb-2">{about}</p>}
      {bars.length === 0 ? <p class="mb-0">{none}</p> : <BarChart {...{ title, bars, tone, language }} />}
    </Card>
  </div>
);

const LATEST = 8;

/** The latest weeks, each with all signatures until its end. */
function weeksUntil(
  at: Instant,
  signedAt: readonly Instant[],
  said: (day: string) => string,
): readonly Bar[] {
  const today = dayAt(at);
  const monday = addDays(today, -weekday(today));
  return Array.from({ length: LATEST }, (_, index) => {
    const from = addDays(monday, 7 * (index - LATEST + 1));
    const end = beginningOf(addDays(from, 7));
    return {
      label: `${from.slice(8)}/${from.slice(5, 7)}`,
      said: said(dateText(from)),
      value: signedAt.filter((one) => one < end).length,
    };
  });
}
