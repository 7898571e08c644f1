// The behaviours by the name that pages call them with: `data-controller="submit-once"`.
import type { ControllerConstructor } from '@hotwired/stimulus';
import { CountDown } from './count-down.ts';
import { EntryGrid } from './entry-grid.ts';
import { FileKey } from './file-key.ts';
import { FindAsTyped } from './find-as-typed.ts';
import { FollowCeremony } from './follow-ceremony.ts';
import { FollowCorrection } from './follow-correction.ts';
import { FollowRun } from './follow-run.ts';
import { JoinSeal } from './join-seal.ts';
import { KeyChoice } from './key-choice.ts';
import { ListChanges } from './list-changes.ts';
import { LookAgain } from './look-again.ts';
import { Offline } from './offline.ts';
import { PaperKey } from './paper-key.ts';
import { Passkey } from './passkey.ts';
import { ReadCode } from './read-code.ts';
import { ReadDocuments } from './read-documents.ts';
import { SendEvidence } from './send-evidence.ts';
import { SendPdf } from './send-pdf.ts';
import { ShowFile } from './show-file.ts';
import { SubmitOnce } from './submit-once.ts';
import { TickAll } from './tick-all.ts';
import { VerifyFile } from './verify-file.ts';

export const controllers: Readonly<Record<string, ControllerConstructor>> = {
  'count-down': CountDown,
  'entry-grid': EntryGrid,
  'file-key': FileKey,
  'find-as-typed': FindAsTyped,
  'follow-ceremony': FollowCeremony,
  'follow-correction': FollowCorrection,
  'follow-run': FollowRun,
  'join-seal': JoinSeal,
  'key-choice': KeyChoice,
  'list-changes': ListChanges,
  'look-again': LookAgain,
  offline: Offline,
  'paper-key': PaperKey,
  passkey: Passkey,
  'read-code': ReadCode,
  'read-documents': ReadDocuments,
  'send-evidence': SendEvidence,
  'send-pdf': SendPdf,
  'show-file': ShowFile,
  'submit-once': SubmitOnce,
  'tick-all': TickAll,
  'verify-file': VerifyFile,
};
