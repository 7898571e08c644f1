// Media put away under seal: minutes of what the last check found, opened with a reason.
export { sealFault } from './faults.ts';
export { sealMedium, type SealWish } from './seal-medium.ts';
export { openSeal, type OpeningWish } from './open-seal.ts';
export { mediumSeen, type MediumSeen, type SealSeen } from './medium-seen.ts';
export { draftSealings } from './draft-sealings.ts';
