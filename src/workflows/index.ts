// Workflows: (state, event) → (state, effects). No clock, no store, no actor.
export type { Advance, Definition, Guard } from './engine/advance.ts';
export { advance } from './engine/advance.ts';
export type { Refusal } from './engine/refusal.ts';
export type { StoredSnapshot, Upcast } from './engine/stored-snapshot.ts';
export { upcastTo } from './engine/upcast.ts';
export { catalogue, definitionOf } from './catalogue.ts';
export { raise as workflowFault } from './faults.ts';
export type * from './record/record.context.ts';
export type * from './record/record.events.ts';
export type * from './record/record.effects.ts';
export { openRecord, recordDefinition } from './record/record.definition.ts';
export type { RecordSnapshot } from './record/record.definition.ts';
export { recordMachine } from './record/record.machine.ts';
export type { RecordState } from './record/record.machine.ts';
export { recordGuards } from './record/record.guards.ts';
export { authorise, recordPolicy, rolesOf } from './record/record.policy.ts';
export type { Actor, PolicyRow, RecordRole } from './record/record.policy.ts';
export { mixedDuties } from './record/record.duties.ts';
export {
  authorSlotOf,
  awaited,
  hasSigned,
  isAffected,
  sealSlotsOf,
  signersOf,
  slotsOf,
} from './record/record.slots.ts';
export { replayRecord, stepRecord } from './record/record.step.ts';
export { recordEventWords, recordStateWords } from './record/record.words.ts';
export type * from './correction/correction.context.ts';
export type * from './correction/correction.events.ts';
export type * from './correction/correction.effects.ts';
export { correctionDefinition, openCorrection } from './correction/correction.definition.ts';
export type { CorrectionSnapshot } from './correction/correction.definition.ts';
export { correctionMachine } from './correction/correction.machine.ts';
export type { CorrectionState } from './correction/correction.machine.ts';
export { correctionGuards } from './correction/correction.guards.ts';
export { authoriseCorrection, correctionPolicy, correctionRolesOf } from './correction/correction.policy.ts';
export type { CorrectionActor, CorrectionPolicyRow, CorrectionRole } from './correction/correction.policy.ts';
export {
  decisionOf,
  presentAt,
  stillToPermit,
  stillToSign,
  stillToWitness,
} from './correction/correction.present.ts';
export type { PresentAs } from './correction/correction.present.ts';
export { stepCorrection } from './correction/correction.step.ts';
export { correctionEventWords, correctionStateWords } from './correction/correction.words.ts';
export type * from './dossier/dossier.context.ts';
export type * from './dossier/dossier.events.ts';
export { dossierDefinition, openDossier } from './dossier/dossier.definition.ts';
export type { DossierSnapshot } from './dossier/dossier.definition.ts';
export { dossierMachine } from './dossier/dossier.machine.ts';
export type { DossierState } from './dossier/dossier.machine.ts';
export { authoriseDossier, dossierPolicy } from './dossier/dossier.policy.ts';
export type { DossierActor, DossierPolicyRow, DossierRole } from './dossier/dossier.policy.ts';
export { stepDossier } from './dossier/dossier.step.ts';
export {
  awaitedParty,
  isLastStep,
  latestBytes,
  presentFile,
  signaturesNow,
} from './dossier/dossier.turns.ts';
export { dossierEventWords, dossierStateWords } from './dossier/dossier.words.ts';
export { drawCorrectionMachine, drawDossierMachine, drawRecordMachine } from './diagram.ts';
