// The register of what is kept: holds, orders of disposal, and carrying them out from place to place.
export { disposalFault } from './faults.ts';
export { holdClass, releaseHold, type HoldWish, type ReleaseWish } from './hold.ts';
export { orderDisposal, type DisposalWish } from './order-disposal.ts';
export { executeDisposal, type ExecutionWish } from './execute-disposal.ts';
export { disposeOfOrdered } from './dispose.ts';
export { pastTime, type PastTime } from './past-time.ts';
export { everythingRemaining, remains, type Remaining } from './remains.ts';
export { registerSeen, type ItemSeen, type RegisterSeen } from './register-seen.ts';
