// Hồ sơ chuyên môn, from the upload to its approval (R51, R55, R67).
import { assign, setup } from 'xstate';
import { named } from '../engine/named.ts';
import { transitionsOf } from '../engine/transitions.ts';
import { dossierChanges } from './dossier.changes.ts';
import type { DossierChangeName } from './dossier.changes.ts';
import { openingOfDossier } from './dossier.context.ts';
import type { DossierContext, DossierFile, DossierOpening } from './dossier.context.ts';
import type { DossierEvent } from './dossier.events.ts';
import { dossierGuards } from './dossier.guards.ts';
import type { DossierGuardName } from './dossier.guards.ts';

export type DossierState = 'draft' | 'submitted' | 'returned' | 'signed' | 'approved' | 'withdrawn';

interface Step {
  readonly context: DossierContext;
  readonly event: DossierEvent;
}

const dossier = setup({
  types: {
    context: {} as DossierContext,
    events: {} as DossierEvent,
    input: {} as { readonly opening: DossierOpening; readonly first: DossierFile },
    meta: {} as { readonly guards: readonly DossierGuardName[] },
  },
  guards: named(
    dossierGuards,
    ({ holds }) =>
      ({ context, event }: Step) =>
        holds(context, event),
  ),
  actions: named(dossierChanges, (change) =>
    assign<DossierContext, DossierEvent, undefined, DossierEvent, never>(({ context, event }) =>
      change(context, event),
    ),
  ),
});

/** Nothing has to be done elsewhere: signatures are there when they are told. */
const when = transitionsOf<{
  context: DossierContext;
  event: DossierEvent;
  state: DossierState;
  guard: DossierGuardName;
  change: DossierChangeName;
  order: never;
}>({});

const withdrawing = { 'dossier.withdrawn': when([], [], 'withdrawn') };
const soundly = ['isTheirTurn', 'signsOnce', 'standsOnLatestBytes'] as const;

export const dossierMachine = dossier.createMachine({
  id: 'dossier',
  context: ({ input: { opening, first } }) => openingOfDossier(opening, first),
  initial: 'draft',
  states: {
    draft: {
      on: {
        'dossier.revised': when(['fileIsNew'], ['takeFile']),
        'dossier.submitted': when(
          ['somebodyApproves', 'standsOnLatestBytes'],
          ['takeAuthor', 'takeRoute'],
          'submitted',
        ),
        ...withdrawing,
      },
    },
    submitted: {
      on: {
        'dossier.signed': [
          when([...soundly, 'isTheLastStep', 'isNotSealed'], ['takeSignature'], 'approved'),
          when([...soundly, 'isTheLastStep', 'sealIsOrdered'], ['takeSignature', 'takeSealOrder'], 'signed'),
          when([...soundly, 'isNotTheLastStep'], ['takeSignature']),
        ],
        'dossier.returned': when(['isTheirTurn', 'changeIsMinuted'], ['takeMinutes'], 'returned'),
        ...withdrawing,
      },
    },
    /** The version with its signatures stays; the author brings another one. */
    returned: { on: { 'dossier.revised': when(['fileIsNew'], ['takeFile'], 'draft'), ...withdrawing } },
    signed: { on: { 'dossier.sealed': when(['standsOnLatestBytes'], ['takeSeal'], 'approved') } },
    approved: { type: 'final' },
    withdrawn: { type: 'final' },
  },
});
