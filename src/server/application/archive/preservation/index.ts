// Keeping packages for decades: copied to targets, checked, repaired, restored.
export { archiveFault } from './faults.ts';
export { addTarget, findTarget, type NewTarget } from './targets.ts';
export { copyToTarget, type CopiedToTarget, type Keeping } from './copy-to-target.ts';
export { checkTarget, type TargetChecking } from './check-target.ts';
export { checkPackage, type PackageChecked } from './check-package.ts';
export { repairTarget, type Repaired } from './repair-target.ts';
export { archivePlaces, type PlaceSeen } from './places-seen.ts';
export { lastDuties } from './last-duties.ts';
export { restoreFiles, type RestoredFile, type Restoring } from './restore.ts';
export { preservationDue, type PreservationDue } from './duties-due.ts';
export { preserve } from './preserve.ts';
export { copyByItself } from './copy-by-itself.ts';
export { lackingOn, type Lacking } from './lacking.ts';
