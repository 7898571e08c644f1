// Minutes of locking: those there are, and orders that were carried out and have none yet.
import {
  listLockMinutes,
  lockedOrderSeenBy,
  ordersWithoutMinutes,
  type LockedOrder,
  type LockMinutesStanding,
} from '../../../application/index.ts';
import { namesOf, type Caller } from '../../../http/index.ts';
import type { PersonId } from '../../../../kernel/index.ts';
import { Card, Icon, Moment } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { MinutesBadge } from './minutes-badge.tsx';
import { lockMinutesWords } from './minutes-words.ts';
import { lockedText } from './order-text.ts';

export interface MinutesSeen {
  readonly toDraft: readonly LockedOrder[];
  readonly drafted: readonly { readonly locked: LockedOrder; readonly standing: LockMinutesStanding }[];
  readonly names: ReadonlyMap<PersonId, string>;
}

const LATEST = 50;

/** The latest first. */
export async function minutesSeen({ desk, caller }: Visit<Caller>): Promise<MinutesSeen> {
  const { house } = desk;
  const { person: by, schoolId } = caller;
  const all = (await listLockMinutes(house, { schoolId, by }))
    .toSorted((one, other) => other.minutes.printedAt - one.minutes.printedAt)
    .slice(0, LATEST);
  const drafted: MinutesSeen['drafted'][number][] = [];
  for (const standing of all) {
    const order = standing.minutes.orderId ?? standing.minutes.schoolOrderId ?? '';
    drafted.push({ standing, locked: (await lockedOrderSeenBy(house, { order, by })).locked });
  }
  return {
    drafted,
    toDraft: await ordersWithoutMinutes(house, { schoolId, by }),
    names: await namesOf(
      desk,
      all.flatMap(({ minutes }) => minutes.signers),
    ),
  };
}

interface MinutesListProps {
  readonly visit: Visit<Caller>;
  readonly seen: MinutesSeen;
}

export function MinutesList({ visit, seen }: MinutesListProps) {
  const { language, caller } = visit;
  const words = lockMinutesWords[language];
  return (
    <>
      <ToDraft visit={visit} seen={seen} />
      <Card title={words.list} padded={false}>
        <p class="card-body text-secondary m-0">{seen.drafted.length === 0 ? words.none : words.listAbout}</p>
        {seen.drafted.length > 0 && (
          <div class="table-responsive">
            <table class="table table-vcenter card-table">
              <thead>
                <tr>
                  <th scope="col">{words.order}</th>
                  <th scope="col">{words.printed}</th>
                  <th scope="col">{words.state}</th>
                  <th scope="col" class="w-1" aria-label={words.open} />
                </tr>
              </thead>
              <tbody>
                {seen.drafted.map(({ locked, standing }) => {
                  const what = lockedText(locked, language);
                  const mine = standing.awaited.includes(caller.person);
                  return (
                    <tr key={locked.order.id}>
                      <th scope="row" class="fw-normal">
                        {what}
                      </th>
                      <td>
                        <Moment at={standing.minutes.printedAt} />
                      </td>
                      <td>
                        <MinutesBadge standing={standing} names={seen.names} language={language} />
                      </td>
                      <td>
                        <a
                          class={`btn btn-sm${mine ? ' btn-primary' : ''}`}
                          href={`/orders/${locked.order.id}/minutes`}
                          aria-label={words.openOf(what)}
                        >
                          {words.open}
                        </a>
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        )}
      </Card>
    </>
  );
}

function ToDraft({ visit: { language }, seen: { toDraft } }: MinutesListProps) {
  const words = lockMinutesWords[language];
  if (toDraft.length === 0) return null;
  return (
    <Card title={words.toDraft} padded={false}>
      <div class="list-group list-group-flush">
        {toDraft.slice(0, LATEST).map((locked) => {
          const what = lockedText(locked, language);
          return (
            <div key={locked.order.id} class="list-group-item d-flex flex-wrap align-items-center gap-2">
              <span class="flex-fill">{what}</span>
              {locked.order.execution && <Moment at={locked.order.execution.at} />}
              <a
                class="btn btn-sm btn-primary"
                href={`/orders/${locked.order.id}/minutes`}
                aria-label={words.draftOf(what)}
              >
                <Icon name="file" />
                {words.draft}
              </a>
            </div>
          );
        })}
      </div>
    </Card>
  );
}
