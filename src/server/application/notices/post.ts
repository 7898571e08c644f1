// Who can be written to, where and when: read once for all letters of a look.
import { freshId } from '../../../kernel/index.ts';
import type { Brand, Instant, PersonId } from '../../../kernel/index.ts';
import type { Contact, NewNotice, NoticeKind, NoticeSettings } from '../ports/notices-store.ts';
import type { View } from '../ports/unit-of-work.ts';
import type { Person } from '../rows.ts';
import { failingKey } from './address.ts';
import { outsideQuietHours, usualSettings } from './hours.ts';
import { renderNotice } from './render.ts';

export interface Post {
  readonly people: ReadonlyMap<PersonId, Person>;
  /** Null for whoever gave no address, or one that letters came back from. */
  readonly contactOf: (person: PersonId) => Contact | null;
  readonly settingsOf: (schoolId: string) => NoticeSettings;
}

export async function postOf(view: View): Promise<Post> {
  const contacts = new Map((await view.contacts()).map((contact) => [contact.personId, contact]));
  const settings = await view.noticeSettings();
  const failing = new Set((await view.failingAddresses()).map(({ address }) => address));
  return {
    people: new Map((await view.people()).map((person) => [person.id, person])),
    contactOf: (person) => {
      const contact = contacts.get(person);
      return contact && !failing.has(failingKey(contact.address)) ? contact : null;
    },
    settingsOf: (schoolId) => settings.get(schoolId) ?? usualSettings,
  };
}

export interface Reminder {
  readonly kind: NoticeKind;
  readonly contact: Contact;
  /** The store keeps one notice for each. */
  readonly occasion: string;
  readonly lines: readonly Readonly<Record<string, string | number>>[];
  readonly at: Instant;
}

/** Not to be sent within quiet hours of the person's school. */
export function reminderTo({ people, settingsOf }: Post, reminder: Reminder): NewNotice {
  const { kind, contact, occasion, lines, at } = reminder;
  const { personId, address, language } = contact;
  const { name = '', schoolId = '' } = people.get(personId) ?? {};
  return {
    id: freshId<Brand<string, 'NoticeId'>>(),
    personId,
    kind,
    address,
    language,
    ...renderNotice(kind, language, { count: lines.length, person: name, lines }),
    occasion,
    createdAt: at,
    dueAt: outsideQuietHours(at, settingsOf(schoolId)),
  };
}
