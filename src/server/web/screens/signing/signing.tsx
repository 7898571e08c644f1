// What waits for my signature: by role, class and kind, and how my last signings went.
import { Card, Empty, Icon, PageHead } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Visit } from '../../visit.ts';
import { Deadline } from './deadline.tsx';
import { dueGroups, groupName, type DueGroup } from './groups.ts';
import { RecentCeremonies } from './recent.tsx';
import { signingWords } from './words.ts';

export const signing = screen({
  name: 'signing',
  path: '/signing',
  who: 'person',
  show: async (visit) => {
    const words = signingWords[visit.language];
    const groups = await dueGroups(visit);
    const { person } = visit.caller;
    const recent = await visit.desk.house.store.read((view) =>
      view.ceremonyRequestsOf(person, { limit: 10 }),
    );
    const roles = [...new Set(groups.map(({ role }) => role))];
    return {
      title: words.title,
      main: (
        <>
          <PageHead title={words.title} about={words.about}>
            <a class="btn" href="/signing/keys">
              <Icon name="key" />
              {words.keys}
            </a>
          </PageHead>
          {groups.length === 0 && (
            <Empty icon="check" title={words.nothing} text={words.nothingAbout}>
              <a class="btn btn-primary" href="/classes">
                {words.toClasses}
              </a>
            </Empty>
          )}
          {roles.map((role) => (
            <Groups
              key={role}
              visit={visit}
              title={words.as[role]}
              groups={groups.filter((group) => group.role === role)}
            />
          ))}
          <RecentCeremonies visit={visit} requests={recent ?? []} />
        </>
      ),
    };
  },
});

interface GroupsProps {
  readonly visit: Visit;
  readonly title: string;
  readonly groups: readonly DueGroup[];
}

function Groups({ visit, title, groups }: GroupsProps) {
  const words = signingWords[visit.language];
  const several = groups.length > 1;
  const role = groups[0]?.role ?? '';
  return (
    <Card title={title} padded={false}>
      <form method="get" action="/signing/batch" data-controller="tick-all">
        <input type="hidden" name="as" value={role} />
        <div class="table-responsive">
          <table class="table table-vcenter card-table">
            <thead>
              <tr>
                {several && (
                  <th scope="col" class="w-1">
                    <input
                      type="checkbox"
                      class="form-check-input"
                      aria-label={words.chooseAll}
                      data-tick-all-target="all"
                      data-action="tick-all#toggle"
                    />
                  </th>
                )}
                <th scope="col">{words.schoolClass}</th>
                <th scope="col">{words.kind}</th>
                <th scope="col" class="num">
                  {words.count}
                </th>
                <th scope="col">{words.deadline}</th>
                <th scope="col" class="w-1" aria-label={words.open} />
              </tr>
            </thead>
            <tbody>
              {groups.map((group) => (
                <Group key={groupName(group)} visit={visit} group={group} several={several} />
              ))}
            </tbody>
          </table>
        </div>
        {several && (
          <div class="card-footer">
            <button class="btn" data-tick-all-target="submit">
              {words.openChosen}
            </button>
          </div>
        )}
      </form>
    </Card>
  );
}

function Group({
  visit,
  group,
  several,
}: {
  readonly visit: Visit;
  readonly group: DueGroup;
  readonly several: boolean;
}) {
  const words = signingWords[visit.language];
  const { schoolClass, kind, records, deadline, role } = group;
  const name = `${schoolClass.name}, ${words.kinds[kind]}`;
  return (
    <tr>
      {several && (
        <td>
          <input
            type="checkbox"
            class="form-check-input"
            name="of"
            value={groupName(group)}
            aria-label={words.choose(name)}
            data-tick-all-target="one"
            data-action="tick-all#count"
          />
        </td>
      )}
      <td>
        <span class="fw-bold">{schoolClass.name}</span>{' '}
        <span class="text-secondary">{schoolClass.schoolYear}</span>
      </td>
      <td>{words.kinds[kind]}</td>
      <td class="num">{records.length}</td>
      <td>
        <Deadline visit={visit} at={deadline} />
      </td>
      <td>
        <a
          class="btn btn-primary btn-sm"
          href={`/signing/batch?as=${role}&of=${groupName(group)}`}
          aria-label={words.openOf(name)}
        >
          <Icon name={role === 'seal' ? 'seal' : 'pen'} />
          {words.open}
        </a>
      </td>
    </tr>
  );
}
