// One question for every printed code: each register of the house is asked in turn.
import { disposedFile } from '../archive/disposal/disposed-file.ts';
import { dossierOfCode } from '../dossiers/coded-dossier.ts';
import { dossierMinutesOfCode } from '../dossiers/minutes/coded-minutes.ts';
import { editLogOfCode } from '../edit-log/read-edit-logs.ts';
import { lockMinutesOfCode } from '../lock-minutes/read-lock-minutes.ts';
import { codedPaper } from '../office/papers/paper-of-code.ts';
import type { House } from '../ports/house.ts';
import { parseVerificationCode } from '../verification-code.ts';
import { documentOfCode } from './by-code.ts';
import { classPaperOfCode } from './class-paper-by-code.ts';
import type { CodedThing } from './coded-thing.ts';
import { paperProgress, paperState } from './paper-state.ts';

type Shelf = Pick<House, 'store'>;
type Register = (shelf: Shelf, typed: string) => Promise<CodedThing | null>;

/** @param typed as people type it, or the SHA-256 of a dossier's file; null for what belongs to nothing here */
export async function thingOfCode(shelf: Shelf, typed: string): Promise<CodedThing | null> {
  for (const register of registers) {
    const found = await register(shelf, typed);
    if (found) return found;
  }
  return null;
}

const plain = {
  schoolClass: null,
  version: null,
  latest: true,
  successor: null,
  paper: null,
  number: null,
  original: null,
} as const;

const closedStates: readonly string[] = ['locked', 'archived'];

const record: Register = async (shelf, typed) => {
  const found = await documentOfCode(shelf, typed);
  if (!found) return null;
  const state = (await disposedFile(shelf, found.code)) ?? found.state;
  return { ...plain, ...found, state, complete: closedStates.includes(found.state.name) };
};

const classPaper: Register = async (shelf, typed) => {
  const found = await classPaperOfCode(shelf, typed);
  return found && { ...plain, ...found };
};

const officePaper: Register = async ({ store }, typed) => {
  const code = parseVerificationCode(typed);
  if (code === null) return null;
  return store.read(async (view) => {
    const paper = await view.paperByCode(code);
    if (!paper) return null;
    const segments = await view.paperSegments(paper.id);
    const { kind, school, number, sha256, sealedAt, cancelledAt, source, book } = await codedPaper(
      view,
      paper,
      segments,
    );
    const signed = segments.filter(({ signer }) => signer !== null);
    const sealed = sealedAt !== null;
    const progress = paperProgress({ signatures: signed.length, sealed, allSigned: false });
    return {
      ...plain,
      ...{ code, kind, school, number },
      schoolYear: null,
      ...(book && { version: book.edition, latest: book.latest, successor: book.successor }),
      state: paperState(book?.revoked === true ? 'revoked' : cancelledAt === null ? progress : 'cancelled'),
      complete: sealed && cancelledAt === null && book?.revoked !== true,
      file: sha256 && { sha256, length: lengthOf(segments) },
      original: source,
      signatures: signed.map(({ role, at }) => ({ role, person: null, at })),
    };
  });
};

const editLog: Register = async (shelf, typed) => {
  const found = await editLogOfCode(shelf, typed);
  if (!found) return null;
  const { log, school, schoolClass, latest, successor, awaited, fileHash, length, signed } = found;
  const complete = awaited === null;
  return {
    ...plain,
    ...{ code: log.verificationCode, kind: 'editLog', school, schoolClass, latest, successor, complete },
    schoolYear: log.period,
    version: log.edition,
    state: paperState(paperProgress({ signatures: signed.length, sealed: false, allSigned: complete })),
    file: fileHash === null || length === null ? null : { sha256: fileHash, length },
    signatures: signed.map(({ at }) => ({ role: 'signer', person: null, at })),
  };
};

const lockMinutes: Register = async (shelf, typed) => {
  const found = await lockMinutesOfCode(shelf, typed);
  if (!found) return null;
  const { code, school, number, signatures, allSigned, complete, sha256, length } = found;
  const sealed = signatures.some(({ seal }) => seal);
  return {
    ...plain,
    ...{ code, kind: 'lockMinutes', school, number, complete },
    schoolYear: null,
    state: paperState(paperProgress({ signatures: signatures.length, sealed, allSigned })),
    file: sha256 && { sha256, length },
    signatures: signatures.map(({ seal, at }) => ({ role: seal ? 'seal' : 'signer', person: null, at })),
  };
};

const dossier: Register = async (shelf, typed) => {
  const found = await dossierOfCode(shelf, typed);
  if (!found) return null;
  const signatures = found.signatures.map(({ as, ...rest }) => ({ role: as, ...rest }));
  return { ...plain, ...found, kind: 'dossier', complete: found.state.name === 'approved', signatures };
};

const dossierMinutes: Register = async (shelf, typed) => {
  const found = await dossierMinutesOfCode(shelf, typed);
  if (!found) return null;
  const { complete, signatures } = found;
  return {
    ...plain,
    ...found,
    kind: 'dossierMinutes',
    state: paperState(paperProgress({ signatures: signatures.length, sealed: false, allSigned: complete })),
    signatures: signatures.map((one) => ({ role: 'present', ...one })),
  };
};

const lengthOf = (segments: readonly { readonly length: number }[]): number =>
  segments.reduce((sum, { length }) => sum + length, 0);

/** The commonest first. */
const registers: readonly Register[] = [
  record,
  classPaper,
  officePaper,
  editLog,
  lockMinutes,
  dossier,
  dossierMinutes,
];
