// The blocks of the home page: each a list of things that wait, most urgent words first, with a way to go on.
import type { ComponentChildren } from 'preact';
import { Card, DueDay, Icon, dayText, type IconName } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import type { Home } from './seen.ts';
import { homeWords } from './words.ts';

export interface BlockProps {
  readonly visit: Visit;
  readonly home: Home;
}

interface LineProps {
  /** Left out where there is no page to go to yet. */
  readonly to?: string;
  readonly icon: IconName;
  readonly title: string;
  readonly about: string;
  /** At the right: how late, by when. */
  readonly children?: ComponentChildren;
}

export function Line({ to, icon, title, about, children }: LineProps) {
  const content = (
    <>
      <span class="d-flex flex-fill align-items-center gap-2">
        <Icon name={icon} />
        <span>
          <span class="d-block fw-bold">{title}</span>
          <span class="text-secondary">{about}</span>
        </span>
      </span>
      {children}
    </>
  );
  const look = 'list-group-item d-flex flex-wrap align-items-center gap-2';
  return to === undefined ? (
    <div class={look}>{content}</div>
  ) : (
    <a class={`${look} list-group-item-action`} href={to}>
      {content}
    </a>
  );
}

export const Lines = ({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}) => (
  <Card title={title} padded={false}>
    <div class="list-group list-group-flush">{children}</div>
  </Card>
);

const places = {
  subjectTeacher: { icon: 'pen', to: () => '/signing' },
  homeroomTeacher: { icon: 'check', to: () => '/signing' },
  principal: { icon: 'pen', to: () => '/signing' },
  seal: { icon: 'seal', to: () => '/signing' },
  handIn: { icon: 'undo', to: (id) => `/classes/${id}?state=returned` },
  orderLock: { icon: 'lock', to: () => '/orders' },
} as const satisfies Record<
  Home['records'][number]['task'],
  { readonly icon: IconName; readonly to: (classId: string) => string }
>;

export function Records({ visit, home }: BlockProps) {
  const words = homeWords[visit.language];
  if (home.records.length === 0) return null;
  return (
    <Lines title={words.records}>
      {home.records.map(({ schoolClass, task, records, late, deadline, returnedAt }) => (
        <Line
          key={`${schoolClass.id} ${task}`}
          to={places[task].to(schoolClass.id)}
          icon={places[task].icon}
          title={words.tasks[task]}
          about={[
            words.classOf(schoolClass.name, schoolClass.schoolYear),
            words.count(records.length),
            ...(task === 'handIn' && returnedAt !== null ? [words.returnedOn(dayText(returnedAt))] : []),
          ].join(' · ')}
        >
          {late > 0 ? (
            <span class="badge state-badge bg-red-lt">
              <Icon name="alert" />
              {words.lateCount(late)}
            </span>
          ) : null}
          {deadline !== null && <DueDay visit={visit} at={deadline} />}
        </Line>
      ))}
    </Lines>
  );
}

export function Corrections({ visit, home }: BlockProps) {
  const words = homeWords[visit.language];
  if (home.corrections.length === 0) return null;
  return (
    <Lines title={words.corrections}>
      {home.corrections.map(({ correction, task, before, words: state, names }) => {
        const { context } = correction.snapshot;
        const asker = names.get(context.requester) ?? '';
        return (
          <Line
            key={correction.id}
            to={`/corrections/${correction.id}`}
            icon="eraser"
            title={task === null ? words.mine : words.correctionTasks[task]}
            about={[state[visit.language], words.cells(context.cells.length), asker].join(' · ')}
          >
            {before !== null && <DueDay visit={visit} at={before} />}
          </Line>
        );
      })}
    </Lines>
  );
}

export function Orders({ visit, home }: BlockProps) {
  const words = homeWords[visit.language];
  if (home.orders.length + home.lockMinutes.length === 0) return null;
  return (
    <Lines title={words.orders}>
      {home.orders.map(({ order, schoolClass, task }) => (
        <Line
          key={order.id}
          to="/orders"
          icon="lock"
          title={`${words.orderTasks[task]}: ${words.orderDeeds[order.deed]}`}
          about={[
            schoolClass
              ? words.classOf(schoolClass.name, schoolClass.schoolYear)
              : words.wholeSchool('grade' in order ? order.grade : null),
            order.reason,
          ].join(' · ')}
        />
      ))}
      {home.lockMinutes.map(({ minutes, awaited }) => (
        <Line
          key={minutes.id}
          to={`/orders/${minutes.orderId ?? minutes.schoolOrderId ?? ''}/minutes`}
          icon={awaited.includes('seal') ? 'seal' : 'pen'}
          title={awaited.includes('seal') ? words.sealLockMinutes : words.signLockMinutes}
          about={[minutes.number, dayText(minutes.printedAt)].filter(Boolean).join(' · ')}
        />
      ))}
    </Lines>
  );
}

export function Dossiers({ visit, home }: BlockProps) {
  const words = homeWords[visit.language];
  if (home.dossiers.length + home.dossierMinutes.length + home.owed.length === 0) return null;
  return (
    <Lines title={words.dossiers}>
      {home.dossiers.map(({ dossier, words: state }) => (
        <Line
          key={dossier.id}
          to={`/dossiers/${dossier.id}`}
          icon="folder"
          title={words.yourTurn}
          about={[dossier.snapshot.context.title, state[visit.language]].join(' · ')}
        />
      ))}
      {home.dossierMinutes.map(({ dossier, minutes: { number } }) => (
        <Line
          key={`${dossier.id} ${number}`}
          to={`/dossiers/${dossier.id}/minutes/${number}`}
          icon="pen"
          title={words.signDossierMinutes}
          about={dossier.snapshot.context.title}
        />
      ))}
      {home.owed.map((one) => (
        <Line
          key={`${one.subject} ${one.kind} ${one.period}`}
          to={`/dossiers/new?${new URLSearchParams({ kind: one.kind, subject: one.subject, period: one.period }).toString()}`}
          icon="upload"
          title={words.owed}
          about={[one.kindName, one.subject].join(' · ')}
        >
          <DueDay visit={visit} at={one.dueAt} />
        </Line>
      ))}
    </Lines>
  );
}

export function Papers({ visit, home }: BlockProps) {
  const words = homeWords[visit.language];
  if (home.copies === 0 && home.editLogs.length + home.books.length === 0) return null;
  return (
    <Lines title={words.papers}>
      {home.copies > 0 && (
        <Line to="/office/copies" icon="copy" title={words.copies(home.copies)} about={words.office} />
      )}
      {home.books.map(({ standing: { request }, task }) => (
        <Line
          key={request.id}
          to={`/office/books/${request.id}`}
          icon="book"
          title={words.bookTasks[task]}
          about={`${request.pupilName} (${request.pupilCode})`}
        />
      ))}
      {home.editLogs.map(({ log }) => (
        <Line
          key={log.id}
          to={`/edit-logs/${log.id}`}
          icon="pen"
          title={words.editLogs}
          about={words.edits(log.period, log.edits)}
        />
      ))}
    </Lines>
  );
}
