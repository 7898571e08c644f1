// The journal as lines for a file; of other classes only the links of the chain when one class is asked for.
import type { ClassId } from '../../../kernel/index.ts';
import type { House } from '../ports/house.ts';
import { withhold } from './entry.ts';
import type { JournalEntry, JournalHead } from './entry.ts';
import { headLine, journalLine } from './jsonl.ts';
import { readJournal } from './read-journal.ts';

/**
 * One line an entry, then the closing line with the head. The chain of an extract can be checked in full,
 * although what concerns other classes is withheld (R119).
 */
export async function* exportJournal(
  house: House,
  classId?: ClassId,
  upTo?: JournalHead,
): AsyncGenerator<string> {
  const { head, records } = await house.store.read(async (view) => ({
    head: upTo ?? (await view.journalHead()),
    records: classId === undefined ? [] : await view.recordsOf(classId),
  }));
  const mine = new Set<string>(records.map(({ id }) => id));
  const concerns = ({ record, event }: JournalEntry) =>
    classId === undefined || (record === null ? event.class === classId : mine.has(record));
  for await (const entry of readJournal(house, head.seq)) {
    yield journalLine(concerns(entry) ? entry : withhold(entry));
  }
  yield headLine(head);
}
