// Corrections: asked for, permitted, executed before witnesses, minuted, and carried through to the sealed successors.
export { correctionFault } from './faults.ts';
export { requestCorrection, type CorrectionRequest } from './request-correction.ts';
export { evidenceLimits, type EvidenceFile } from './evidence.ts';
export { dropEvidence, evidenceWaiting, sendEvidence, type EvidenceSending } from './uploads.ts';
export { sniffEvidence, type EvidenceType } from './sniff.ts';
export type { WantedCell } from './wanted-cells.ts';
export type { CorrectionDeed } from './take-step.ts';
export { confirmCorrection } from './confirm-correction.ts';
export { permitCorrection, type CorrectionPermission } from './permit-correction.ts';
export { refuseCorrection, type CorrectionRefusal } from './refuse-correction.ts';
export { unlockCells, type CellUnlocking } from './unlock-cells.ts';
export { witnessCorrection } from './witness-correction.ts';
export { executeCorrection, type CorrectionExecution } from './execute-correction.ts';
export { withdrawCorrection } from './withdraw-correction.ts';
export { signMinutes, type MinutesSigning } from './minutes/sign-minutes.ts';
export { sealMinutes } from './minutes/seal-minutes.ts';
export { readMinutes } from './minutes/read-minutes.ts';
export { carryOnCorrections, passDeadlines, type CarriedOn } from './carry-on.ts';
export {
  correctionsOfClass,
  correctionSeenBy,
  correctionsSeenUnderWay,
  correctionsOfPerson,
  type CorrectionStanding,
  type MyCorrection,
} from './list-corrections.ts';
export { type CorrectionTask } from './turns.ts';
export { readEvidence, type EvidenceRead } from './read-evidence.ts';
