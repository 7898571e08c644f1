// Whatever a code may stand for, asked of each register in turn and put into one shape: no marks, no pupil.
import type { Instant } from '../../../../kernel/index.ts';
import {
  classPaperOfCode,
  documentOfCode,
  dossierOfCode,
  editLogOfCode,
  paperOfCode,
  type CodedClassPaper,
  type CodedDocument,
  type CodedDossier,
  type CodedEditLog,
  type CodedPaper,
  type House,
} from '../../../application/index.ts';
import type { ThingKind, VerdictName } from './words.ts';

export interface CodedThing {
  readonly code: string;
  readonly kind: ThingKind;
  readonly verdict: VerdictName;
  readonly school: string;
  readonly schoolClass: string | null;
  /** Of the school year or month it is about. */
  readonly period: string | null;
  readonly version: number | null;
  /** Under which a copy was handed out. */
  readonly number: string | null;
  readonly state: { readonly vi: string; readonly en: string } | null;
  readonly sealedAt: Instant | null;
  readonly sha256: string | null;
  readonly successor: string | null;
  readonly original: string | null;
  /** Null where only the office may know who signed. */
  readonly signatures:
    readonly { readonly role: string; readonly person: string; readonly at: Instant }[] | null;
}

/** @param typed as people type it, or the SHA-256 of a dossier's file; null for a code of nothing */
export async function codedThing(house: House, typed: string): Promise<CodedThing | null> {
  const document = await documentOfCode(house, typed);
  if (document) return ofDocument(document);
  const classPaper = await classPaperOfCode(house, typed);
  if (classPaper) return ofClassPaper(classPaper);
  const paper = await paperOfCode(house, typed);
  if (paper) return ofPaper(paper);
  const log = await editLogOfCode(house, typed);
  if (log) return ofEditLog(log);
  const dossier = await dossierOfCode(house, typed);
  return dossier && ofDossier(dossier);
}

const nothing = {
  schoolClass: null,
  period: null,
  version: null,
  number: null,
  state: null,
  sealedAt: null,
  successor: null,
  original: null,
  signatures: null,
} as const;

const ofDocument = ({ latest, paper, state, file, schoolYear, ...rest }: CodedDocument): CodedThing => ({
  ...nothing,
  ...rest,
  period: schoolYear,
  state: paper ?? state,
  sha256: file?.sha256 ?? null,
  verdict: !latest
    ? 'superseded'
    : paper !== null && paper.sealedOn !== null
      ? 'onPaper'
      : (recordVerdicts[state.name] ?? 'unfinished'),
});

const recordVerdicts: Partial<Readonly<Record<CodedDocument['state']['name'], VerdictName>>> = {
  locked: 'inForce',
  archived: 'inForce',
  returned: 'withdrawn',
  withdrawn: 'withdrawn',
  superseded: 'superseded',
};

const ofClassPaper = ({ latest, state, file, schoolYear, ...rest }: CodedClassPaper): CodedThing => ({
  ...nothing,
  ...rest,
  period: schoolYear,
  state,
  sha256: file?.sha256 ?? null,
  verdict: !latest ? 'superseded' : state.name === 'sealed' ? 'inForce' : 'unfinished',
});

const ofPaper = ({ source, cancelledAt, ...rest }: CodedPaper): CodedThing => ({
  ...nothing,
  ...rest,
  state: source,
  original: source?.code ?? null,
  verdict:
    cancelledAt !== null
      ? 'cancelled'
      : rest.sealedAt === null
        ? 'unfinished'
        : source?.standing === 'superseded'
          ? 'superseded'
          : 'inForce',
});

const ofEditLog = ({ log, school, schoolClass, latest, awaited, fileHash }: CodedEditLog): CodedThing => ({
  ...nothing,
  code: log.verificationCode,
  kind: 'editLog',
  school,
  schoolClass,
  period: log.period,
  sha256: fileHash,
  verdict: !latest ? 'superseded' : awaited !== null ? 'unfinished' : 'inForce',
});

const ofDossier = ({
  code,
  school,
  schoolYear,
  version,
  latest,
  state,
  file,
  signatures,
}: CodedDossier): CodedThing => ({
  ...nothing,
  code,
  kind: 'dossier',
  school,
  period: schoolYear,
  version,
  state,
  sha256: file.sha256,
  signatures: signatures.map(({ as: role, person, at }) => ({ role, person, at })),
  verdict: !latest ? 'superseded' : (dossierVerdicts[state.name] ?? 'unfinished'),
});

const dossierVerdicts: Partial<Readonly<Record<CodedDossier['state']['name'], VerdictName>>> = {
  approved: 'inForce',
  returned: 'withdrawn',
  withdrawn: 'withdrawn',
};
