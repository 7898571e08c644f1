// The calendar: which week it is, what comes and what is late, what may be entered.
import type { ClassId } from '../../../kernel/index.ts';
import { toIso } from '../../../kernel/index.ts';
import type { EntryWindow, WindowState } from '../../../policies/index.ts';
import { agenda, mayReadPolicies, windowsOfClass, type AgendaItem } from '../../application/index.ts';
import { classFor } from '../access.ts';
import { route, type AnyRoute } from '../route.ts';
import { schoolYear, yearAsked, yearQuery } from '../school-year.ts';
import {
  described,
  either,
  list,
  moment,
  named,
  nullable,
  object,
  oneOf,
  optional,
  text,
  uuid,
  whole,
  yesNo,
  type Of,
} from '../shapes.ts';
import { ofClass } from './shapes.ts';

const term = oneOf('HK1', 'HK2');
const day = text({ format: 'date' });

export const entryWindow = named(
  'EntryWindow',
  either(
    object({ window: oneOf('particulars') }),
    object({ window: oneOf('scores'), term }),
    object({ window: oneOf('classification'), term }),
    object({ window: oneOf('summarySigning'), period: oneOf('HK1', 'HK2', 'year') }),
    object({ window: oneOf('transcriptSigning') }),
  ),
);

const windowMembers = {
  window: entryWindow,
  open: yesNo,
  since: nullable(moment),
  until: described('When a milestone changes that', nullable(moment)),
};
const windowShape = object(windowMembers);
const toWindow = ({ window, open, since, until }: WindowState): Of<typeof windowShape> => ({
  window: toEntryWindow(window),
  open,
  since: since === null ? null : toIso(since),
  until: until === null ? null : toIso(until),
});
export const toEntryWindow = (window: EntryWindow): Of<typeof entryWindow> => window;

const itemShape = named(
  'AgendaItem',
  object({
    milestone: described('Its id in the policy', text()),
    topic: text(),
    term: nullable(term),
    grades: described('All when null', nullable(list(whole()))),
    lastDay: day,
    passesAt: moment,
    standing: oneOf('upcoming', 'passed', 'late', 'done'),
    unsigned: described('Records that wait for signatures it asks for', whole()),
    opens: list(entryWindow),
    closes: list(entryWindow),
  }),
);
const toItem = ({ milestone, lastDay, passesAt, standing, unsigned }: AgendaItem): Of<typeof itemShape> => ({
  milestone: milestone.id,
  topic: milestone.topic,
  term: milestone.term ?? null,
  grades: milestone.grades ?? null,
  lastDay,
  passesAt: toIso(passesAt),
  standing,
  unsigned,
  opens: (milestone.opens ?? []).map(toEntryWindow),
  closes: (milestone.closes ?? []).map(toEntryWindow),
});

export const calendarRoutes: readonly AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/calendar',
    operationId: 'readCalendar',
    summary: 'Lịch năm học / The week, milestones to come, passed and late; empty where nothing is adopted',
    tag: 'calendar',
    who: 'read',
    query: object({
      ...yearQuery,
      standing: optional(oneOf('upcoming', 'passed', 'late', 'done')),
    }),
    faults: ['access.notPermitted'],
    answer: object({
      schoolYear,
      policyVersion: nullable(whole()),
      week: described('Null in a break', nullable(object({ number: whole(), from: day, to: day }))),
      items: list(itemShape),
      windows: list(windowShape),
    }),
    handle: async ({ house }, { query }, caller) => {
      await mayReadPolicies(house, caller);
      const now = house.clock.now();
      const year = yearAsked(query, now);
      const found = await agenda(house, { schoolId: caller.schoolId, schoolYear: year }, now);
      const items = found?.items ?? [];
      const wanted = items.filter(({ standing }) => [undefined, standing].includes(query.standing));
      return {
        json: {
          schoolYear: year,
          policyVersion: found?.adopted.version ?? null,
          week: found?.week ?? null,
          items: wanted.map(toItem),
          windows: (found?.windows ?? []).map(toWindow),
        },
      };
    },
  }),
  route({
    method: 'get',
    path: '/api/classes/{classId}/windows',
    operationId: 'listWindows',
    summary: 'Lớp đang mở, đóng việc gì / What may be entered for a class now, by milestones and orders',
    tag: 'calendar',
    who: 'read',
    params: ofClass,
    faults: ['class.unknown'],
    answer: object({
      items: list(
        object({
          ...windowMembers,
          order: described('Which order did that, if it was none of the milestones', nullable(uuid)),
        }),
      ),
    }),
    handle: async (desk, { params }, caller) => {
      const { schoolClass } = await classFor(desk, caller, params.classId);
      const id: ClassId = schoolClass.id;
      const windows = await windowsOfClass(desk.house, id, desk.house.clock.now());
      return {
        json: { items: windows.map((one) => ({ ...toWindow(one), order: one.order?.id ?? null })) },
      };
    },
  }),
];
