// Checks the chain of a journal or of an extract. Pure: works on what a file says, needs no store.
import { isSha256 } from '../../../kernel/index.ts';
import type { Instant, RecordId, Sha256 } from '../../../kernel/index.ts';
import type { JournalEntry, JournalHead, WithheldEntry } from './entry.ts';
import { setBack, type ClockSetBack } from './clock-set-backs.ts';
import { emptyJournal, linkHash, payloadHashOf } from './entry.ts';
import { journalFindings } from './findings.ts';
import type { JournalFinding } from './findings.ts';

export interface JournalReport {
  readonly entries: number;
  readonly head: JournalHead;
  /** Empty when every entry is the one written, in its place. */
  readonly findings: readonly JournalFinding[];
  /** Where the clock went backwards; entries that are withheld do not tell their time. */
  readonly setBacks: readonly ClockSetBack[];
}

type Line = JournalEntry | WithheldEntry;

/**
 * @param lines entries in file order, from the first; anything else than an entry is itself a finding
 * @param expectedHead the head kept elsewhere; without it a cut-off end or a chain written anew cannot be seen
 */
export function verifyChain(lines: Iterable<unknown>, expectedHead?: JournalHead): JournalReport {
  const chain = chainReader();
  for (const line of lines) chain.read(line);
  return chain.report(expectedHead);
}

/** The same, line by line, for journals too long to be held. */
export function chainReader() {
  const findings: JournalFinding[] = [];
  const setBacks: ClockSetBack[] = [];
  let latest: Instant | null = null;
  let head: JournalHead = emptyJournal;
  let entries = 0;
  return {
    read(candidate: unknown): void {
      entries += 1;
      const line = asLine(candidate);
      if (!line) {
        findings.push(journalFindings.malformed(head.seq + 1));
        return;
      }
      findings.push(...placeOf(line, head));
      if (linkHash(line.previousHash, payloadOf(line)) !== line.hash) {
        findings.push(journalFindings.changed(line.seq));
      }
      if ('at' in line) {
        setBacks.push(...setBack(line.seq, latest, line.at));
        latest = line.at;
      }
      head = { seq: line.seq, hash: line.hash };
    },
    report: (expectedHead?: JournalHead): JournalReport => ({
      entries,
      head,
      findings: [...findings, ...(expectedHead ? endOf(head, expectedHead) : [])],
      setBacks,
    }),
  };
}

function placeOf(line: Line, head: JournalHead): readonly JournalFinding[] {
  if (line.seq <= head.seq) return [journalFindings.outOfOrder(line.seq)];
  if (line.seq > head.seq + 1) return [journalFindings.removed(head.seq + 1, line.seq - 1)];
  return line.previousHash === head.hash ? [] : [journalFindings.unlinked(line.seq)];
}

function endOf(head: JournalHead, expected: JournalHead): readonly JournalFinding[] {
  if (head.seq < expected.seq) return [journalFindings.truncated(head.seq + 1, expected.seq)];
  if (head.seq > expected.seq) return [journalFindings.beyondHead(expected.seq + 1, head.seq)];
  return head.hash === expected.hash ? [] : [journalFindings.otherHead(head.seq)];
}

const payloadOf = (line: Line): Sha256 => ('payloadHash' in line ? line.payloadHash : payloadHashOf(line));

/** Parses at the edge: a line is taken only when every member has its type. */
function asLine(value: unknown): Line | null {
  if (typeof value !== 'object' || value === null) return null;
  const { seq, previousHash, hash, payloadHash, at, actor, record, event } = value as Record<string, unknown>;
  if (!Number.isSafeInteger(seq) || !isHash(previousHash) || !isHash(hash)) return null;
  const link = { seq: seq as number, previousHash, hash };
  if (payloadHash !== undefined) {
    return isHash(payloadHash) && event === undefined ? { ...link, payloadHash } : null;
  }
  const wellFormed =
    Number.isSafeInteger(at) &&
    Math.abs(at as number) <= 8.64e15 &&
    typeof actor === 'string' &&
    (record === null || typeof record === 'string') &&
    typeof event === 'object' &&
    event !== null;
  if (!wellFormed) return null;
  return {
    ...link,
    at: at as Instant,
    actor,
    record: record as RecordId,
    event: event as JournalEntry['event'],
  };
}

const isHash = (value: unknown): value is Sha256 => typeof value === 'string' && isSha256(value);
