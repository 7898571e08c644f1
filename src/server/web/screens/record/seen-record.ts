// Everything a record's page shows, read at once, and noted as a reading.
import type { PersonId, RecordId } from '../../../../kernel/index.ts';
import {
  classTarget,
  may,
  recordTarget,
  type AccessAction,
  type DocumentVersion,
  type JournalEntry,
} from '../../../application/index.ts';
import { recordFor, type Caller, type Found } from '../../../http/index.ts';
import type { Visit } from '../../visit.ts';

export interface SeenRecord extends Found {
  /** Oldest first. */
  readonly documents: readonly DocumentVersion[];
  /** Null for those whom the journal is not open to. */
  readonly journal: readonly JournalEntry[] | null;
  readonly nameOf: (person: PersonId) => string;
  readonly allows: (action: AccessAction) => boolean;
}

/** @throws Fault `record.unknown` for what they may not see */
export async function seenRecord(visit: Visit<Caller>): Promise<SeenRecord> {
  const { desk, caller, params, appointments, now } = visit;
  const { record, schoolClass } = await recordFor(desk, caller, params.recordId ?? '');
  const target = { ...classTarget(schoolClass), ...recordTarget(record) };
  const allows = (action: AccessAction) => may(appointments, action, target, now) !== null;
  const found = await desk.house.store.read(async (view) => {
    const documents = await view.documents([record.id]);
    const journal = allows('journal.read') ? await view.journalOfRecord(record.id) : null;
    const people = await view.people([...peopleIn(record.snapshot.context, journal ?? [])]);
    return { documents, journal, people };
  });
  const names = new Map(found.people.map(({ id, name }) => [id, name]));
  // Its page shows what the latest document prints.
  await desk.readings.note({
    by: caller.person,
    what: found.documents.length === 0 ? 'record' : 'document',
    classId: schoolClass.id,
    recordId: record.id,
  });
  const { documents, journal } = found;
  return { record, schoolClass, documents, journal, allows, nameOf: (person) => names.get(person) ?? '' };
}

export const recordAddress = (id: RecordId): string => `/records/${id}`;

type Context = Found['record']['snapshot']['context'];

function peopleIn(
  { signatures, order, returned, paper }: Context,
  journal: readonly JournalEntry[],
): ReadonlySet<PersonId> {
  const people = new Set<PersonId>(signatures.map(({ person }) => person));
  for (const deed of [order, returned, paper?.signed, paper?.sealed]) if (deed) people.add(deed.by);
  for (const { actor } of journal) {
    const [kind, id = ''] = actor.split(':');
    if (kind === 'person') people.add(id as PersonId);
  }
  return people;
}
