// One link of the journal's chain. Two digests, so that an extract may withhold what an entry says and still be checked.
import { canonicalJson, sha256, toIso } from '../../../kernel/index.ts';
import type { Instant, Json, RecordId, Sha256 } from '../../../kernel/index.ts';
import type { Actor } from '../../../workflows/index.ts';

/** What somebody wants remembered. */
export interface JournalDraft {
  readonly at: Instant;
  /** `person:<id>` or `service:<name>`. */
  readonly actor: string;
  readonly record: RecordId | null;
  readonly event: { readonly type: string } & Readonly<Record<string, unknown>>;
}

export interface JournalEntry extends JournalDraft {
  /** 1, 2, 3 … without gaps. */
  readonly seq: number;
  readonly previousHash: Sha256;
  /** SHA-256 of `previousHash` and the payload's SHA-256, both as 64 hexadecimal digits. */
  readonly hash: Sha256;
}

/** An entry of an extract whose content is withheld because it concerns somebody else. */
export interface WithheldEntry {
  readonly seq: number;
  readonly payloadHash: Sha256;
  readonly previousHash: Sha256;
  readonly hash: Sha256;
}

export interface JournalHead {
  readonly seq: number;
  readonly hash: Sha256;
}

export const emptyJournal: JournalHead = { seq: 0, hash: '0'.repeat(64) as Sha256 };

/** Digest of everything an entry says, its place in the order included. */
export const payloadHashOf = ({
  seq,
  at,
  actor,
  record,
  event,
}: Omit<JournalEntry, 'previousHash' | 'hash'>) =>
  sha256(canonicalJson({ seq, at, time: toIso(at), actor, record, event } satisfies Record<string, unknown>));

export const linkHash = (previousHash: string, payloadHash: Sha256): Sha256 =>
  sha256(previousHash, payloadHash);

/** Puts drafts behind the head, in their order. */
export function chain(head: JournalHead, drafts: readonly JournalDraft[]): readonly JournalEntry[] {
  let last = head;
  return drafts.map((draft) => {
    const numbered = { ...draft, event: frozen(draft.event), seq: last.seq + 1 };
    const hash = linkHash(last.hash, payloadHashOf(numbered));
    const entry = { ...numbered, previousHash: last.hash, hash };
    last = { seq: entry.seq, hash };
    return entry;
  });
}

export const withhold = (entry: JournalEntry): WithheldEntry => ({
  seq: entry.seq,
  payloadHash: payloadHashOf(entry),
  previousHash: entry.previousHash,
  hash: entry.hash,
});

export const actorText = (actor: Actor): string =>
  'person' in actor ? `person:${actor.person}` : `service:${actor.service}`;

export function parseActor(text: string): Actor {
  const [kind, ...rest] = text.split(':');
  const name = rest.join(':');
  return kind === 'person' ? { person: name as never } : { service: name };
}

/** As it will be read back: undefined members dropped, nothing shared with the caller. */
const frozen = (event: JournalDraft['event']) =>
  JSON.parse(canonicalJson(event)) as JournalDraft['event'] & Json;
