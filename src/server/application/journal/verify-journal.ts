// Checks the stored journal and what hangs on it: the chain holds, replaying it reproduces every stored record, each
// record's bytes are the ones it tells of, the marks are what their log gives, and the database's guards stand
// (architecture.md, invariants 2 to 4).
import { canonicalJson, Fault } from '../../../kernel/index.ts';
import type { RecordId, Sha256 } from '../../../kernel/index.ts';
import { openRecord, stepRecord } from '../../../workflows/index.ts';
import type { RecordEvent, RecordOpening, RecordSnapshot } from '../../../workflows/index.ts';
import type { Correction } from '../ports/corrections-store.ts';
import type { House } from '../ports/house.ts';
import type { SchoolRecord, Segment } from '../rows.ts';
import { parseActor } from './entry.ts';
import type { JournalEntry, JournalHead } from './entry.ts';
import { journalFindings } from './findings.ts';
import type { JournalFinding } from './findings.ts';
import { guardFindings } from './guard-findings.ts';
import { readJournal } from './read-journal.ts';
import { correctionFindings } from './replay-corrections.ts';
import { resultFindings } from './result-findings.ts';
import { verifyChain } from './verify.ts';
import type { JournalReport } from './verify.ts';

/** @param kept a head noted elsewhere; the stored one is used when left out */
export async function verifyJournal(house: House, kept?: JournalHead): Promise<JournalReport> {
  const head = kept ?? (await house.store.read((view) => view.journalHead()));
  const entries: JournalEntry[] = [];
  for await (const entry of readJournal(house)) entries.push(entry);
  const report = verifyChain(entries, head);
  const stored = await storedRecords(house);
  return {
    ...report,
    findings: [
      ...report.findings,
      ...replayFindings(stored, entries),
      ...correctionFindings(await storedCorrections(house), entries),
      ...(await byteFindings(house, stored, disposedIn(entries))),
      ...(await evidenceFindings(house, entries)),
      ...(await resultFindings(house, entries)),
      ...(await house.store.read(guardFindings)),
    ],
  };
}

const storedCorrections = (house: House): Promise<readonly Correction[]> =>
  house.store.read(async (view) => {
    const corrections: Correction[] = [];
    for (const { id } of await view.classes()) corrections.push(...(await view.correctionsOf(id)));
    return corrections;
  });

const storedRecords = (house: House): Promise<readonly SchoolRecord[]> =>
  house.store.read(async (view) => {
    const records: SchoolRecord[] = [];
    for (const { id } of await view.classes()) records.push(...(await view.recordsOf(id)));
    return records;
  });

/** The stored segments of each document, put together, are the very file its record was last signed as. */
async function byteFindings(
  house: House,
  stored: readonly SchoolRecord[],
  disposed: ReadonlySet<string>,
): Promise<readonly JournalFinding[]> {
  const segments = await house.store.read((view) => view.segments(stored.map(({ id }) => id)));
  const segmentsOf = new Map<string, Segment[]>();
  for (const segment of segments) {
    const document = `${segment.recordId}/${segment.version}`;
    segmentsOf.set(document, [...(segmentsOf.get(document) ?? []), segment]);
  }
  const findings: JournalFinding[] = [];
  for (const { id, classId, kind, title, snapshot } of stored) {
    const { document } = snapshot.context;
    if (document === null) continue;
    const chain = segmentsOf.get(`${id}/${document.version}`) ?? [];
    // Its bytes went by an order; which bytes they were is kept for ever.
    const gone = disposed.has(`${classId}/${kind}`) && chain.at(-1)?.fileHash === document.fileHash;
    if (!gone && !(await standsOnDisk(house, chain, document.fileHash)))
      findings.push(journalFindings.otherBytes(title));
  }
  return findings;
}

/** `{classId}/{kind}` of records whose files the journal says were destroyed by an order. */
const disposedIn = (entries: readonly JournalEntry[]): ReadonlySet<string> =>
  new Set(
    entries.flatMap(({ actor, event }) => {
      const { class: classId, kind, place } = event as Readonly<Record<string, unknown>>;
      const gone = event.type === 'archive.disposed' && actor === 'service:disposal' && place === 'store';
      return gone ? [`${String(classId)}/${String(kind)}`] : [];
    }),
  );

/** What was known of a certificate when it signed, and scans of paper, are still there, and still what they were. */
async function evidenceFindings(
  house: House,
  entries: readonly JournalEntry[],
): Promise<readonly JournalFinding[]> {
  const first = new Map<Sha256, number>();
  for (const { event, seq } of entries) {
    const { evidence, scan } = event as { readonly evidence?: Sha256; readonly scan?: Sha256 };
    for (const hash of [evidence, scan]) if (hash !== undefined && !first.has(hash)) first.set(hash, seq);
  }
  const findings: JournalFinding[] = [];
  for (const [evidence, seq] of first)
    if (!(await isThere(() => house.blobs.get(evidence)))) findings.push(journalFindings.evidenceLost(seq));
  return findings;
}

/** False also when a segment is missing or was altered on the disk. */
async function standsOnDisk(house: House, chain: readonly Segment[], whole: Sha256): Promise<boolean> {
  if (chain.at(-1)?.fileHash !== whole) return false;
  return isThere(() => house.blobs.join(chain, whole));
}

async function isThere(read: () => Promise<Uint8Array>): Promise<boolean> {
  try {
    await read();
    return true;
  } catch (failure) {
    if (failure instanceof Fault) return false;
    throw failure;
  }
}

function replayFindings(
  stored: readonly SchoolRecord[],
  entries: readonly JournalEntry[],
): readonly JournalFinding[] {
  const replayed = replay(entries);
  const known = new Set(stored.map(({ id }) => id));
  const different = stored.filter(({ id, snapshot }) => {
    const expected = replayed.get(id);
    return !expected?.snapshot || canonicalJson(expected.snapshot) !== canonicalJson(snapshot);
  });
  const vanished = [...replayed].filter(([id]) => !known.has(id));
  return [
    ...different.map(({ id, title }) => journalFindings.notReproduced(replayed.get(id)?.seq ?? 0, title)),
    ...vanished.map(([id, { seq }]) => journalFindings.notReproduced(seq, id)),
  ];
}

interface Replayed {
  /** Null once an event would not have been accepted. */
  readonly snapshot: RecordSnapshot | null;
  /** Entry at which it stands or went wrong. */
  readonly seq: number;
}

function replay(entries: readonly JournalEntry[]): ReadonlyMap<RecordId, Replayed> {
  const records = new Map<RecordId, Replayed>();
  for (const { seq, record, event, actor } of entries) {
    if (record === null) continue;
    const before = records.get(record);
    if (event.type === 'record.opened') {
      records.set(record, { seq, snapshot: before ? null : openRecord(event as unknown as RecordOpening) });
    } else if (before?.snapshot) {
      const next = stepRecord(before.snapshot, event as unknown as RecordEvent, parseActor(actor));
      records.set(record, { seq, snapshot: 'refused' in next ? null : next.snapshot });
    } else if (!before) {
      records.set(record, { seq, snapshot: null });
    }
  }
  return records;
}
