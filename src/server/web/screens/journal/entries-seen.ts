// Entries of the journal, newest first, of the school of whoever looks: what concerns another school is left out.
import type { Instant, PersonId } from '../../../../kernel/index.ts';
import { addDays, beginningOf, isDate } from '../../../../policies/index.ts';
import { permission, type JournalEntry, type SchoolClass } from '../../../application/index.ts';
import type { Caller } from '../../../http/index.ts';
import type { Visit } from '../../visit.ts';

const PORTION = 200;
/** Portions that one page looks through for what is asked. */
const PORTIONS = 10;
const SHOWN = 50;

export interface EntriesSeen {
  readonly entries: readonly (JournalEntry & { readonly by: string })[];
  /** Where older ones go on; null at the beginning of the journal. */
  readonly older: number | null;
  readonly head: number;
  readonly classes: readonly SchoolClass[];
}

/** @throws Fault `access.notPermitted` */
export async function entriesSeen({ desk, caller, query, now }: Visit<Caller>): Promise<EntriesSeen> {
  const { person, schoolId } = caller;
  return desk.house.store.read(async (view) => {
    await permission(view, { person, action: 'journal.read', target: { schoolId }, at: now });
    const { seq: head } = await view.journalHead();
    const classes = (await view.classes()).filter((one) => one.schoolId === schoolId);
    const own = new Set<string>(classes.map(({ id }) => id));
    const names = new Map(
      (await view.people()).filter((one) => one.schoolId === schoolId).map(({ id, name }) => [id, name]),
    );
    const byOf = ({ actor }: JournalEntry) =>
      actor.startsWith('person:') ? names.get(actor.slice(7) as PersonId) : actor.replace('service:', '');
    const wanted = askedFor(query);
    const found: (JournalEntry & { readonly by: string })[] = [];
    let next = Math.min(Number(query.get('before')) || head + 1, head + 1);
    for (let turn = 0; turn < PORTIONS && next > 1 && found.length < SHOWN; turn += 1) {
      const from = Math.max(0, next - 1 - PORTION);
      const portion = (await view.journal(from, next - 1 - from)).toReversed();
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
    return { entries: found, older: next > 1 ? next : null, head, classes };
  });
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
