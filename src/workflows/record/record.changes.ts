// What an accepted event changes in the record's context.
import type { Sha256 } from '../../kernel/index.ts';
import type {
  RecordContext,
  RecordDocument,
  SignatureLevel,
  SigningMedium,
  SigningRole,
} from './record.context.ts';
import type { RecordEvent, RecordEventOf, RecordEventType } from './record.events.ts';
import { awaited } from './record.slots.ts';

type Change = (context: RecordContext, event: RecordEvent) => Partial<RecordContext>;

export const recordChanges = {
  takeEntries: upon('entries.imported', (_, { assignments, entriesHash }) => ({ assignments, entriesHash })),
  /** A new version begins; what belonged to the former one stays in the journal and the store. */
  freezeEntries: upon(
    'record.submitted',
    ({ version, renewal }, { snapshotHash, entriesHash, signedAs }) => ({
      signedAs: mediumOf(signedAs),
      paper: null,
      version: version + 1,
      snapshotHash,
      ...(entriesHash !== undefined && { entriesHash }),
      document: null,
      signatures: [],
      order: orderOf(renewal),
      late: [],
      returned: null,
    }),
  ),
  takeDraft: upon('document.drafted', (_, { version, fileHash, slots }) => ({
    document: { version, fileHash, slots, certified: false },
  })),
  takeCertification: upon('document.certified', ({ document }, { fileHash }) => ({
    document: document && { ...document, fileHash, certified: true },
  })),
  takeSignature: upon('signature.applied', (context, { by, role, slots, at, fileHash, level }) => ({
    document: context.document && atLevel({ ...context.document, fileHash }, level),
    signatures: [...context.signatures, { role, person: by, slots, at, fileHash }],
  })),
  takeSeal: upon('seal.applied', (context, { by, slots, at, fileHash, level }) => ({
    document: context.document && atLevel({ ...context.document, fileHash }, level),
    signatures: [...context.signatures, { role: 'seal', person: by, slots, at, fileHash }],
  })),
  takePaperSignatures: upon('paper.signed', (_, { by, on, at, scan = null }) => ({
    paper: { signed: { by, on, at, scan }, sealed: null },
  })),
  takePaperSeal: upon('paper.sealed', ({ paper }, { by, on, at, scan = null }) => ({
    paper: paper && { ...paper, sealed: { by, on, at, scan } },
  })),
  takeExtension: upon('document.extended', ({ document }, { fileHash, level }) => ({
    document: document && { ...document, fileHash, level },
  })),
  takeOrder: upon('lock.ordered', (_, { decisionNumber, by, at }) => ({ order: { decisionNumber, by, at } })),
  takeReturn: upon('record.returned', (_, { by, reason, at }) => ({ returned: { by, reason, at } })),
  takePackage: upon('record.archived', ({ packages }, event) => ({ packages: [...packages, event.package] })),
  /** The first of a sealed version names it as predecessor; further ones join the same successor. */
  takeCorrection: upon('correction.executed', ({ document }, event) => {
    const { correctionId, decisionNumber, decidedBy, at } = event;
    return {
      renewal: {
        predecessor: {
          version: document?.version ?? 0,
          fileHash: document?.fileHash ?? ('' as Sha256),
        },
        corrections: [{ correctionId, decisionNumber, decidedBy, at }],
        subjects: [...new Set(event.subjects)],
      },
      returned: null,
      late: [],
    };
  }),
  joinCorrection: upon('correction.executed', ({ renewal }, event) => {
    const { correctionId, decisionNumber, decidedBy, at } = event;
    return {
      renewal: renewal && {
        ...renewal,
        corrections: [...renewal.corrections, { correctionId, decisionNumber, decidedBy, at }],
        subjects: [...new Set([...renewal.subjects, ...event.subjects])],
      },
    };
  }),
  /** Nothing was sealed yet: everybody signs the corrected results from the beginning. */
  takeCorrectionAsReturn: upon('correction.executed', (_, { by, decisionNumber, at }) => ({
    returned: { by, reason: `Sửa theo quyết định ${decisionNumber}`, at },
  })),
  markLateSubjectTeachers: markLate('subjectTeacher'),
  markLateHomeroomTeacher: markLate('homeroomTeacher'),
  markLateApprover: markLate('principal'),
} as const satisfies Record<string, Change>;

export type RecordChangeName = keyof typeof recordChanges;

const mediumOf = (told: SigningMedium | undefined): SigningMedium => told ?? 'digital';

/** A permission to correct is also the order to seal and lock what it changed (R74). */
function orderOf(renewal: RecordContext['renewal']): RecordContext['order'] {
  const last = renewal?.corrections.at(-1);
  return last ? { decisionNumber: last.decisionNumber, by: last.decidedBy, at: last.at } : null;
}

/** A document stands where its last signature stands: a timestamp covers what is below it, not what comes after. */
function atLevel(document: RecordDocument, level: SignatureLevel | undefined): RecordDocument {
  const { version, fileHash, slots, certified } = document;
  return { version, fileHash, slots, certified, ...(level === 'B-T' && { level }) };
}

function upon<Type extends RecordEventType>(
  type: Type,
  change: (context: RecordContext, event: RecordEventOf<Type>) => Partial<RecordContext>,
): Change {
  return (context, event) => (event.type === type ? change(context, event as RecordEventOf<Type>) : {});
}

/** Repeated reminders of one deadline mark a person once. */
function markLate(role: SigningRole): Change {
  return upon('signing.deadlinePassed', (context, { at }) => {
    // Who has signed with a pen is not known here before the paper is reported as a whole.
    if (context.signedAs === 'wetInk') return {};
    const known = new Set(context.late.filter((flag) => flag.role === role).map(({ person }) => person));
    const fresh = awaited(context, role).filter((person) => !known.has(person));
    return { late: [...context.late, ...fresh.map((person) => ({ role, person, at }))] };
  });
}
