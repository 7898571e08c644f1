// At most one message a day to whoever has something waiting; nothing new is not told every day.
import { freshId } from '../../../kernel/index.ts';
import type { Brand, Instant, PersonId } from '../../../kernel/index.ts';
import type { House } from '../ports/house.ts';
import type { Contact, NewNotice, Notice, NoticeSettings } from '../ports/notices-store.ts';
import { correctionWork } from './correction-work.ts';
import { placeWords } from './dossier-templates.ts';
import { dossierWork } from './dossier-work.ts';
import { failingKey } from './address.ts';
import { dayOf, isDigestTime, outsideQuietHours, usualSettings } from './hours.ts';
import { fill, renderNotice } from './render.ts';
import { roleWords } from './templates.ts';
import { workByPerson, type Work, type WorkMemory } from './work.ts';

export interface NoticesWritten {
  readonly written: number;
  /** Something waits for them and nobody can tell them: no address, or one that bounced. */
  readonly unreachable: readonly PersonId[];
}

/**
 * May run as often as one likes: who has had today's digest gets no other.
 * @param memory of the last look; without one every class is looked into
 */
export async function writeDigests(house: House, memory: WorkMemory = new Map()): Promise<NoticesWritten> {
  const at = house.clock.now();
  const work = new Map(await workByPerson(house, memory));
  const further = await house.store.read(async (view) => [
    ...(await correctionWork(view, at)),
    ...(await dossierWork(view, at)),
  ]);
  for (const [person, pieces] of further) work.set(person, [...(work.get(person) ?? []), ...pieces]);
  const { contacts, last, people, settings, failing } = await house.store.read(async (view) => ({
    contacts: new Map((await view.contacts()).map((contact) => [contact.personId, contact])),
    last: new Map((await view.lastNotices(['waiting', 'late'])).map((notice) => [notice.personId, notice])),
    people: new Map((await view.people()).map((person) => [person.id, person])),
    settings: await view.noticeSettings(),
    failing: new Set((await view.failingAddresses()).map(({ address }) => address)),
  }));
  const unreachable: PersonId[] = [];
  const digests: NewNotice[] = [];
  for (const [person, pieces] of work) {
    const contact = contacts.get(person);
    const { name = '', schoolId = '' } = people.get(person) ?? {};
    const hours = settings.get(schoolId) ?? usualSettings;
    if (!contact || failing.has(failingKey(contact.address))) unreachable.push(person);
    else if (isDigestTime(at, hours)) {
      const digest = digestOf(contact, name, pieces, at, hours);
      if (isWorthSending(digest, contact, last.get(person), hours)) digests.push(digest);
    }
  }
  if (digests.length === 0) return { written: 0, unreachable };
  const written = await house.store.write((transaction) => transaction.addNotices(digests));
  return { written, unreachable };
}

const DAY_MS = 24 * 3_600_000;

function digestOf(
  contact: Contact,
  person: string,
  pieces: readonly Work[],
  at: Instant,
  hours: NoticeSettings,
): NewNotice {
  const { personId, address, language } = contact;
  const kind = pieces.some(({ late }) => late > 0) ? 'late' : 'waiting';
  const dueAt = outsideQuietHours(at, hours);
  const count = pieces.reduce((sum, { records }) => sum + records, 0);
  const lines = pieces.map(({ schoolClass, schoolYear, role, records, late }) => ({
    place: schoolClass
      ? fill(placeWords[language].class, { class: schoolClass.name })
      : placeWords[language].dossiers,
    year: schoolYear,
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

/** The same news, nothing of it late, is repeated after some days. */
function isWorthSending(
  digest: NewNotice,
  { digests }: Contact,
  before: Notice | undefined,
  { repeatedAfterDays }: NoticeSettings,
): boolean {
  if (digest.kind === 'late') return true;
  if (digests === 'lateOnly') return false;
  return before?.text !== digest.text || digest.createdAt - before.createdAt >= repeatedAfterDays * DAY_MS;
}
