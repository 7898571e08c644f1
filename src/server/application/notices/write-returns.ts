// Tells the homeroom teacher soon when somebody has returned records, and why.
import { groupBy, freshId } from '../../../kernel/index.ts';
import type { Brand, Instant, PersonId, RecordId } from '../../../kernel/index.ts';
import type { JournalEntry } from '../journal/entry.ts';
import type { House } from '../ports/house.ts';
import type { Contact, NewNotice, NoticeSettings } from '../ports/notices-store.ts';
import type { View } from '../ports/unit-of-work.ts';
import type { SchoolClass, SchoolRecord } from '../rows.ts';
import { failingKey } from './address.ts';
import { outsideQuietHours, usualSettings } from './hours.ts';
import { fill, renderNotice } from './render.ts';
import { recordWords } from './templates.ts';
import type { NoticesWritten } from './write-digests.ts';

const READER = 'notices';
const PORTION = 1_000;

/** From where it last stopped in the journal; what has been submitted again in the meantime is no news. */
export async function writeReturns(house: House): Promise<NoticesWritten> {
  const unreachable = new Set<PersonId>();
  let written = 0;
  for (;;) {
    const { after, upTo, returns, contacts, failing, people, settings } = await house.store.read((view) =>
      readPortion(view),
    );
    if (upTo === after) return { written, unreachable: [...unreachable] };
    const notices: NewNotice[] = [];
    for (const [person, mine] of groupBy(returns, ({ teacher }) => teacher)) {
      const contact = contacts.get(person);
      const { name = '', schoolId = '' } = people.get(person) ?? {};
      const hours = settings.get(schoolId) ?? usualSettings;
      if (!contact || failing.has(failingKey(contact.address))) unreachable.add(person);
      else notices.push(noticeOf(house.clock.now(), contact, { person: name, returns: mine, hours }));
    }
    await house.store.write(async (transaction) => {
      written += await transaction.addNotices(notices);
      await transaction.moveCursor(READER, upTo);
    });
  }
}

interface Returned {
  readonly seq: number;
  readonly teacher: PersonId;
  readonly schoolClass: SchoolClass;
  readonly record: SchoolRecord;
  readonly reason: string;
}

async function readPortion(view: View) {
  const after = (await view.cursor(READER)) ?? 0;
  const entries = await view.journal(after, PORTION);
  const told = entries.filter(({ event }) => event.type === 'record.returned');
  const records = await view.records(told.flatMap(({ record }) => record ?? []));
  const classes = new Map((await view.classes()).map((schoolClass) => [schoolClass.id, schoolClass]));
  const byId = new Map(records.map((record) => [record.id, record]));
  return {
    after,
    upTo: entries.at(-1)?.seq ?? after,
    returns: told.flatMap((entry) => returnedIn(entry, byId, classes)),
    contacts: new Map((await view.contacts()).map((contact) => [contact.personId, contact])),
    people: new Map((await view.people()).map((person) => [person.id, person])),
    settings: await view.noticeSettings(),
    failing: new Set((await view.failingAddresses()).map(({ address }) => address)),
  };
}

/** To be submitted again: a returned record, or a returned successor. */
const waiting: readonly string[] = ['returned', 'superseded'];

/** Nothing for whoever returned it themselves. */
function returnedIn(
  { seq, at, record: id }: JournalEntry,
  records: ReadonlyMap<RecordId, SchoolRecord>,
  classes: ReadonlyMap<SchoolClass['id'], SchoolClass>,
): readonly Returned[] {
  const record = id === null ? undefined : records.get(id);
  const schoolClass = record && classes.get(record.classId);
  if (!record || !schoolClass || !waiting.includes(record.snapshot.state)) return [];
  const { returned, assignments } = record.snapshot.context;
  const teacher = assignments.homeroomTeacher;
  if (returned?.at !== at || returned.by === teacher) return [];
  return [{ seq, teacher, schoolClass, record, reason: returned.reason }];
}

function noticeOf(
  at: Instant,
  { personId, address, language }: Contact,
  {
    person,
    returns,
    hours,
  }: { readonly person: string; readonly returns: readonly Returned[]; readonly hours: NoticeSettings },
): NewNotice {
  const lines = returns.map(({ schoolClass, record: { kind, key }, reason }) => ({
    class: schoolClass.name,
    year: schoolClass.schoolYear,
    record: fill(recordWords[language][kind], { key }),
    reason,
  }));
  return {
    id: freshId<Brand<string, 'NoticeId'>>(),
    personId,
    kind: 'returned',
    address,
    language,
    ...renderNotice('returned', language, { count: returns.length, person, lines }),
    occasion: `returned/${personId}/${returns.at(-1)?.seq ?? 0}`,
    createdAt: at,
    dueAt: outsideQuietHours(at, hours),
  };
}
