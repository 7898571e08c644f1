// What became of a school's messages, for whoever watches over them.
import type { Instant, PersonId } from '../../../kernel/index.ts';
import { permission } from '../access/permission.ts';
import type { PageOf } from '../ports/api-store.ts';
import type { House } from '../ports/house.ts';
import type { Notice, NoticeKind } from '../ports/notices-store.ts';

/** Without the text, which tells of classes and of reasons for returning. */
export interface NoticeSeen {
  readonly id: string;
  readonly person: PersonId;
  readonly name: string;
  readonly address: string;
  readonly kind: NoticeKind;
  readonly subject: string;
  readonly state: Notice['state'];
  readonly attempts: number;
  readonly lastReply: string | null;
  readonly createdAt: Instant;
  /** Of the next attempt, while it waits. */
  readonly dueAt: Instant;
  readonly settledAt: Instant | null;
}

export interface NoticesAsked {
  readonly schoolId: string;
  readonly by: PersonId;
  /** `trouble`: bounced, failed, or tried in vain so far. */
  readonly which: 'all' | 'trouble';
  readonly page: PageOf;
}

/**
 * Newest first; null when the page goes on after something else.
 * @throws Fault `access.notPermitted`
 */
export const watchNotices = (
  house: House,
  { schoolId, by, which, page }: NoticesAsked,
): Promise<readonly NoticeSeen[] | null> =>
  house.store.read(async (view) => {
    const at = house.clock.now();
    await permission(view, { person: by, action: 'notices.watched', target: { schoolId }, at });
    const notices = await view.noticesPage(schoolId, which, page);
    if (notices === null) return null;
    const people = await view.people([...new Set(notices.map(({ personId }) => personId))]);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return notices.map((notice) => {
      const name = names.get(notice.personId) ?? notice.personId;
      const { id, personId, address, kind, subject, state, attempts, lastReply } = notice;
      const { createdAt, dueAt, settledAt } = notice;
      const told = { id, person: personId, name, address, kind, subject, state, attempts, lastReply };
      return { ...told, createdAt, dueAt, settledAt };
    });
  });
