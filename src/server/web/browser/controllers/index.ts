// The behaviours by the name that pages call them with: `data-controller="submit-once"`.
import type { ControllerConstructor } from '@hotwired/stimulus';
import { EntryGrid } from './entry-grid.ts';
import { FileKey } from './file-key.ts';
import { FindAsTyped } from './find-as-typed.ts';
import { FollowCeremony } from './follow-ceremony.ts';
import { JoinSeal } from './join-seal.ts';
import { KeyChoice } from './key-choice.ts';
import { Offline } from './offline.ts';
import { Passkey } from './passkey.ts';
import { ReadDocuments } from './read-documents.ts';
import { ReadCode } from './read-code.ts';
import { SubmitOnce } from './submit-once.ts';
import { VerifyFile } from './verify-file.ts';
import { TickAll } from './tick-all.ts';

export const controllers: Readonly<Record<string, ControllerConstructor>> = {
  'entry-grid': EntryGrid,
  'file-key': FileKey,
  'find-as-typed': FindAsTyped,
  'follow-ceremony': FollowCeremony,
  'join-seal': JoinSeal,
  'key-choice': KeyChoice,
  offline: Offline,
  passkey: Passkey,
  'read-documents': ReadDocuments,
  'read-code': ReadCode,
  'submit-once': SubmitOnce,
  'verify-file': VerifyFile,
  'tick-all': TickAll,
};
