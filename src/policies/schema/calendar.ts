// Schema of the calendar: year dates, milestones, and what they open and close.
import { topics } from '../vocabulary.ts';
import {
  date,
  dayOfYear,
  grades,
  list,
  object,
  oneOf,
  schoolYear,
  severalParties,
  term,
  variants,
  whole,
  words,
} from './parts.ts';

const time = variants('on', {
  week: { week: whole(1, 52) },
  before: { day: dayOfYear },
  through: { day: dayOfYear },
  everyMonthBefore: { dayOfMonth: whole(1, 28) },
  everyMonthEnd: {},
  midterm: { term },
  termEnd: { term },
});

const windows = list(
  variants('window', {
    particulars: {},
    scores: { term },
    classification: { term },
    summarySigning: { period: oneOf('HK1', 'HK2', 'year') },
    transcriptSigning: {},
  }),
  { uniqueItems: true },
);

const milestone = object(
  {
    id: { type: 'string', pattern: '^[a-z0-9][A-Za-z0-9-]{0,39}$' },
    when: time,
    topic: oneOf(...Object.keys(topics)),
    term,
    round: whole(1, 4),
    grades,
    doneBy: severalParties,
    checkedBy: severalParties,
    opens: windows,
    closes: windows,
  },
  ['id', 'when', 'topic'],
);

const yearDates = object(
  {
    schoolYear,
    firstDay: date,
    breaks: list(object({ from: date, to: date, name: words }, ['from', 'to', 'name']), { maxItems: 40 }),
    termExams: object({ HK1: date, HK2: date }),
  },
  ['schoolYear'],
);

export const calendarSchema = object({
  firstDay: dayOfYear,
  termWeeks: object({ HK1: whole(1, 30), HK2: whole(1, 30) }, ['HK1', 'HK2']),
  years: list(yearDates, { maxItems: 60 }),
  milestones: list(milestone, { maxItems: 200 }),
});
