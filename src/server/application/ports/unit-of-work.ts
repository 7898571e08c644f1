// Port: the store. Whoever wants to write must be inside a transaction, for only there the writing type exists.
import type { ClassId, Instant, PersonId, RecordId, Sha256 } from '../../../kernel/index.ts';
import type {
  RecordEffect,
  RecordEffectType,
  RecordSnapshot,
  SigningRole,
} from '../../../workflows/index.ts';
import type { PreparedUpdate, SignerIdentity } from '../../../signing/index.ts';
import type { AccessTransaction, AccessView } from './access-store.ts';
import type { AccountTransaction, AccountView } from './account-store.ts';
import type { ApiTransaction, ApiView, PageOf } from './api-store.ts';
import type { ArchiveTransaction, ArchiveView } from './archive-store.ts';
import type { BooksTransaction, BooksView } from './books-store.ts';
import type { CarryOverTransaction, CarryOverView } from './carry-over-store.ts';
import type { CorrectionsTransaction, CorrectionsView } from './corrections-store.ts';
import type { EditLogTransaction, EditLogView } from './edit-log-store.ts';
import type { DisposalTransaction, DisposalView } from './disposal-store.ts';
import type { DossiersTransaction, DossiersView } from './dossiers-store.ts';
import type { FamilyTransaction, FamilyView } from './family-store.ts';
import type { InspectionView } from './inspection-store.ts';
import type { LettersTransaction, LettersView } from './letters-store.ts';
import type { NoticesTransaction, NoticesView } from './notices-store.ts';
import type { CalendarTransaction, CalendarView } from './calendar-store.ts';
import type { CodedFilesView } from './coded-files.ts';
import type { OfficeTransaction, OfficeView } from './office-store.ts';
import type { OperationsView } from './operations-store.ts';
import type { MediaSealsTransaction, MediaSealsView } from './media-seals-store.ts';
import type { OfficePapersTransaction, OfficePapersView } from './office-papers-store.ts';
import type { PoliciesTransaction, PoliciesView } from './policies-store.ts';
import type { ResultLocksTransaction, ResultLocksView } from './result-locks-store.ts';
import type { ResultsTransaction, ResultsView } from './results-store.ts';
import type { SummerTransaction, SummerView } from './summer-store.ts';
import type { LockMinutesTransaction, LockMinutesView } from './lock-minutes-store.ts';
import type { TestDaysTransaction, TestDaysView } from './test-days-store.ts';
import type { OpenPending } from './signing-keys.ts';
import type { WebhooksTransaction, WebhooksView } from './webhooks-store.ts';
import type { JournalDraft, JournalEntry, JournalHead } from '../journal/entry.ts';
import type {
  ArchivedPackage,
  DocumentVersion,
  FilledSlot,
  Person,
  School,
  SchoolClass,
  SchoolRecord,
  ScoreChange,
  Segment,
} from '../rows.ts';

/**
 * Concurrency contract: `write` takes the database's one write lock before its first read, so nobody else writes
 * between what it reads and what it stores, in this process or another; calls within a process take turns.
 * It commits when `work` returns and rolls back when it throws. `work` must not await anything slow.
 * `read` sees one consistent state. Neither may be called from inside the other's `work`.
 */
export interface UnitOfWork {
  read<Result>(work: (view: View) => Promise<Result>): Promise<Result>;
  write<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
}

export interface View
  extends
    AccessView,
    AccountView,
    ApiView,
    ArchiveView,
    BooksView,
    CalendarView,
    CarryOverView,
    CodedFilesView,
    CorrectionsView,
    DisposalView,
    DossiersView,
    EditLogView,
    FamilyView,
    InspectionView,
    LettersView,
    MediaSealsView,
    NoticesView,
    OfficePapersView,
    OperationsView,
    OfficeView,
    PoliciesView,
    ResultLocksView,
    ResultsView,
    SummerView,
    TestDaysView,
    LockMinutesView,
    WebhooksView {
  schools(): Promise<readonly School[]>;
  people(ids?: readonly PersonId[]): Promise<readonly Person[]>;
  /** By year and name; of all schools when none is named. */
  classes(schoolId?: string): Promise<readonly SchoolClass[]>;
  schoolClass(id: string | null | undefined): Promise<SchoolClass | undefined>;
  /** Each once. */
  classesOfRecords(ids: readonly RecordId[]): Promise<readonly SchoolClass[]>;
  /** Of one school, by year and name; null when `after` names none of them. */
  classesPage(schoolId: string, page: PageOf): Promise<readonly SchoolClass[] | null>;
  /** In the class list's order, summaries last. */
  recordsOf(classId: ClassId): Promise<readonly SchoolRecord[]>;
  /** In the same order; null when `after` names none of the class. */
  recordsPage(
    classId: ClassId,
    page: PageOf & { readonly state?: string },
  ): Promise<readonly SchoolRecord[] | null>;
  /** In the order asked; those that do not exist are left out. */
  records(ids: readonly RecordId[]): Promise<readonly SchoolRecord[]>;
  documents(recordIds: readonly RecordId[]): Promise<readonly DocumentVersion[]>;
  /** By record, version and ordinal. */
  segments(recordIds: readonly RecordId[]): Promise<readonly Segment[]>;
  /** The segments that end a file with one of these hashes, in no particular order. */
  segmentsOfFiles(fileHashes: readonly Sha256[]): Promise<readonly Segment[]>;
  filledSlots(recordIds: readonly RecordId[]): Promise<readonly FilledSlot[]>;
  documentByCode(verificationCode: string): Promise<DocumentVersion | null>;
  /** The log of a class, oldest first. */
  scoreChanges(classId: ClassId): Promise<readonly ScoreChange[]>;
  packages(classId: ClassId): Promise<readonly ArchivedPackage[]>;
  /** Entries after `seq`, at most `limit`. */
  journal(after: number, limit: number): Promise<readonly JournalEntry[]>;
  /** Everything about one record, oldest first. */
  journalOfRecord(recordId: RecordId): Promise<readonly JournalEntry[]>;
  journalHead(): Promise<JournalHead>;
  /** Not yet carried out, oldest first. */
  pendingEffects(type: RecordEffectType): Promise<readonly QueuedEffect[]>;
  openCeremony(person: PersonId, role: SigningRole | 'seal'): Promise<Ceremony | null>;
  ceremonyItems(ceremonyId: string): Promise<readonly CeremonyItem[]>;
  /** What keys elsewhere were asked in this ceremony, oldest first; items by position. */
  questions(ceremonyId: string): Promise<readonly OpenQuestion[]>;
  /** Which of the records wait for somebody's answer at this moment. */
  heldRecords(ids: readonly RecordId[], at: Instant): Promise<readonly HeldRecord[]>;
}

export interface Transaction
  extends
    View,
    AccessTransaction,
    AccountTransaction,
    ApiTransaction,
    BooksTransaction,
    FamilyTransaction,
    LettersTransaction,
    MediaSealsTransaction,
    NoticesTransaction,
    WebhooksTransaction,
    CalendarTransaction,
    CarryOverTransaction,
    CorrectionsTransaction,
    DisposalTransaction,
    DossiersTransaction,
    EditLogTransaction,
    OfficePapersTransaction,
    OfficeTransaction,
    PoliciesTransaction,
    ArchiveTransaction,
    ResultLocksTransaction,
    SummerTransaction,
    TestDaysTransaction,
    LockMinutesTransaction,
    ResultsTransaction {
  addSchool(school: School): Promise<void>;
  addPeople(people: readonly Person[]): Promise<void>;
  /** Inserts or replaces by id. */
  saveClass(schoolClass: SchoolClass): Promise<void>;
  addRecords(records: readonly SchoolRecord[]): Promise<void>;
  /** @throws Fault `record.changedMeanwhile` when a revision is no longer the stored one */
  updateRecords(changes: readonly RecordChange[]): Promise<void>;
  /** Pupils may be renamed or move in the class list while the record can change. */
  placeRecords(places: readonly Pick<SchoolRecord, 'id' | 'title' | 'ordinal'>[]): Promise<void>;
  append(drafts: readonly JournalDraft[]): Promise<void>;
  addDocuments(documents: readonly DocumentVersion[]): Promise<void>;
  addSegments(segments: readonly Segment[]): Promise<void>;
  fillSlots(filled: readonly FilledSlot[]): Promise<void>;
  enqueue(effects: readonly NewEffect[]): Promise<void>;
  /** Marks as carried out; those that somebody else marked before are left out of the answer. */
  settleEffects(ids: readonly number[], at: Instant): Promise<readonly number[]>;
  postponeEffects(failures: readonly { readonly id: number; readonly error: string }[]): Promise<void>;
  saveCeremony(ceremony: Ceremony): Promise<void>;
  saveCeremonyItems(items: readonly CeremonyItem[]): Promise<void>;
  addQuestion(question: SigningQuestion, items: readonly PreparedItem[]): Promise<void>;
  keepPending(questionId: string, pending: OpenPending): Promise<void>;
  /** Values by position. */
  answerQuestion(questionId: string, values: readonly Uint8Array[]): Promise<void>;
  /** With its items. */
  dropQuestion(questionId: string): Promise<void>;
  addPackage(archived: ArchivedPackage): Promise<void>;
}

export interface RecordChange {
  readonly id: RecordId;
  /** The revision this change was made from; the stored one becomes this plus one. */
  readonly revision: number;
  readonly snapshot: RecordSnapshot;
}

export interface NewEffect {
  readonly recordId: RecordId;
  readonly effect: RecordEffect;
  readonly at: Instant;
}

export interface QueuedEffect extends NewEffect {
  readonly id: number;
  readonly attempts: number;
  readonly lastError: string | null;
}

/** One gesture over many documents. It stays open until every item is settled. */
export interface Ceremony {
  readonly id: string;
  readonly personId: PersonId;
  readonly role: SigningRole | 'seal';
  readonly startedAt: Instant;
  readonly finishedAt: Instant | null;
}

export interface CeremonyItem {
  readonly ceremonyId: string;
  readonly recordId: RecordId;
  readonly version: number;
  /** Null while waiting; `signed`, or the code of what stood in the way. */
  readonly outcome: string | null;
  readonly fileHash: Sha256 | null;
}

/** What a key elsewhere was asked: kept until its answer has been used, refused or has expired. */
export interface SigningQuestion {
  readonly id: string;
  readonly ceremonyId: string;
  readonly signer: SignerIdentity;
  readonly pending: OpenPending;
  readonly until: Instant;
  readonly evidence: Sha256;
  /** The time that stands in the prepared signatures. */
  readonly at: Instant;
}

/** One document of a question, ready but for the signature value. */
export interface PreparedItem {
  readonly questionId: string;
  readonly recordId: RecordId;
  readonly version: number;
  readonly position: number;
  readonly baseHash: Sha256;
  readonly prepared: PreparedUpdate;
  readonly signature: Uint8Array | null;
}

export interface OpenQuestion {
  readonly question: SigningQuestion;
  readonly items: readonly PreparedItem[];
}

/** A record that somebody is about to sign. */
export interface HeldRecord {
  readonly recordId: RecordId;
  readonly ceremonyId: string;
  /** Name. */
  readonly person: string;
  readonly until: Instant;
}
