// What became of a school's messages, for whoever watches over them.
import type { Instant, PersonId } from '../../../kernel/index.ts';
import { permission } from '../access/permission.ts';
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
}

/** Older ones are history. */
const MOST = 5_000;

/**
 * Newest first.
 * @throws Fault `access.notPermitted`
 */
export const watchNotices = (
  house: House,
  { schoolId, by, which }: NoticesAsked,
): Promise<readonly NoticeSeen[]> =>
  house.store.read(async (view) => {
    const at = house.clock.now();
    await permission(view, { person: by, action: 'notices.watched', target: { schoolId }, at });
    const staff = (await view.people()).filter((one) => one.schoolId === schoolId);
    const names = new Map(staff.map(({ id, name }) => [id, name]));
    const notices = await view.notices(
      MOST,
      which === 'trouble' ? ['waiting', 'bounced', 'failed'] : undefined,
    );
    return notices.flatMap((notice) => {
      const name = names.get(notice.personId);
      if (name === undefined || (which === 'trouble' && !isTrouble(notice))) return [];
      const { id, personId, address, kind, subject, state, attempts, lastReply } = notice;
      const { createdAt, dueAt, settledAt } = notice;
      const told = { id, person: personId, name, address, kind, subject, state, attempts, lastReply };
      return [{ ...told, createdAt, dueAt, settledAt }];
    });
  });

const isTrouble = ({ state, attempts }: Notice): boolean => state !== 'waiting' || attempts > 0;
