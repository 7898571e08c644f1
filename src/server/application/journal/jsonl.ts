// The journal as a file: one JSON entry a line, the last line telling the head.
import type { JournalEntry, JournalHead, WithheldEntry } from './entry.ts';
import { journalFindings } from './findings.ts';
import { verifyChain } from './verify.ts';
import type { JournalReport } from './verify.ts';

export const journalLine = (entry: JournalEntry | WithheldEntry): string => `${JSON.stringify(entry)}\n`;

export const headLine = (head: JournalHead): string => `${JSON.stringify({ head })}\n`;

/** The whole extract: entries the reader may see in full, all others withheld but still part of the chain. */
export function journalText(entries: Iterable<JournalEntry | WithheldEntry>, head: JournalHead): string {
  return `${[...entries].map(journalLine).join('')}${headLine(head)}`;
}

/**
 * Checks an exported journal offline.
 * @param kept a head noted elsewhere (an archive, a printed report); preferred to the file's own closing line
 */
export function verifyJournalText(text: string, kept?: JournalHead): JournalReport {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const values = lines.map(parsed);
  const closing = headIn(values.at(-1));
  const report = verifyChain(closing ? values.slice(0, -1) : values, kept ?? closing ?? undefined);
  return closing || kept
    ? report
    : { ...report, findings: [...report.findings, journalFindings.missingHead()] };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return null;
  }
}

function headIn(value: unknown): JournalHead | null {
  const head = (value as { head?: Partial<JournalHead> } | null | undefined)?.head;
  return typeof head?.seq === 'number' && typeof head.hash === 'string' ? (head as JournalHead) : null;
}
