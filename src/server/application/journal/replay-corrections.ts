// Replaying the journal reproduces every stored correction, as it does every record (architecture.md, invariant 2).
import { canonicalJson } from '../../../kernel/index.ts';
import { openCorrection, stepCorrection } from '../../../workflows/index.ts';
import type {
  CorrectionEvent,
  CorrectionOpening,
  CorrectionParty,
  CorrectionSnapshot,
} from '../../../workflows/index.ts';
import type { Correction } from '../ports/corrections-store.ts';
import { parseActor, type JournalEntry } from './entry.ts';
import { journalFindings, type JournalFinding } from './findings.ts';

export function correctionFindings(
  stored: readonly Correction[],
  entries: readonly JournalEntry[],
): readonly JournalFinding[] {
  const replayed = replay(entries);
  const known = new Set<string>(stored.map(({ id }) => id));
  const different = stored.filter(({ id, snapshot }) => {
    const expected = replayed.get(id)?.snapshot;
    return !expected || canonicalJson(expected) !== canonicalJson(snapshot);
  });
  const vanished = [...replayed].filter(([id]) => !known.has(id));
  return [
    ...different.map(({ id }) => journalFindings.notReproduced(replayed.get(id)?.seq ?? 0, id)),
    ...vanished.map(([id, { seq }]) => journalFindings.notReproduced(seq, id)),
  ];
}

interface Replayed {
  /** Null once an event would not have been accepted. */
  readonly snapshot: CorrectionSnapshot | null;
  readonly seq: number;
}

type Told = Readonly<Record<string, unknown>> & { readonly type: string };

const steps: ReadonlySet<string> = new Set([
  'correction.confirmed',
  'correction.permitted',
  'correction.refused',
  'cells.unlocked',
  'correction.witnessed',
  'cells.corrected',
  'minutes.drafted',
  'minutes.signed',
  'correction.withdrawn',
  'correction.deadlinePassed',
  'correction.completed',
] satisfies CorrectionEvent['type'][]);

function replay(entries: readonly JournalEntry[]): ReadonlyMap<string, Replayed> {
  const corrections = new Map<string, Replayed>();
  for (const { seq, event, actor, record } of entries) {
    if (record !== null || typeof event.correction !== 'string') continue;
    const id = event.correction;
    const told = without(event, ['correction', 'class']);
    const before = corrections.get(id);
    if (event.type === 'correction.requested') {
      corrections.set(id, { seq, snapshot: before ? null : openCorrection(openingIn(told)) });
    } else if (steps.has(event.type)) {
      corrections.set(id, { seq, snapshot: before?.snapshot ? after(before.snapshot, told, actor) : null });
    }
  }
  return corrections;
}

function after(snapshot: CorrectionSnapshot, told: Told, actor: string): CorrectionSnapshot | null {
  const who = parseActor(actor);
  const parties = (told.as ?? []) as readonly CorrectionParty[];
  const event = told as unknown as CorrectionEvent;
  const next = stepCorrection(snapshot, event, 'person' in who ? { ...who, parties } : who);
  return 'refused' in next ? null : next.snapshot;
}

/** The journal calls evidence what proves a signer's certificate. */
const openingIn = (told: Told): CorrectionOpening =>
  ({ ...without(told, ['type', 'by', 'proofs']), evidence: told.proofs }) as unknown as CorrectionOpening;

const without = (event: Told, names: readonly string[]): Told =>
  Object.fromEntries(Object.entries(event).filter(([name]) => !names.includes(name))) as Told;
