// Professional dossiers: uploaded, signed along a route, returned with minutes, approved (R51, R55, R67).
export { dossierFault } from './faults.ts';
export {
  dossierLimits,
  takeInDossier,
  type DossierExaminer,
  type TakenIn,
  type WantedPlaces,
} from './take-in.ts';
export { reviseDossier, uploadDossier, type NewDossier, type Revision } from './open-dossier.ts';
export type { DossierDeed } from './take-step.ts';
export type { SigningDeed } from './turn.ts';
export { signDossier, type DossierSigning } from './sign-dossier.ts';
export {
  answerDossierSignature,
  askDossierSignature,
  type AskedSignature,
  type SignatureAnswer,
  type SignatureWish,
} from './ask-signature.ts';
export { returnDossier, withdrawDossier, type ChangeRequest } from './return-dossier.ts';
export {
  dossierSeenBy,
  listDossiers,
  readDossierFile,
  type DossiersAsked,
  type DossiersWanted,
  type DossierSeen,
  type DossierStanding,
} from './read-dossiers.ts';
export { kindsOfDossiers, type DossierKindSeen } from './kinds-of-school.ts';
export { subjectNames } from './subject-names.ts';
export * from './minutes/index.ts';
export { dueDossiers, type DueAsked, type DueDossier, type DueStanding } from './due-dossiers.ts';
export { dossierOfCode, dossierOfFile, type CodedDossier } from './coded-dossier.ts';
