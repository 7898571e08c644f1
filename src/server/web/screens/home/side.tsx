// Beside what waits: children, the calendar, ways to where one often goes.
import type { AppointedRole } from '../../../application/index.ts';
import { topics, windowWords, type Occurrence } from '../../../../policies/index.ts';
import { Card, DueDay, Icon, dateText, type IconName } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { Line, Lines, type BlockProps } from './blocks.tsx';
import { homeWords } from './words.ts';

export function Children({ visit, home }: BlockProps) {
  const words = homeWords[visit.language];
  if (home.children.length === 0) return null;
  return (
    <Lines title={words.children}>
      {home.children.map(({ schoolClass, pupil, name }) => (
        <Line
          key={`${schoolClass.id}.${pupil}`}
          to={`/children/${schoolClass.id}.${encodeURIComponent(pupil)}`}
          icon="child"
          title={name}
          about={words.classOf(schoolClass.name, schoolClass.schoolYear)}
        />
      ))}
    </Lines>
  );
}

const NEXT = 4;

export function Calendar({ visit, home }: BlockProps) {
  const { language, now } = visit;
  const words = homeWords[language];
  const { ahead } = home;
  if (!ahead) return null;
  const { week } = ahead;
  const coming = ahead.milestones.filter(({ passesAt }) => passesAt > now).slice(0, NEXT);
  const passed = ahead.milestones.findLast(({ passesAt }) => passesAt <= now);
  return (
    <Card
      title={words.calendar}
      actions={
        home.held.has('principal') || home.held.has('administrator') ? (
          <a href="/calendar">{words.toCalendar}</a>
        ) : undefined
      }
    >
      <p class="d-flex align-items-center gap-2 text-secondary">
        <Icon name="calendar" />
        {week ? words.week(week.number, dateText(week.from), dateText(week.to)) : words.noWeek}
      </p>
      {coming.length === 0 && <p class="mb-0">{words.noMilestones}</p>}
      <ul class="list-unstyled mb-0">
        {coming.map((one) => (
          <Milestone key={`${one.milestone.id} ${one.lastDay}`} visit={visit} occurrence={one} />
        ))}
      </ul>
      {passed && (
        <>
          <h3 class="h4 mt-3">{words.passed}</h3>
          <ul class="list-unstyled mb-0">
            <Milestone visit={visit} occurrence={passed} />
          </ul>
        </>
      )}
    </Card>
  );
}

function Milestone({ visit, occurrence }: { readonly visit: Visit; readonly occurrence: Occurrence }) {
  const { language } = visit;
  const { milestone, passesAt } = occurrence;
  const closes = (milestone.closes ?? []).map((window) => windowWords(window)[language]);
  return (
    <li class="mb-2">
      <div class="d-flex flex-wrap gap-2 justify-content-between">
        <span>{topics[milestone.topic][language]}</span>
        <DueDay visit={visit} at={passesAt} passed />
      </div>
      {closes.length > 0 && (
        <div class="text-secondary small">{homeWords[language].closes(closes.join(', '))}</div>
      )}
    </li>
  );
}

interface Way {
  readonly word: 'schoolMap' | 'classes' | 'office';
  readonly to: string;
  readonly icon: IconName;
  readonly roles: readonly AppointedRole[];
}

const ways: readonly Way[] = [
  {
    word: 'schoolMap',
    to: '/school',
    icon: 'map',
    roles: ['principal', 'vicePrincipal', 'departmentHead', 'administrator', 'inspector'],
  },
  { word: 'office', to: '/office', icon: 'search', roles: ['registrar'] },
  {
    word: 'classes',
    to: '/classes',
    icon: 'table',
    roles: [
      'subjectTeacher',
      'homeroomTeacher',
      'departmentHead',
      'principal',
      'vicePrincipal',
      'registrar',
      'administrator',
      'inspector',
    ],
  },
];

export function Shortcuts({ visit, home }: BlockProps) {
  const words = homeWords[visit.language];
  const mine = ways.filter(({ roles }) => roles.some((role) => home.held.has(role)));
  if (mine.length === 0) return null;
  return (
    <Card title={words.shortcuts}>
      <div class="d-flex flex-wrap gap-2">
        {mine.map(({ word, to, icon }) => (
          <a key={word} class="btn" href={to}>
            <Icon name={icon} />
            {words[word]}
          </a>
        ))}
      </div>
    </Card>
  );
}
