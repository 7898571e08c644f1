// All migrations, oldest first. Written by hand; a published one is never edited.
import { Foundation1780000000001 } from './0001-foundation.ts';
import { SigningQuestions1780000000002 } from './0002-signing-questions.ts';
import { SegmentsByFile1780000000003 } from './0003-segments-by-file.ts';
import { SegmentsInBlobs1780000000004 } from './0004-segments-in-blobs.ts';
import { Appointments1780000000005 } from './0005-appointments.ts';
import { Accounts1780000000006 } from './0006-accounts.ts';
import { Policies1780000000007 } from './0007-policies.ts';
import { Calendar1780000000008 } from './0008-calendar.ts';
import { Api1780000000009 } from './0009-api.ts';
import { Notices1780000000010 } from './0010-notices.ts';
import { Webhooks1780000000011 } from './0011-webhooks.ts';
import { WebhookPauses1780000000012 } from './0012-webhook-pauses.ts';
import { KeysAndRuns1780000000014 } from './0014-keys-and-runs.ts';
import { LettersAndFamilies1780000000016 } from './0016-letters-and-families.ts';
import { Results1780000000017 } from './0017-results.ts';
import { ResultLocks1780000000018 } from './0018-result-locks.ts';
import { Corrections1780000000019 } from './0019-corrections.ts';
import { CorrectionMinutes1780000000020 } from './0020-correction-minutes.ts';
import { OfficeNames1780000000021 } from './0021-office-names.ts';
import { OfficePapers1780000000022 } from './0022-office-papers.ts';
import { Dossiers1780000000023 } from './0023-dossiers.ts';
import { EditLogs1780000000024 } from './0024-edit-logs.ts';
import { OfficeRuns1780000000025 } from './0025-office-runs.ts';
import { DossierMinutes1780000000027 } from './0027-dossier-minutes.ts';
import { Summer1780000000026 } from './0026-summer.ts';
import { TestDays1780000000028 } from './0028-test-days.ts';
import { SchoolOrders1780000000029 } from './0029-school-orders.ts';
import { CorrectionUploads1780000000030 } from './0030-correction-uploads.ts';
import { CopyCancellations1780000000031 } from './0031-copy-cancellations.ts';
import { ListsByPage1780000000032 } from './0032-lists-by-page.ts';
import { Counts1780000000033 } from './0033-counts.ts';
import { ArchiveTargets1780000000034 } from './0034-archive-targets.ts';
import { PupilBooks1780000000037 } from './0037-pupil-books.ts';
import { MediaSeals1780000000035 } from './0035-media-seals.ts';
import { RegisterOfDisposal1780000000036 } from './0036-register-of-disposal.ts';
import { CarryOver1780000000038 } from './0038-carry-over.ts';
import { BlobPlace1780000000043 } from './0043-blob-place.ts';
import { BookTimestamps1780000000045 } from './0045-book-timestamps.ts';
import { OneHoldAPaper1780000000046 } from './0046-one-hold-a-paper.ts';

export const migrations = [
  Foundation1780000000001,
  SigningQuestions1780000000002,
  SegmentsByFile1780000000003,
  SegmentsInBlobs1780000000004,
  Appointments1780000000005,
  Accounts1780000000006,
  Policies1780000000007,
  Calendar1780000000008,
  Api1780000000009,
  Notices1780000000010,
  Webhooks1780000000011,
  WebhookPauses1780000000012,
  KeysAndRuns1780000000014,
  LettersAndFamilies1780000000016,
  Results1780000000017,
  ResultLocks1780000000018,
  Corrections1780000000019,
  CorrectionMinutes1780000000020,
  OfficeNames1780000000021,
  OfficePapers1780000000022,
  Dossiers1780000000023,
  EditLogs1780000000024,
  OfficeRuns1780000000025,
  Summer1780000000026,
  DossierMinutes1780000000027,
  TestDays1780000000028,
  SchoolOrders1780000000029,
  CorrectionUploads1780000000030,
  CopyCancellations1780000000031,
  ListsByPage1780000000032,
  Counts1780000000033,
  ArchiveTargets1780000000034,
  PupilBooks1780000000037,
  MediaSeals1780000000035,
  RegisterOfDisposal1780000000036,
  CarryOver1780000000038,
  BlobPlace1780000000043,
  BookTimestamps1780000000045,
  OneHoldAPaper1780000000046,
];
