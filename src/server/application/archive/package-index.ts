// What a package is and holds, for whoever opens it in twenty years: the one source of its page, its list on paper and its JSON.
import { byVietnameseName, toIso, toVietnameseTime } from '../../../kernel/index.ts';
import type { PersonId } from '../../../kernel/index.ts';
import { recordEventWords, recordStateWords } from '../../../workflows/index.ts';
import type { RecordState } from '../../../workflows/index.ts';
import { verdictWords } from '../../../signing/index.ts';
import { parseActor, type JournalEntry } from '../journal/entry.ts';
import { evidenceIndexPath } from './evidence-files.ts';
import type { JournalExtract } from './journal-files.ts';
import type { Archiving } from './packing.ts';
import type { RecordFile } from './record-files.ts';
import { regimeNames } from './rule-files.ts';
import type { Verdicts } from './verdict-files.ts';

export interface PackageIndex {
  readonly format: 'giaplai-package/1';
  readonly school: string;
  readonly schoolYear: string;
  readonly className: string;
  readonly homeroomTeacher: string;
  readonly regime: string;
  readonly policy: string | null;
  /** ISO 8601, and as people write it. */
  readonly packedAt: string;
  readonly packedAtText: string;
  /** Null: for ever. */
  readonly keepUntil: string | null;
  readonly journal: {
    readonly seq: number;
    readonly hash: string;
    readonly intact: boolean;
    readonly withheld: number;
    readonly entries: readonly IndexedEntry[];
  };
  /** Transcripts by Vietnamese order of names, then the summaries. */
  readonly documents: readonly IndexedDocument[];
  readonly leftOut: readonly { readonly title: string; readonly state: string }[];
}

export interface IndexedDocument {
  readonly path: string;
  /** What its signatures are judged by, as files. */
  readonly evidence: string;
  readonly kind: 'transcript' | 'classSummary';
  readonly title: string;
  /** Of a pupil. */
  readonly code: string | null;
  readonly record: string;
  readonly version: number;
  readonly verificationCode: string;
  readonly sha256: string;
  readonly length: number;
  readonly pages: number | null;
  readonly verdict: 'valid' | 'invalid' | 'indeterminate' | 'unsigned';
  readonly words: { readonly vi: string; readonly en: string };
  readonly explanation: string;
  /** B-B … B-LTA; null where nothing is signed. */
  readonly level: string | null;
  /** When the last archive timestamp must be renewed; null without one. */
  readonly archiveExpires: string | null;
  readonly signatures: readonly IndexedSignature[];
}

export interface IndexedSignature {
  readonly signer: string;
  readonly organisation: string | null;
  readonly kind: string;
  readonly claimedAt: string;
  readonly provedAt: string;
  readonly level: string;
  readonly integrity: string;
  readonly trust: string;
}

export interface IndexedEntry {
  readonly seq: number;
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly about: string;
}

export interface IndexSource {
  readonly archiving: Archiving;
  readonly files: readonly RecordFile[];
  readonly verdicts: Verdicts;
  readonly lengths: ReadonlyMap<string, number>;
  readonly journal: JournalExtract;
  readonly names: ReadonlyMap<PersonId, string>;
}

export function packageIndex(source: IndexSource): PackageIndex {
  const { archiving, files, journal } = source;
  const { school, schoolClass, book, records, ready, head, at, inForce, duties } = archiving;
  const [duty] = duties;
  return {
    format: 'giaplai-package/1',
    school: school.name,
    schoolYear: schoolClass.schoolYear,
    className: schoolClass.name,
    homeroomTeacher: book.staff.homeroomTeacher,
    regime: regimeNames[schoolClass.regime],
    policy: inForce && `${inForce.policy.name} (${inForce.adopted.decisionNumber})`,
    packedAt: toIso(at),
    packedAtText: toVietnameseTime(at),
    keepUntil: duty?.until ?? null,
    journal: {
      ...head,
      intact: journal.intact,
      withheld: journal.withheld,
      entries: journal.told.map((entry) => indexedEntry(entry, source)),
    },
    documents: files.toSorted(inOrder).flatMap((file) => indexed(file, source)),
    leftOut: records
      .filter((record) => !ready.includes(record))
      .map(({ title, snapshot }) => ({ title, state: recordStateWords[snapshot.state as RecordState].vi })),
  };
}

/** Pupils of one name stay in the order of the class list; summaries come last, in theirs. */
const inOrder = ({ record: a }: RecordFile, { record: b }: RecordFile): number =>
  a.kind === 'transcript' && b.kind === 'transcript'
    ? byVietnameseName(a.title, b.title) || a.ordinal - b.ordinal
    : a.ordinal - b.ordinal;

function indexed(file: RecordFile, { verdicts, lengths }: IndexSource): readonly IndexedDocument[] {
  const { record, document, path, fileHash } = file;
  const judged = verdicts.get(record.id);
  if (!judged) return [];
  const { json, printed, archiveExpires } = judged;
  return [
    {
      path,
      evidence: evidenceIndexPath(path),
      kind: record.kind,
      title: record.title,
      code: record.kind === 'transcript' ? record.key : null,
      record: record.id,
      version: document.version,
      verificationCode: document.verificationCode,
      sha256: fileHash,
      length: lengths.get(path) ?? 0,
      pages: json.pages,
      verdict: json.conclusion,
      words: verdictWords[json.conclusion],
      explanation: printed.explanation,
      level: json.level,
      archiveExpires: archiveExpires === null ? null : toIso(archiveExpires),
      signatures: printed.signatures.map((signature, index) => ({
        signer: signature.signer,
        organisation: json.signatures[index]?.signer?.organisation ?? null,
        kind: json.signatures[index]?.kind ?? '',
        claimedAt: signature.claimedAt,
        provedAt: signature.provedAt,
        level: signature.level,
        integrity: signature.integrity.text,
        trust: signature.trust.text,
      })),
    },
  ];
}

function indexedEntry(
  { seq, at, actor, record, event }: JournalEntry,
  { archiving, names }: IndexSource,
): IndexedEntry {
  const who = parseActor(actor);
  return {
    seq,
    at: toVietnameseTime(at),
    who: 'person' in who ? (names.get(who.person) ?? who.person) : who.service,
    what: eventWords[event.type]?.vi ?? event.type,
    about: archiving.records.find(({ id }) => id === record)?.title ?? '',
  };
}

/** Of other events the type itself says what happened. */
const eventWords: Readonly<Record<string, { readonly vi: string } | undefined>> = recordEventWords;
