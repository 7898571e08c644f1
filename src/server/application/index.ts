// Use cases, one verb per file, and the ports they lean on.
export type { House } from './ports/house.ts';
export type { Claims, Release } from './ports/claims.ts';
export { inTurn, onlyOne } from './in-turn.ts';
export { acrossSchools, atSchool, schoolInReach } from './at-school.ts';
export type { Blobs, BlobSlice } from './ports/blobs.ts';
export type { Keeping } from './ports/keeping.ts';
export * from './ports/api-store.ts';
export * from './ports/office-runs-store.ts';
export type * from './ports/scans-store.ts';
export * from './runs/index.ts';
export { seenPage } from './seen-page.ts';
export type * from './ports/archive-shelf.ts';
export type * from './ports/package-store.ts';
export * from './ports/archive-store.ts';
export type * from './ports/media-seals-store.ts';
export type * from './ports/disposal-store.ts';
export * from './archive/preservation/index.ts';
export * from './archive/sealing/index.ts';
export * from './archive/disposal/index.ts';
export type * from './ports/bounce-box.ts';
export type * from './ports/mailer.ts';
export type * from './ports/letters-store.ts';
export type * from './ports/inspection-store.ts';
export type * from './ports/operations-store.ts';
export * from './ports/notices-store.ts';
export type * from './ports/family-store.ts';
export type * from './ports/unit-of-work.ts';
export type * from './ports/webhook-postman.ts';
export type * from './ports/webhooks-store.ts';
export type * from './ports/workshop.ts';
export * from './ports/signing-conditions.ts';
export * from './ports/signing-keys.ts';
export type * from './rows.ts';
export type { Progress, Watched } from './progress.ts';
export * from './access/index.ts';
export * from './accounts/index.ts';
export { accountFault } from './accounts/faults.ts';
export type { AccountTransaction, AccountView } from './ports/account-store.ts';
export type * from './ports/credentials.ts';
export type { AccessTransaction, AccessView } from './ports/access-store.ts';
export { applicationFault } from './faults.ts';
export { isAway, objectFault } from './object-faults.ts';
export { diskTrouble } from './disk-trouble.ts';
export { addPerson, type NewPerson } from './people/add-person.ts';
export { colleaguesOf } from './people/colleagues.ts';
export { listPeople, type PeopleAsked, type PersonCard } from './people/list-people.ts';
export { isCalled } from './people/is-called.ts';
export { refusalFault } from './refusal-fault.ts';
export { parseVerificationCode, verificationCode } from './verification-code.ts';
export { readDocument, type StoredDocument } from './documents.ts';
export { importClass, type ClassImport, type ClassImported } from './classes/import-class.ts';
export { findClass, findPerson, type ClassName } from './classes/find-class.ts';
export type * from './ports/results-store.ts';
export type * from './ports/result-locks-store.ts';
export * from './results/index.ts';
export * from './result-locks/index.ts';
export { readBook } from './classes/class-books.ts';
export { cellChanges, type CellChange } from './classes/score-changes.ts';
export { nameOf, type ApproverCapacity } from './classes/assignments.ts';
export { step, stepAll, type Step, type StepOutcome } from './records/step.ts';
export { submitRecords, type Submission, type Submitted } from './records/submit-records.ts';
export { printForPens, type PrintedForPens } from './paper/print-for-pens.ts';
export { reportPaper, type PaperReport } from './paper/report-paper.ts';
export { sendScan, type ScanSent } from './paper/send-scan.ts';
export { LARGEST_SCAN, scanKind, scanKinds, type ScanKind } from './paper/scan.ts';
export { paperFault } from './paper/faults.ts';
export { returnRecord } from './records/return-record.ts';
export { orderLock, type LockOrder } from './records/order-lock.ts';
export { extendRecords, type Extended, type ExtensionRun } from './records/extend-records.ts';
export { noteDeadline } from './records/note-deadline.ts';
export { statusOfClass, type Awaited, type ClassStatus, type RecordStatus } from './records/status.ts';
export { dueFor, type DueForPerson } from './records/due-for.ts';
export { missingInRecord, type MissingSheet } from './records/missing-in-record.ts';
export { whoIsDue } from './records/who-is-due.ts';
export { runEffects, type EffectsRun } from './effects/run-effects.ts';
export type { EffectsDone } from './effects/outcome.ts';
export { signRecords, type SigningRequest } from './ceremonies/sign-records.ts';
export { sealRecords, type SealingRequest } from './ceremonies/seal-records.ts';
export type { CeremonyHeld } from './ceremonies/hold-ceremony.ts';
export type { CeremonyOutcome } from './ceremonies/outcome.ts';
export { ceremonyRuns, type CeremonyRuns } from './ceremonies/requests/ceremony-runs.ts';
export type { KeyLook } from './ceremonies/requests/look-at-key.ts';
export { ceremonyFault } from './ceremonies/requests/faults.ts';
export type * from './ceremonies/requests/requested.ts';
export { noteRemoteCredential, type CredentialNote } from './ceremonies/requests/remote-credentials.ts';
export { stepsSoFar } from './ceremonies/requests/steps-so-far.ts';
export { archiveClass, type ClassArchived } from './archive/archive-class.ts';
export {
  archiveSeen,
  type ArchiveSeen,
  type ClassInArchive,
  type PackageSeen,
} from './archive/archive-seen.ts';
export { printMediaLabel, type LabelWish } from './archive/print-media-label.ts';
export { checkExtract } from './archive/check-extract.ts';
export { viewerPage } from './archive/viewer/page.ts';
export { fileName, uniqueNames } from './archive/file-names.ts';
export { bagTags, MANIFEST, packed, packedInTurns, type BagLabel } from './archive/bag.ts';
export * from './journal/entry.ts';
export type { JournalFinding } from './journal/findings.ts';
export { journalText, verifyJournalText } from './journal/jsonl.ts';
export { verifyChain, type JournalReport } from './journal/verify.ts';
export { exportJournal } from './journal/export-journal.ts';
export { setBack, setBackText, type ClockSetBack } from './journal/clock-set-backs.ts';
export { beginChainCheck, chainCheckOf, type ChainCheck } from './journal/chain-check.ts';
export type { Reading } from './journal/note-reading.ts';
export { readingNotes, type ReadingNotes } from './journal/reading-notes.ts';
export { healthWatch, type Health } from './health.ts';
export { readJournal } from './journal/read-journal.ts';
export { guardFindings } from './journal/guard-findings.ts';
export { verifyJournal } from './journal/verify-journal.ts';
export { freezer, type Frozen } from './snapshots/freeze.ts';
export {
  standingOf,
  standingUnavailable,
  type KnownDocument,
  type Standing,
} from './registry/standing-of.ts';
export { standingTable, type StandingKind } from './registry/standing.ts';
export { conclusionOf, type ExaminedFile, type UnreadFile } from './verification/examined.ts';
export { jsonOf } from './verification/json.ts';
export {
  examineSuccession,
  type Succession,
  type SuccessionRow,
} from './verification/succession/examine-succession.ts';
export { examineBook, type ExaminedBook, type ExaminedYear } from './verification/book/examine-book.ts';
export { yearText } from './verification/book/printed-book.ts';
export { successionStatements } from './verification/succession/printed-succession.ts';
export { printedExamination, type Examination } from './verification/printed.ts';
export { documentOfCode, type CodedDocument } from './verification/by-code.ts';
export { classPaperOfCode, type CodedClassPaper } from './verification/class-paper-by-code.ts';
export { thingOfCode } from './verification/thing-of-code.ts';
export type { CodedKind, CodedSignature, CodedThing } from './verification/coded-thing.ts';
export { issueToken, revokeToken, tokenFrom, type IssuedToken, type NewToken } from './tokens/tokens.ts';
export { queueLetter } from './letters/queue-letter.ts';
export { sendLetters, type LettersRun } from './letters/send-letters.ts';
export { watchLetters, type LetterSeen } from './letters/watch-letters.ts';
export { isMailAddress } from './notices/address.ts';
export { contactOf, saveContact, dropContact } from './notices/contacts.ts';
export { noticeFault } from './notices/faults.ts';
export { noticeTemplates } from './notices/templates.ts';
export { isQuiet, quietSchools } from './notices/hours.ts';
export { changeNoticeSettings, readNoticeSettings } from './notices/settings.ts';
export { confirmAddress, watchFailing, type FailingSeen } from './notices/failing.ts';
export { takeBounces, type BouncesTaken } from './notices/take-bounces.ts';
export type { WorkMemory } from './notices/work.ts';
export { renderNotice } from './notices/render.ts';
export { writeDigests, type NoticesWritten } from './notices/write-digests.ts';
export { writeReturns } from './notices/write-returns.ts';
export { writeDossierNotices } from './notices/write-dossier-notices.ts';
export { writeCorrectionNotices } from './notices/write-correction-notices.ts';
export { writeEditLogNotices } from './notices/write-edit-log-notices.ts';
export { writeMonthlyReminders } from './notices/write-monthly-reminders.ts';
export { writeReportReminders } from './notices/write-report-reminders.ts';
export { watchNotices, type NoticeSeen, type NoticesAsked } from './notices/watch-notices.ts';
export { sendNotices, type NoticesSent } from './notices/send-notices.ts';
export type * from './ports/policies-store.ts';
export type * from './ports/calendar-store.ts';
export type * from './ports/coded-files.ts';
export type * from './ports/corrections-store.ts';
export type * from './ports/correction-uploads-store.ts';
export type * from './ports/edit-log-store.ts';
export type * from './ports/summer-store.ts';
export type * from './ports/test-days-store.ts';
export type * from './ports/lock-minutes-store.ts';
export * from './lock-minutes/index.ts';
export type * from './ports/office-papers-store.ts';
export type * from './ports/office-store.ts';
export * from './contact-book/index.ts';
export * from './office/index.ts';
export type * from './ports/books-store.ts';
export * from './books/index.ts';
export * from './policies/index.ts';
export * from './calendar/index.ts';
export * from './corrections/index.ts';
export type * from './ports/dossiers-store.ts';
export * from './dossiers/index.ts';
export * from './edit-log/index.ts';
export * from './summer/index.ts';
export * from './carry-over/index.ts';
export * from './reports/index.ts';
export type * from './ports/carry-over-store.ts';
export * from './overview/index.ts';
export * from './operations/index.ts';
export * from './inspection/index.ts';
export { webhookEvents, type WebhookEvent } from './webhooks/events.ts';
export { webhookFault } from './webhooks/faults.ts';
export { subscribe, endSubscription, type SubscriptionWish } from './webhooks/subscriptions.ts';
export {
  listDeliveries,
  listSubscriptions,
  mayAdministerWebhooks,
  ownSubscription,
  testSubscription,
  type Administrator,
} from './webhooks/administer.ts';
export { pauseSubscription, resumeSubscription } from './webhooks/pause.ts';
export { rotateSecret, type SecretRotation } from './webhooks/rotate-secret.ts';
export { sealOpenSecrets } from './webhooks/secrets.ts';
export { atTheMachine } from './webhooks/notes.ts';
export { queueDeliveries } from './webhooks/queue-deliveries.ts';
export { sendDeliveries, type DeliveriesSent } from './webhooks/send-deliveries.ts';
