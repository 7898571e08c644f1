// The life of a record, from entered results to the archive (R61, R63, R69, R70).
import { assign, setup } from 'xstate';
import { named } from '../engine/named.ts';
import { notHere, transitionsOf } from '../engine/transitions.ts';
import { recordChanges } from './record.changes.ts';
import type { RecordChangeName } from './record.changes.ts';
import { openingContext } from './record.context.ts';
import type { RecordContext, RecordOpening } from './record.context.ts';
import { recordOrders } from './record.effects.ts';
import type { RecordEffectType } from './record.effects.ts';
import type { RecordEvent } from './record.events.ts';
import { recordGuards } from './record.guards.ts';
import type { RecordGuardName } from './record.guards.ts';

export type RecordState =
  | 'draft'
  | 'subjectSigning'
  | 'subjectSigned'
  | 'homeroomVerified'
  | 'principalApproved'
  | 'locked'
  | 'archived'
  | 'returned'
  | 'withdrawn'
  | 'superseded';

interface Step {
  readonly context: RecordContext;
  readonly event: RecordEvent;
}

const record = setup({
  types: {
    context: {} as RecordContext,
    events: {} as RecordEvent,
    input: {} as RecordOpening,
    meta: {} as { readonly guards: readonly RecordGuardName[] },
  },
  guards: named(
    recordGuards,
    ({ holds }) =>
      ({ context, event }: Step) =>
        holds(context, event),
  ),
  actions: {
    ...named(recordChanges, (change) =>
      assign<RecordContext, RecordEvent, undefined, RecordEvent, never>(({ context, event }) =>
        change(context, event),
      ),
    ),
    ...named(recordOrders, () => notHere),
  },
});

const when = transitionsOf<{
  context: RecordContext;
  event: RecordEvent;
  state: RecordState;
  guard: RecordGuardName;
  change: RecordChangeName;
  order: RecordEffectType;
}>(recordOrders);

const signing = [
  'isSignedWithKeys',
  'signerIsAssigned',
  'signerHasNotSigned',
] as const satisfies readonly RecordGuardName[];
const soundly = [
  'documentIsCertified',
  'slotsAreTheSigners',
  'standsOnTheLatestBytes',
] as const satisfies readonly RecordGuardName[];

/** A return leads a successor back to where it is due again: what was corrected stays corrected. */
const returning = {
  'record.returned': [
    when(['isRenewing', 'reasonIsGiven'], ['takeReturn'], 'superseded'),
    when(['reasonIsGiven'], ['takeReturn'], 'returned'),
  ],
  'correction.executed': when(
    ['isNotRenewing', 'decisionIsNumbered'],
    ['takeCorrectionAsReturn'],
    'returned',
  ),
};
const editing = {
  'entries.imported': when([], ['takeEntries'], 'draft'),
  'pupil.left': when([], [], 'withdrawn'),
  'record.submitted': when(['entriesAreComplete'], ['freezeEntries', 'draftDocument'], 'subjectSigning'),
};
const extending = { 'document.extended': when(['standsOnTheLatestBytes'], ['takeExtension']) };
const superseding = {
  'correction.executed': when(['decisionIsNumbered'], ['takeCorrection'], 'superseded'),
};
const drafting = {
  'document.drafted': when(
    ['draftIsOfThisSubmission', 'everySlotHasItsSigner'],
    ['takeDraft', 'certifyDocument'],
  ),
  'document.certified': when(['certifiesTheDraft', 'standsOnTheLatestBytes'], ['takeCertification']),
};
/** The registrar reports the sheets when everybody has signed them. */
const onPaper = {
  'paper.signed': when(
    ['isSignedWithPens', 'documentIsCertified'],
    ['takePaperSignatures'],
    'principalApproved',
  ),
};
/** The successor is due: only those sign whom the correction affects, without affected subjects from the homeroom teacher on. */
const renewing = {
  'record.submitted': [
    when(
      ['isRenewing', 'entriesAreComplete', 'subjectsAreAffected'],
      ['freezeEntries', 'draftDocument'],
      'subjectSigning',
    ),
    when(['isRenewing', 'entriesAreComplete'], ['freezeEntries', 'draftDocument'], 'subjectSigned'),
  ],
  'correction.executed': when(['isRenewing', 'decisionIsNumbered'], ['joinCorrection']),
};

export const recordMachine = record.createMachine({
  id: 'record',
  context: ({ input }) => openingContext(input),
  initial: 'draft',
  states: {
    draft: { on: editing },
    subjectSigning: {
      on: {
        ...drafting,
        'signature.applied': [
          when(
            [...signing, 'subjectTeachersAreDue', ...soundly, 'isTheLastSubjectTeacher'],
            ['takeSignature'],
            'subjectSigned',
          ),
          when([...signing, 'subjectTeachersAreDue', ...soundly], ['takeSignature']),
        ],
        'signing.deadlinePassed': when([], ['markLateSubjectTeachers']),
        ...onPaper,
        ...returning,
      },
    },
    subjectSigned: {
      on: {
        ...drafting,
        'signature.applied': when(
          [...signing, 'homeroomTeacherIsDue', ...soundly],
          ['takeSignature'],
          'homeroomVerified',
        ),
        'signing.deadlinePassed': when([], ['markLateHomeroomTeacher']),
        ...onPaper,
        ...returning,
      },
    },
    homeroomVerified: {
      on: {
        'signature.applied': when(
          [...signing, 'approverIsDue', ...soundly],
          ['takeSignature'],
          'principalApproved',
        ),
        'signing.deadlinePassed': when([], ['markLateApprover']),
        ...returning,
      },
    },
    principalApproved: {
      on: {
        'lock.ordered': when(['decisionIsNumbered', 'lockIsNotOrdered'], ['takeOrder']),
        'seal.applied': when(
          ['isSignedWithKeys', 'lockIsOrdered', 'slotsAreTheSeals', 'standsOnTheLatestBytes'],
          ['takeSeal'],
          'locked',
        ),
        'paper.sealed': when(['isSignedWithPens', 'lockIsOrdered'], ['takePaperSeal'], 'locked'),
        ...returning,
      },
    },
    locked: {
      on: {
        ...extending,
        'record.archived': when(['packageIsNamed'], ['takePackage'], 'archived'),
        ...superseding,
      },
    },
    archived: {
      on: {
        ...extending,
        'record.archived': when(['packageIsNamed'], ['takePackage']),
        ...superseding,
      },
    },
    returned: { on: editing },
    /** The pupil left the class before anything was signed; a later class list may bring them back. */
    withdrawn: { on: { 'entries.imported': when([], ['takeEntries'], 'draft') } },
    superseded: { on: renewing },
  },
});
