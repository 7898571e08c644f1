// At most one message a day to whoever has something waiting; nothing new is not told every day.
import { freshId } from '../../../kernel/index.ts';
import type { Brand, Instant, PersonId } from '../../../kernel/index.ts';
import type { House } from '../ports/house.ts';
import type { Contact, NewNotice, Notice } from '../ports/notices-store.ts';
import { dayOf, outsideQuietHours } from './hours.ts';
import { renderNotice } from './render.ts';
import { roleWords } from './templates.ts';
import { workByPerson, type Work } from './work.ts';

export interface NoticesWritten {
  readonly written: number;
  /** Something waits for them and nobody can tell them: no address, or one that bounced. */
  readonly unreachable: readonly PersonId[];
}

/** May run as often as one likes: who has had today's digest gets no other. */
export async function writeDigests(house: House): Promise<NoticesWritten> {
  const at = house.clock.now();
  const { work, contacts, last, names } = await house.store.read(async (view) => ({
    work: await workByPerson(view),
    contacts: new Map((await view.contacts()).map((contact) => [contact.personId, contact])),
    last: new Map((await view.lastNotices(['waiting', 'late'])).map((notice) => [notice.personId, notice])),
    names: new Map((await view.people()).map(({ id, name }) => [id, name])),
  }));
  const unreachable: PersonId[] = [];
  const digests: NewNotice[] = [];
  for (const [person, pieces] of work) {
    const contact = contacts.get(person);
    const before = last.get(person);
    if (!contact || hasBounced(contact, before)) unreachable.push(person);
    else {
      const digest = digestOf(contact, names.get(person) ?? '', pieces, at);
      if (isWorthSending(digest, contact, before)) digests.push(digest);
    }
  }
  const written = await house.store.write((transaction) => transaction.addNotices(digests));
  return { written, unreachable };
}

/** The same news, nothing of it late, is repeated after this long. */
const REPEATED_AFTER_MS = 3 * 24 * 3_600_000;

function digestOf(contact: Contact, person: string, pieces: readonly Work[], at: Instant): NewNotice {
  const { personId, address, language } = contact;
  const kind = pieces.some(({ late }) => late > 0) ? 'late' : 'waiting';
  const dueAt = outsideQuietHours(at);
  const count = pieces.reduce((sum, { records }) => sum + records, 0);
  const lines = pieces.map(({ schoolClass, role, records, late }) => ({
    class: schoolClass.name,
    year: schoolClass.schoolYear,
    count: records,
    role: roleWords[language][role],
    late,
  }));
  return {
    id: freshId<Brand<string, 'NoticeId'>>(),
    personId,
    kind,
    address,
    language,
    ...renderNotice(kind, language, { count, person, lines }),
    occasion: `digest/${personId}/${dayOf(dueAt)}`,
    createdAt: at,
    dueAt,
  };
}

function isWorthSending(digest: NewNotice, { digests }: Contact, before: Notice | undefined): boolean {
  if (digest.kind === 'late') return true;
  if (digests === 'lateOnly') return false;
  return before?.text !== digest.text || digest.createdAt - before.createdAt >= REPEATED_AFTER_MS;
}

/** Until somebody agrees to an address anew. */
export const hasBounced = ({ address, consentedAt }: Contact, before: Notice | undefined): boolean =>
  before?.state === 'bounced' && before.address === address && consentedAt <= (before.settledAt ?? 0);
