// Media put away under seal: minutes of what the last check found, opened with a reason.
export { sealFault } from './faults.ts';
export { sealMedium, type SealWish } from './seal-medium.ts';
export { openSeal, type OpeningWish } from './open-seal.ts';
export { mediaSeen, type MediaSeen, type MediumSeen, type SealSeen } from './media-seen.ts';
export { draftSealings } from './draft-sealings.ts';
