// The school year as its rules lay it out: week by week, what is open, and the change that a decision makes to it.
import { adoptPolicy, may, mayReadPolicies } from '../../../application/index.ts';
import { httpFault, type Caller } from '../../../http/index.ts';
import { Card, Empty, PageHead, Refusal, dateText } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Shown, Visit } from '../../visit.ts';
import { draftedCalendar, type Drafted } from './draft.ts';
import { EditForm } from './edit-form.tsx';
import { Review } from './review.tsx';
import { seenCalendar, type SeenCalendar } from './seen-calendar.ts';
import { Weeks } from './weeks.tsx';
import { OpenNow } from './open-now.tsx';
import { calendarWords } from './words.ts';

/** Letters of a policy. */
const LONGEST = 400_000;

export const calendar = screen({
  name: 'calendar',
  path: '/calendar',
  who: 'person',
  show: async (visit) => {
    const seen = await seenCalendar(visit);
    const file = visit.refused?.deed === 'adopt' ? visit.refused.typed.raw('file') : '';
    return shown(visit, seen, file === '' ? null : { file });
  },
  deeds: {
    review: async (visit, fields) => {
      const seen = await seenCalendar(visit);
      if (!seen.inForce || !drafts(visit)) throw httpFault('request.invalid');
      const drafted = draftedCalendar(seen.inForce.policy, seen.schoolYear, fields);
      const page = await shown(visit, seen, drafted);
      return { once: { ...page, status: 'problems' in drafted ? 422 : 200 } };
    },
    adopt: async ({ desk, caller, language, address }, fields) => {
      await mayReadPolicies(desk.house, caller);
      const file = fields.raw('file');
      if (file.trim() === '' || file.length > LONGEST) throw httpFault('request.invalid');
      const effectiveFrom = fields.text('effectiveFrom');
      const { adopted } = await adoptPolicy(desk.house, {
        schoolId: caller.schoolId,
        by: caller.person,
        bytes: Buffer.from(file),
        decisionNumber: fields.text('number').slice(0, 100),
        ...(effectiveFrom !== '' && { effectiveFrom }),
      });
      return { to: address, told: calendarWords[language].adopted(String(adopted.version)) };
    },
  },
});

async function shown(visit: Visit<Caller>, seen: SeenCalendar, drafted: Drafted | null): Promise<Shown> {
  const words = calendarWords[visit.language];
  const { schoolYear, inForce, agenda } = seen;
  const { appointments, caller, now } = visit;
  const adopts = may(appointments, 'policy.adopted', { schoolId: caller.schoolId }, now) !== null;
  const week = agenda?.week;
  const reviewed = drafted && 'file' in drafted ? drafted.file : null;
  return Promise.resolve({
    title: words.title,
    main: (
      <>
        <PageHead
          title={words.titleOf(schoolYear)}
          about={
            week ? words.inWeek(String(week.number), dateText(week.from), dateText(week.to)) : words.inBreak
          }
        />
        <Refusal visit={visit} />
        <Years seen={seen} visit={visit} />
        {reviewed !== null && <Review visit={visit} seen={seen} file={reviewed} adopts={adopts} />}
        <div class="row g-3">
          <div class="col-lg-8">
            {inForce === null || seen.spans.every(({ items }) => items.length === 0) ? (
              <Card>
                <Empty icon="calendar" title={words.none} text={words.noneAbout}>
                  <a class="btn" href="/policy">
                    {words.toPolicy}
                  </a>
                </Empty>
              </Card>
            ) : (
              <Weeks visit={visit} seen={seen} />
            )}
          </div>
          <div class="col-lg-4">
            <OpenNow visit={visit} seen={seen} />
            {inForce && drafts(visit) && (
              <EditForm
                visit={visit}
                policy={inForce.policy}
                schoolYear={schoolYear}
                drafted={drafted && 'problems' in drafted ? drafted : null}
              />
            )}
          </div>
        </div>
      </>
    ),
  });
}

const drafts = ({ appointments }: Visit): boolean =>
  appointments.some(
    ({ role }) => role === 'principal' || role === 'vicePrincipal' || role === 'administrator',
  );

function Years({ seen, visit }: { readonly seen: SeenCalendar; readonly visit: Visit }) {
  return (
    <nav class="mb-3 no-print" aria-label={calendarWords[visit.language].years}>
      <ul class="nav nav-pills flex-wrap">
        {seen.years.map((year) => (
          <li class="nav-item" key={year}>
            <a
              class={`nav-link${year === seen.schoolYear ? ' active' : ''}`}
              href={`/calendar?year=${year}`}
              aria-current={year === seen.schoolYear ? 'page' : undefined}
            >
              {year}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
