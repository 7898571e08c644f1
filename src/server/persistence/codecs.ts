// Between rows as SQLite keeps them and values as the use cases know them. What is read back was written from such
// a value, so the branded types of its columns are asserted, not parsed again.
import type {
  Ceremony,
  CeremonyItem,
  DocumentVersion,
  FilledSlot,
  JournalEntry,
  Person,
  QueuedEffect,
  School,
  SchoolClass,
  SchoolRecord,
  ScoreChange,
  Segment,
  ArchivedPackage,
  PreparedItem,
  SigningQuestion,
} from '../application/index.ts';
import { recordDefinition, upcastTo } from '../../workflows/index.ts';
import type { StoredSnapshot } from '../../workflows/index.ts';
import type * as row from './schemas.ts';

export const toSchool = (stored: row.SchoolRow): School => ({ ...stored }) as unknown as School;
export const toPerson = (stored: row.PersonRow): Person => ({ ...stored }) as unknown as Person;
export const toClass = (stored: row.ClassRow): SchoolClass => ({ ...stored }) as unknown as SchoolClass;
export const toSegment = (stored: row.SegmentRow): Segment =>
  ({ ...stored, blob: stored.blob ?? stored.hash }) as unknown as Segment;
export const toFilledSlot = (stored: row.FilledSlotRow): FilledSlot =>
  ({ ...stored }) as unknown as FilledSlot;
export const toCeremony = (stored: row.CeremonyRow): Ceremony => ({ ...stored }) as unknown as Ceremony;
export const toCeremonyItem = (stored: row.CeremonyItemRow): CeremonyItem =>
  ({ ...stored }) as unknown as CeremonyItem;
export const toPackage = (stored: row.PackageRow): ArchivedPackage =>
  ({ ...stored }) as unknown as ArchivedPackage;

export const toScoreChange = (stored: row.ScoreChangeRow): ScoreChange =>
  ({ ...stored }) as unknown as ScoreChange;

export function toRecord(stored: row.RecordRow): SchoolRecord {
  const { workflow, definition, state, context, ...rest } = stored;
  const snapshot = { workflow, definition, state, context: JSON.parse(context) as unknown };
  return { ...rest, snapshot: broughtUp(snapshot) } as unknown as SchoolRecord;
}

/** Everybody reads a record in today's shape; what a newer program wrote is left for the step to refuse. */
const broughtUp = (snapshot: StoredSnapshot): StoredSnapshot =>
  snapshot.definition < recordDefinition.definition
    ? upcastTo(recordDefinition.definition, recordDefinition.upcasts, snapshot)
    : snapshot;

export function fromRecord({ snapshot, ...rest }: SchoolRecord): row.RecordRow {
  const { workflow, definition, state, context } = snapshot;
  return { ...rest, workflow, definition, state, context: JSON.stringify(context) };
}

export const toDocument = (stored: row.DocumentRow): DocumentVersion =>
  ({ ...stored, slots: JSON.parse(stored.slots) as unknown }) as unknown as DocumentVersion;

export const fromDocument = (document: DocumentVersion): row.DocumentRow => ({
  ...document,
  slots: JSON.stringify(document.slots),
});

export function toEntry(stored: row.JournalRow): JournalEntry {
  const { seq, at, actor, recordId, event, previousHash, hash } = stored;
  return {
    seq,
    at,
    actor,
    record: recordId,
    event: JSON.parse(event) as unknown,
    previousHash,
    hash,
  } as unknown as JournalEntry;
}

export const fromEntry = ({ record, event, ...rest }: JournalEntry): row.JournalRow => ({
  ...rest,
  recordId: record,
  event: JSON.stringify(event),
});

export function toQueuedEffect(stored: row.EffectRow): QueuedEffect {
  const { id, recordId, effect, at, attempts, lastError } = stored;
  return {
    id,
    recordId,
    effect: JSON.parse(effect) as unknown,
    at,
    attempts,
    lastError,
  } as unknown as QueuedEffect;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const octets = (text: string): Buffer => Buffer.from(text, 'base64');

export const fromQuestion = ({ signer, pending, ...rest }: SigningQuestion): row.QuestionRow => ({
  ...rest,
  signer: JSON.stringify({ ...signer, chain: signer.chain.map(base64) }),
  pending: JSON.stringify(pending),
});

export function toQuestion({ signer, pending, ...rest }: row.QuestionRow): SigningQuestion {
  const { chain, algorithm } = JSON.parse(signer) as { chain: string[]; algorithm: string };
  return {
    ...rest,
    signer: { chain: chain.map(octets), algorithm },
    pending: JSON.parse(pending) as unknown,
  } as unknown as SigningQuestion;
}

export function fromPreparedItem({ prepared, signature, ...rest }: PreparedItem): row.PreparedItemRow {
  const { baseLength, tail, hole, toBeSigned } = prepared;
  const stored = {
    baseLength,
    tail: base64(tail),
    hole,
    toBeSigned: { bytes: base64(toBeSigned.bytes), digest: base64(toBeSigned.digest) },
  };
  return { ...rest, prepared: JSON.stringify(stored), signature: signature && base64(signature) };
}

export function toPreparedItem({ prepared, signature, ...rest }: row.PreparedItemRow): PreparedItem {
  const { baseLength, tail, hole, toBeSigned } = JSON.parse(prepared) as StoredUpdate;
  const { bytes, digest } = toBeSigned;
  return {
    ...rest,
    prepared: {
      baseLength,
      tail: octets(tail),
      hole,
      toBeSigned: { bytes: octets(bytes), digest: octets(digest) },
    },
    signature: signature === null ? null : octets(signature),
  } as unknown as PreparedItem;
}

interface StoredUpdate {
  readonly baseLength: number;
  readonly tail: string;
  readonly hole: { readonly start: number; readonly end: number };
  readonly toBeSigned: { readonly bytes: string; readonly digest: string };
}
