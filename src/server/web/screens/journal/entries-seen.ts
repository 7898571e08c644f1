// Entries of the journal, newest first, of the school of whoever looks: what concerns another school is left out.
import type { Instant, PersonId } from '../../../../kernel/index.ts';
import { addDays, beginningOf, isDate } from '../../../../policies/index.ts';
import {
  chainCheckOf,
  may,
  permission,
  type ChainCheck,
  type JournalEntry,
  type SchoolClass,
  type View,
} from '../../../application/index.ts';
import type { Caller } from '../../../http/index.ts';
import type { Visit } from '../../visit.ts';
import type { Language } from '../../words.ts';
import { changesOf, linesOf, type ToldChange } from './changes.ts';
import { factsOf, type Fact } from './facts.ts';
import { journalWords } from './words.ts';

const PORTION = 200;
/** Portions that one page looks through for what is asked. */
const PORTIONS = 10;
const SHOWN = 50;

type Found = JournalEntry & { readonly by: string };

export interface ToldEntry extends Found {
  readonly facts: readonly Fact[];
  readonly changes: readonly ToldChange[];
  /** Id of the correction it is about, which has a page of its own. */
  readonly correction: string | null;
}

export interface EntriesSeen {
  readonly entries: readonly ToldEntry[];
  /** Where older ones go on; null at the beginning of the journal. */
  readonly older: number | null;
  readonly head: number;
  readonly classes: readonly SchoolClass[];
  readonly check: ChainCheck | null;
}

/** @throws Fault `access.notPermitted` */
export async function entriesSeen(visit: Visit<Caller>): Promise<EntriesSeen> {
  const { desk, caller, query, now } = visit;
  const { person, schoolId } = caller;
  return desk.house.store.read(async (view) => {
    await permission(view, { person, action: 'journal.read', target: { schoolId }, at: now });
    const { seq: head } = await view.journalHead();
    const classes = await view.classes(schoolId);
    const own = new Set<string>(classes.map(({ id }) => id));
    const names = new Map(
      (await view.people()).filter((one) => one.schoolId === schoolId).map(({ id, name }) => [id, name]),
    );
    const byOf = ({ actor }: JournalEntry) =>
      actor.startsWith('person:')
        ? names.get(actor.slice(7) as PersonId)
        : serviceName(actor, visit.language);
    const wanted = askedFor(query);
    const found: Found[] = [];
    let next = Math.min(Math.trunc(Number(query.get('before'))) || head + 1, head + 1);
    for (let turn = 0; turn < PORTIONS && next > 1 && found.length < SHOWN; turn += 1) {
      const from = Math.max(0, next - 1 - PORTION);
      // Of the school's own there may be fewer, and what comes after them is another portion's.
      const before = next;
      const portion = (await view.journal(from, next - 1 - from))
        .filter(({ seq }) => seq < before)
        .toReversed();
      const records = portion.flatMap(({ record }) => record ?? []);
      const here = new Map(
        (await view.records([...new Set(records)])).map(({ id, classId }) => [id, classId]),
      );
      next = from + 1;
      for (const entry of portion) {
        const by = byOf(entry);
        const { event, record } = entry;
        const about = record === null ? event.class : here.get(record);
        const ours =
          about === undefined
            ? entry.actor.startsWith('person:') || event.schoolId === schoolId
            : typeof about === 'string' && own.has(about);
        if (by === undefined || !ours || !wanted(entry, by)) continue;
        found.push({ ...entry, by });
        if (found.length < SHOWN) continue;
        next = entry.seq;
        break;
      }
    }
    const entries = await told(view, found, { visit, names, classes });
    return { entries, older: next > 1 ? next : null, head, classes, check: chainCheckOf(desk.house) };
  });
}

interface Telling {
  readonly visit: Visit<Caller>;
  readonly names: ReadonlyMap<string, string>;
  readonly classes: readonly SchoolClass[];
}

/** With names for ids; marks only for those who may read the marks of that class. */
async function told(view: View, found: readonly Found[], telling: Telling): Promise<readonly ToldEntry[]> {
  const { visit, names: people, classes } = telling;
  const { appointments, language, now } = visit;
  const own = new Map<string, SchoolClass>(classes.map((one) => [one.id, one]));
  const about = found.flatMap(
    ({ record, event }) => record ?? (typeof event.of === 'string' ? event.of : []),
  );
  const records = (await view.records([...new Set(about)] as never)).filter(({ classId }) =>
    own.has(classId),
  );
  const mayRead = ({ event }: Found) => {
    const { id: classId, schoolId, schoolYear } = own.get(String(event.class)) ?? {};
    if (classId === undefined || schoolId === undefined || schoolYear === undefined) return false;
    return may(appointments, 'results.read', { schoolId, schoolYear, classId }, now) !== null;
  };
  const lines = await view.scoreChangesOf(found.filter(mayRead).flatMap(({ event }) => linesOf(event)));
  const log = new Map(lines.map((line) => [line.id, line]));
  const names = {
    people,
    classes: new Map(classes.map(({ id, name, schoolYear }) => [id, `${name} (${schoolYear})`])),
    records: new Map(records.map(({ id, title }) => [id, title])),
  };
  return found.map((entry) => ({
    ...entry,
    facts: factsOf(entry, names, language),
    changes: changesOf(entry.event, log, language),
    correction: typeof entry.event.correction === 'string' ? entry.event.correction : null,
  }));
}

/** Parts of the program that act by themselves; one that came with a later program keeps its name. */
function serviceName(actor: string, language: Language): string {
  const name = actor.replace('service:', '');
  return new Map(Object.entries(journalWords[language].services)).get(name) ?? name;
}

function askedFor(query: URLSearchParams): (entry: JournalEntry, by: string) => boolean {
  const text = (name: string) => (query.get(name) ?? '').normalize('NFC').trim().toLowerCase();
  const [who, kind, record] = [text('who'), text('kind'), text('record')];
  const from = dayOf(text('from'));
  const to = dayOf(text('to'), 1);
  return (entry, by) =>
    by.toLowerCase().includes(who) &&
    entry.event.type.toLowerCase().startsWith(kind) &&
    (record === '' || entry.record === record || entry.event.of === record) &&
    (from === null || entry.at >= from) &&
    (to === null || entry.at < to);
}

const dayOf = (text: string, later = 0): Instant | null =>
  isDate(text) ? beginningOf(addDays(text, later)) : null;
