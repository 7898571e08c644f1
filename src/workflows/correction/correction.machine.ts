// Sửa điểm, from the request to the sealed successors (TT 22/2021 Đ18, Đ20; R74–R81).
import { assign, setup } from 'xstate';
import { named } from '../engine/named.ts';
import { notHere, transitionsOf } from '../engine/transitions.ts';
import { correctionChanges } from './correction.changes.ts';
import type { CorrectionChangeName } from './correction.changes.ts';
import { openingOf } from './correction.context.ts';
import type { CorrectionContext, CorrectionOpening } from './correction.context.ts';
import { correctionOrders } from './correction.effects.ts';
import type { CorrectionEffectType } from './correction.effects.ts';
import type { CorrectionEvent } from './correction.events.ts';
import { correctionGuards } from './correction.guards.ts';
import type { CorrectionGuardName } from './correction.guards.ts';

export type CorrectionState =
  | 'requested'
  | 'homeroomConfirmed'
  | 'permitted'
  | 'unlocked'
  | 'witnessed'
  | 'executed'
  | 'renewing'
  | 'completed'
  | 'refused'
  | 'withdrawn'
  | 'expired'
  | 'lapsed';

interface Step {
  readonly context: CorrectionContext;
  readonly event: CorrectionEvent;
}

const correction = setup({
  types: {
    context: {} as CorrectionContext,
    events: {} as CorrectionEvent,
    input: {} as CorrectionOpening,
    meta: {} as { readonly guards: readonly CorrectionGuardName[] },
  },
  guards: named(
    correctionGuards,
    ({ holds }) =>
      ({ context, event }: Step) =>
        holds(context, event),
  ),
  actions: {
    ...named(correctionChanges, (change) =>
      assign<CorrectionContext, CorrectionEvent, undefined, CorrectionEvent, never>(({ context, event }) =>
        change(context, event),
      ),
    ),
    ...named(correctionOrders, () => notHere),
  },
});

const when = transitionsOf<{
  context: CorrectionContext;
  event: CorrectionEvent;
  state: CorrectionState;
  guard: CorrectionGuardName;
  change: CorrectionChangeName;
  order: CorrectionEffectType;
}>(correctionOrders);

const declining = { 'correction.refused': when(['reasonIsGiven'], ['takeRefusal'], 'refused') };
const withdrawing = { 'correction.withdrawn': when([], [], 'withdrawn') };
const lapsing = { 'correction.deadlinePassed': when(['deadlineToPermitIsPast'], [], 'lapsed') };
/** Whatever ends it while cells are open locks them again in the same step. */
const relocking = {
  'correction.withdrawn': when([], ['noteRelocking', 'closeCells'], 'withdrawn'),
  'correction.deadlinePassed': when(['deadlineToEditIsPast'], ['noteRelocking', 'closeCells'], 'expired'),
};

export const correctionMachine = correction.createMachine({
  id: 'correction',
  context: ({ input }) => openingOf(input),
  initial: 'requested',
  states: {
    requested: {
      on: {
        'correction.confirmed': when(['permissionIsInTime'], ['takeConfirmation'], 'homeroomConfirmed'),
        ...declining,
        ...withdrawing,
        ...lapsing,
      },
    },
    homeroomConfirmed: {
      on: {
        'correction.permitted': [
          when(
            ['permissionIsInTime', 'decisionIsNumbered', 'agreesForTheFirstTime', 'everybodyAgrees'],
            ['takePermission'],
            'permitted',
          ),
          when(['permissionIsInTime', 'decisionIsNumbered', 'agreesForTheFirstTime'], ['takePermission']),
        ],
        ...declining,
        ...withdrawing,
        ...lapsing,
      },
    },
    permitted: {
      on: {
        'cells.unlocked': [
          when(['endLiesAhead', 'nobodyNeedsToWitness'], ['takeUnlocking', 'openCells'], 'witnessed'),
          when(['endLiesAhead'], ['takeUnlocking', 'openCells'], 'unlocked'),
        ],
        ...withdrawing,
      },
    },
    unlocked: {
      on: {
        'correction.witnessed': [
          when(['cellsAreOpen', 'witnessesOnce', 'isTheLastWitness'], ['takeWitness'], 'witnessed'),
          when(['cellsAreOpen', 'witnessesOnce'], ['takeWitness']),
        ],
        ...relocking,
      },
    },
    witnessed: {
      on: {
        'cells.corrected': when(
          ['cellsAreOpen', 'witnessesSuffice'],
          ['takeExecution', 'noteRelocking', 'writeCells', 'closeCells', 'supersedeRecords', 'draftMinutes'],
          'executed',
        ),
        ...relocking,
      },
    },
    /** Corrected and locked; those present sign the minutes, any of them first. */
    executed: {
      on: {
        'minutes.drafted': when(['minutesAreNotDrafted'], ['takeMinutes']),
        'minutes.signed': [
          when(
            ['signsOnce', 'minutesStandOnLatestBytes', 'signsLast'],
            ['takeMinutesSignature', 'renewRecords'],
            'renewing',
          ),
          when(['signsOnce', 'minutesStandOnLatestBytes'], ['takeMinutesSignature']),
        ],
      },
    },
    renewing: { on: { 'correction.completed': when([], [], 'completed') } },
    completed: { type: 'final' },
    refused: { type: 'final' },
    withdrawn: { type: 'final' },
    expired: { type: 'final' },
    lapsed: { type: 'final' },
  },
});
