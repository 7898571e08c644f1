// One class: its records with their states and who is awaited, what is missing in its sheets, its lists, downloads.
import {
  classTarget,
  may,
  permission,
  progressSeen,
  statusOfClass,
  submitRecords,
  windowsOfClass,
  yearLists,
} from '../../../application/index.ts';
import { classFor, recordsFor, type Caller } from '../../../http/index.ts';
import { Form, Icon, PageHead, Refusal } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Visit } from '../../visit.ts';
import { Downloads } from './downloads.tsx';
import { Lists } from './lists.tsx';
import { ProposeLock, proposeLock, unproposedOf } from './propose-lock.tsx';
import { Records } from './records.tsx';
import { Sheets } from './sheets.tsx';
import { Windows } from './windows.tsx';
import { classesWords } from './words.ts';

export const classPage = screen({
  name: 'class',
  path: '/classes/{classId}',
  who: 'person',
  show: async (visit) => {
    const { language } = visit;
    const words = classesWords[language];
    const seen = await classSeen(visit);
    const { schoolClass } = seen;
    const page = { visit, seen };
    const title = words.classTitle(schoolClass.name);
    return {
      title,
      above: [{ title: words.title, to: `/classes?year=${schoolClass.schoolYear}` }],
      main: (
        <>
          <PageHead
            title={title}
            about={words.about(schoolClass.schoolYear, schoolClass.grade, schoolClass.regime)}
          >
            {seen.mayEnterClassData && (
              <a class="btn" href={`/classes/${schoolClass.id}/homeroom`}>
                <Icon name="edit" />
                {words.homeroom}
              </a>
            )}
            {seen.mayReadSummer && (
              <a class="btn" href={`/classes/${schoolClass.id}/summer`}>
                <Icon name="sun" />
                {words.summer}
              </a>
            )}
            {seen.maySubmit && (
              <Form visit={visit} deed="submit" confirm={words.submitSure}>
                <button class="btn btn-primary">
                  <Icon name="send" />
                  {words.submit}
                </button>
              </Form>
            )}
          </PageHead>
          <Refusal visit={visit} />
          <div class="row g-3">
            <div class="col-xl-8">
              <ProposeLock {...page} />
              <Records {...page} />
              <Lists {...page} />
            </div>
            <div class="col-xl-4">
              <Sheets {...page} />
              <Windows {...page} />
              <Downloads {...page} />
            </div>
          </div>
        </>
      ),
    };
  },
  deeds: {
    proposeLock,
    submit: async (visit) => {
      const { desk, caller, params, language, now: at } = visit;
      const { schoolClass, records } = await classFor(desk, caller, params.classId ?? '');
      const target = { ...classTarget(schoolClass), state: 'draft' };
      const wish = { person: caller.person, action: 'record.submitted', target, at } as const;
      await desk.house.store.read((view) => permission(view, wish));
      const ids = records.map(({ id }) => id);
      await recordsFor(desk, caller, ids);
      const { submitted, refused } = await submitRecords(desk.house, {
        classId: schoolClass.id,
        by: caller.person,
        records: ids,
      });
      desk.carryOut();
      const told = classesWords[language].submitted(submitted.length, refused.length);
      return { to: `/classes/${schoolClass.id}`, told };
    },
  },
});

/** The summer comes after the lock. */
const CLOSED: ReadonlySet<string> = new Set(['locked', 'archived', 'superseded']);

export type ClassSeen = Awaited<ReturnType<typeof classSeen>>;

export interface ClassProps {
  readonly visit: Visit<Caller>;
  readonly seen: ClassSeen;
}

/** @throws Fault `class.unknown` for a class the person may not look into */
async function classSeen({ desk, caller, params, appointments, now }: Visit<Caller>) {
  const { house } = desk;
  const { schoolClass, records } = await classFor(desk, caller, params.classId ?? '');
  const { id, schoolId, schoolYear } = schoolClass;
  const target = classTarget(schoolClass);
  const readable = new Set(records.map((record) => record.id));
  const mayRead = may(appointments, 'record.read', target, now) !== null;
  const status = await statusOfClass(house, id);
  await desk.readings.note({ by: caller.person, what: 'class', classId: id });
  return {
    schoolClass,
    records: status.records.filter((record) => readable.has(record.id)),
    sheets:
      (await progressSeen(house, { schoolId, schoolYear, by: caller.person, classId: id }))?.sheets ?? [],
    windows: await windowsOfClass(house, id, now),
    lists: mayRead ? await yearLists(house, { classId: id, by: caller.person }) : null,
    maySubmit:
      records.some(({ snapshot }) => snapshot.state === 'draft' || snapshot.state === 'returned') &&
      may(appointments, 'record.submitted', { ...target, state: 'draft' }, now) !== null,
    mayReadSummer:
      records.some(({ snapshot }) => CLOSED.has(snapshot.state)) &&
      may(appointments, 'summer.read', target, now) !== null,
    unproposed:
      may(appointments, 'lock.proposed', { ...target, state: 'principalApproved' }, now) === null
        ? []
        : unproposedOf(records, await house.store.read((view) => view.lockingOrdersOf(id))),
    mayEnterClassData: may(appointments, 'classData.entered', target, now) !== null,
    mayReadJournal: may(appointments, 'journal.read', target, now) !== null,
  };
}
