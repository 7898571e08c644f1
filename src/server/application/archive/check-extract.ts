// The journal's extract read once more before it is packed: every link of the chain, and what it tells in full.
import type { JournalEntry, JournalHead } from '../journal/entry.ts';
import { verifyJournalText } from '../journal/jsonl.ts';
import type { JournalReport } from '../journal/verify.ts';

export interface CheckedExtract {
  readonly findings: JournalReport['findings'];
  readonly told: readonly JournalEntry[];
}

/** @param text entries as lines of JSON */
export function checkExtract({
  text,
  head,
}: {
  readonly text: string;
  readonly head: JournalHead;
}): CheckedExtract {
  const told = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Partial<JournalEntry>)
    .filter((entry): entry is JournalEntry => entry.event !== undefined);
  return { findings: verifyJournalText(text, head).findings, told };
}
