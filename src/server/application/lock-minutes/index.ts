// Minutes of locking: drafted after an order was carried out, certified, signed by those present, sealed.
export { lockMinutesFault } from './faults.ts';
export { draftLockMinutes, type LockMinutesWish } from './draft-lock-minutes.ts';
export { certifyLockMinutes } from './certify-lock-minutes.ts';
export {
  lockedOrderSeenBy,
  ordersWithoutMinutes,
  type LockedOrder,
  type LockedOrderSeen,
} from './locked-orders.ts';
export { sealLockMinutes, signLockMinutes, type LockMinutesSigning } from './sign-lock-minutes.ts';
export {
  listLockMinutes,
  lockMinutesOfCode,
  lockMinutesSeenBy,
  lockMinutesWaiting,
  readLockMinutes,
  type CodedLockMinutes,
  type LockMinutesStanding,
} from './read-lock-minutes.ts';
